import { DataAwsAvailabilityZones } from "@cdktf/provider-aws/lib/data-aws-availability-zones/index.js";
import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group/index.js";
import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway/index.js";
import type { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway/index.js";
import type { RouteTable } from "@cdktf/provider-aws/lib/route-table/index.js";
import type { Subnet } from "@cdktf/provider-aws/lib/subnet/index.js";
import { Vpc } from "@cdktf/provider-aws/lib/vpc/index.js";
import { TerraformCount, Token } from "cdktf";
import { Construct } from "constructs";
import { checkSubnets, checkVpcCidr } from "../aws/cidr.js";
import { title } from "../aws/title.js";
import { addCheck } from "../cdktf/checks.js";
import { expression, numberToString, splat } from "../cdktf/expressions.js";
import { natRoute } from "../corrections.js";
import type { DeploymentNetwork, EndpointNetwork } from "./deployment-network.js";
import { FlowLogs } from "./flow-logs.js";
import { NatGateways } from "./nat-gateways.js";
import type { Nat, NetworkOptions } from "./network-options.js";
import { SubnetTier } from "./subnet-tier.js";
import { checkZones } from "./zones.js";

export interface NetworkProps extends NetworkOptions {
  /** The name of the deployment, which the tags begin with. */
  readonly name: string;
  /**
   * Route private subnets as the article does, which never converges.
   * @default false
   */
  readonly literal?: boolean;
}

/**
 * The article's "Base Infrastructure Setup": a VPC with public subnets that an internet gateway serves and private
 * subnets that reach the internet through one NAT gateway, or as the options say.
 */
export class Network extends Construct implements DeploymentNetwork, EndpointNetwork {
  readonly vpc: Vpc;
  readonly vpcId: string;
  readonly vpcCidr: string;
  readonly nat: Nat;
  readonly hasDnsHostnames: boolean;
  /** All public subnets: one resource with a count. */
  readonly publicSubnets: Subnet;
  /** All private subnets: one resource with a count. */
  readonly privateSubnets: Subnet;
  /** The route tables of the private subnets: one resource with a count. */
  readonly privateRouteTables: RouteTable;
  readonly internetGateway: InternetGateway;
  /** One resource, with a count where there is a gateway in each zone; absent where there is none. */
  readonly natGateway?: NatGateway;
  readonly flowLogs?: FlowLogs;

  constructor(scope: Construct, id: string, props: NetworkProps) {
    super(scope, id);
    const { name, cidr = "10.0.0.0/16", subnetBits = 8, zones = 2, nat = "single", literal = false } = props;
    const { dnsHostnames = nat === "none", flowLogs = false, restrictDefaultSecurityGroup = false } = props;
    addCheck(this, [cidr], checkVpcCidr);
    addCheck(this, [cidr, subnetBits, zones], (block, bits, pairs) => checkSubnets(block, bits, 2 * pairs));
    addCheck(this, [zones], checkZones);
    this.node.addValidation({ validate: () => checkNat(nat, literal) });
    const tags = (what: string) => ({ Name: `${title(name)} ${what}` });
    const count = TerraformCount.of(zones);

    const zoneNames = new DataAwsAvailabilityZones(this, "azs", {
      state: "available",
      lifecycle: Token.isUnresolved(zones) || zones > 2 ? atLeast(zones) : undefined,
    });
    this.nat = nat;
    this.hasDnsHostnames = dnsHostnames;
    this.vpc = new Vpc(this, "fluent_bit_vpc", {
      cidrBlock: cidr,
      enableDnsHostnames: dnsHostnames || undefined,
      tags: tags("VPC"),
    });
    const vpcId = this.vpc.id;
    this.vpcId = vpcId;
    this.vpcCidr = cidr;
    this.internetGateway = new InternetGateway(this, "fluent_bit_igw", {
      vpcId,
      tags: tags("Internet Gateway"),
    });

    const tier = { name, vpcId, cidr, subnetBits, count, zoneNames: zoneNames.names };
    const publicTier = new SubnetTier(this, "public", {
      ...tier,
      tier: "public",
      routes: [{ cidrBlock: INTERNET, gatewayId: this.internetGateway.id }],
    });
    this.publicSubnets = publicTier.subnets;
    const gateways =
      nat === "none"
        ? undefined
        : new NatGateways(this, "nat-gateways", {
            name,
            publicSubnets: this.publicSubnets,
            internetGateway: this.internetGateway,
            count: nat === "perZone" ? count : undefined,
          });
    this.natGateway = gateways?.gateway;
    const privateTier = new SubnetTier(this, "private", {
      ...tier,
      tier: "private",
      after: this.publicSubnets,
      routes:
        gateways === undefined ? [] : [{ cidrBlock: INTERNET, ...natRoute(gateways.routeTarget, literal) }],
    });
    this.privateSubnets = privateTier.subnets;
    this.privateRouteTables = privateTier.routeTables;

    if (flowLogs !== false) {
      const options = flowLogs === true ? {} : flowLogs;
      this.flowLogs = new FlowLogs(this, "flow-logs", { ...options, name, vpc: this.vpc });
    }
    if (restrictDefaultSecurityGroup) {
      new DefaultSecurityGroup(this, "fluent_bit_default_sg", {
        vpcId,
        // Lists that are empty and not absent: Terraform then also takes away what is added later.
        ingress: [],
        egress: [],
        tags: tags("Default Security Group"),
      });
    }
  }

  /** The ids of all public subnets. */
  get publicSubnetIds(): string[] {
    return splat(this.publicSubnets, "id");
  }

  /** The ids of all private subnets. */
  get privateSubnetIds(): string[] {
    return splat(this.privateSubnets, "id");
  }

  /** The ids of the route tables of all private subnets. */
  get privateRouteTableIds(): string[] {
    return splat(this.privateRouteTables, "id");
  }
}

const INTERNET = "0.0.0.0/0";

/** In a region with fewer zones, several subnets would be in one, which a load balancer refuses. */
function atLeast(zones: number) {
  return {
    postcondition: [
      {
        condition: expression(`length(self.names) >= ${numberToString(zones)}`),
        errorMessage: `zones are ${numberToString(zones)}, of which the region has ${expression("length(self.names)")}: expected no more.`,
      },
    ],
  };
}

const NATS: readonly string[] = ["single", "perZone", "none"] satisfies Nat[];

function checkNat(nat: string, literal: boolean): string[] {
  if (!NATS.includes(nat)) {
    return [`nat is ${JSON.stringify(nat)}: expected one of ${NATS.join(", ")}`];
  }
  if (!literal || nat === "single") {
    return [];
  }
  return [`nat is ${JSON.stringify(nat)}: expected "single" where the article is taken literally`];
}
