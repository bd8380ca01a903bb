import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group/index.js";
import { Eip } from "@cdktf/provider-aws/lib/eip/index.js";
import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway/index.js";
import { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway/index.js";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table/index.js";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association/index.js";
import { Subnet } from "@cdktf/provider-aws/lib/subnet/index.js";
import { Vpc } from "@cdktf/provider-aws/lib/vpc/index.js";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint/index.js";
import { Fn, TerraformCount } from "cdktf";
import { Construct } from "constructs";
import { formatMessage } from "../../firelens/message.js";
import { ANYWHERE, checkSubnets, checkVpcCidr } from "../aws/cidr.js";
import { title } from "../aws/names.js";
import { addCheck } from "../cdktf/checks.js";
import { atIndex, atSameIndex, cidrSubnet, referenceTo, SUBNET_NUMBER, splat } from "../cdktf/expressions.js";
import { natRoute } from "../corrections.js";
import type { DeploymentNetwork, NetworkOrder } from "./existing-network.js";
import { FlowLogs } from "./flow-logs.js";
import { NATS, type Nat, type NetworkOptions } from "./network-options.js";
import { endpointServiceName } from "./required-endpoints.js";
import type { EndpointNetwork } from "./vpc-endpoints.js";
import { checkZoneNames, checkZones, zoneNames } from "./zones.js";

/** The props of a network. */
export interface NetworkProps extends NetworkOptions {
  /** The name of the deployment. All tags begin with it. */
  readonly name: string;
  /**
   * Route the private subnets as the article does, with a perpetual diff.
   * @default false
   */
  readonly literal?: boolean;
  /**
   * The region, for the name of the endpoint of `s3Endpoint`.
   * @default - unknown, so that there is no `s3Endpoint`
   */
  readonly region?: string;
}

/**
 * The article's "Base Infrastructure Setup": a VPC, public subnets behind an internet gateway, and private subnets
 * behind a NAT gateway. The ten resources stand in the article's order; the options follow them.
 */
export class Network extends Construct implements DeploymentNetwork, EndpointNetwork {
  /** The VPC. */
  readonly vpc: Vpc;
  /** The id of the VPC. */
  readonly vpcId: string;
  /** The IPv4 block of the VPC. */
  readonly vpcCidr: string;
  /** How its private subnets connect to the internet. */
  readonly nat: Nat;
  /** Whether private DNS names of VPC endpoints work. */
  readonly hasDnsHostnames: boolean;
  /** All public subnets: one resource with a count. */
  readonly publicSubnets: Subnet;
  /** The subnets of the load balancer. */
  readonly publicSubnetIds: string[];
  /** All private subnets: one resource with a count. */
  readonly privateSubnets: Subnet;
  /** The subnets of the tasks. */
  readonly privateSubnetIds: string[];
  /** The route tables of the private subnets: one resource with a count. */
  readonly privateRouteTables: RouteTable;
  /** The route tables of the private subnets. */
  readonly privateRouteTableIds: string[];
  /** The internet gateway of the VPC. */
  readonly internetGateway: InternetGateway;
  /** One resource; with a count where `nat` is "perZone", absent where it is "none". */
  readonly natGateway?: NatGateway;
  /** The flow logs, if there are any. */
  readonly flowLogs?: FlowLogs;
  /** What must be replaced together with the subnets. */
  readonly order?: NetworkOrder;

  constructor(scope: Construct, id: string, props: NetworkProps) {
    super(scope, id);
    const { name, cidr = "10.0.0.0/16", subnetBits = 8, nat = "single", literal = false } = props;
    const { zones = props.zoneNames?.length ?? 2 } = props;
    const { dnsHostnames = nat === "none", flowLogs = false, restrictDefaultSecurityGroup = false } = props;
    addCheck(this, [cidr], checkVpcCidr);
    addCheck(this, [cidr, subnetBits, zones], (block, bits, pairs) => checkSubnets(block, bits, 2 * pairs));
    addCheck(this, [zones], checkZones);
    addCheck(this, [props.zoneNames], (names) => checkZoneNames(names, props.zones));
    addCheck(this, [nat, literal], checkNat);
    const count = TerraformCount.of(zones);
    const isPerZone = nat === "perZone";
    const tags = (suffix: string) => ({ Name: `${title(name)} ${suffix}` });

    const names = [...zoneNames(this, zones, props.zoneNames)];
    // The article's two zones have its numbers of subnets. A zone that is added changes no number of another.
    const hasArticleZones = zones === 2;
    // A zone that is out of service for a while moves the others in the list. Existing subnets stay where they are.
    const keepZone =
      literal || props.zoneNames !== undefined ? undefined : { ignoreChanges: ["availability_zone"] };

    this.vpc = new Vpc(this, "fluent_bit_vpc", {
      cidrBlock: cidr,
      // False is said where the option says it: what is left out stays as AWS has it.
      enableDnsHostnames: dnsHostnames || props.dnsHostnames,
      tags: tags("VPC"),
    });
    const vpcId = this.vpc.id;

    this.publicSubnets = new Subnet(this, "fluent_bit_public_subnet", {
      count,
      availabilityZone: Fn.element(names, count.index),
      vpcId,
      cidrBlock: cidrSubnet(
        cidr,
        subnetBits,
        hasArticleZones ? SUBNET_NUMBER.publicOfArticle : SUBNET_NUMBER.public,
      ),
      lifecycle: keepZone,
      tags: tags("Public Subnet"),
    });

    this.privateSubnets = new Subnet(this, "fluent_bit_private_subnet", {
      count,
      availabilityZone: Fn.element(names, count.index),
      vpcId,
      cidrBlock: cidrSubnet(
        cidr,
        subnetBits,
        hasArticleZones ? SUBNET_NUMBER.privateOfArticle(this.publicSubnets) : SUBNET_NUMBER.private,
      ),
      lifecycle: keepZone,
      tags: tags("Private Subnet"),
    });

    this.internetGateway = new InternetGateway(this, "fluent_bit_igw", {
      vpcId,
      tags: tags("Internet Gateway"),
    });

    if (nat === "regional") {
      // AWS spreads it over the zones and gives it its addresses. Source: Amazon VPC User Guide, "Regional NAT gateways".
      this.natGateway = new NatGateway(this, "fluent_bit_ngw", {
        availabilityMode: "regional",
        vpcId,
        tags: tags("NAT Gateway"),
        dependsOn: [this.internetGateway],
      });
    } else if (nat !== "none") {
      // Terraform moves a gateway and an address without a count to index 0 and back, so both keep their IP address.
      const address = new Eip(this, "fluent_bit_ngw_eip", {
        count: isPerZone ? count : undefined,
        // The only value that AWS still offers, which scanners expect to be written out.
        domain: isPerZone ? "vpc" : undefined,
        tags: tags("NAT Gateway IP"),
      });

      this.natGateway = new NatGateway(this, "fluent_bit_ngw", {
        count: isPerZone ? count : undefined,
        allocationId: isPerZone ? atSameIndex(address, "allocation_id") : address.allocationId,
        subnetId: isPerZone ? atSameIndex(this.publicSubnets, "id") : atIndex(this.publicSubnets, 0, "id"),
        tags: tags("NAT Gateway"),
        // AWS needs the VPC's internet gateway before the NAT gateway.
        dependsOn: [this.internetGateway],
      });
    }

    const publicRouteTables = new RouteTable(this, "fluent_bit_public_rt", {
      count,
      vpcId,
      route: [{ ...ROUTE_ANYWHERE, gatewayId: this.internetGateway.id }],
      tags: tags("Public Subnet Route Table"),
    });

    const publicAssociations = new RouteTableAssociation(this, "fluent_bit_public_rta", {
      count,
      subnetId: atSameIndex(this.publicSubnets, "id"),
      routeTableId: atSameIndex(publicRouteTables, "id"),
    });

    this.privateRouteTables = new RouteTable(this, "fluent_bit_private_rt", {
      count,
      vpcId,
      // [] removes all routes; undefined would leave them unmanaged.
      route: this.natGateway === undefined ? [] : [routeTo(this.natGateway, isPerZone, literal)],
      tags: tags("Private Subnet Route Table"),
    });

    const privateAssociations = new RouteTableAssociation(this, "fluent_bit_private_rta", {
      count,
      subnetId: atSameIndex(this.privateSubnets, "id"),
      routeTableId: atSameIndex(this.privateRouteTables, "id"),
    });

    if (!literal) {
      this.order = {
        publicRoutes: [this.internetGateway, publicAssociations],
        privateRoutes: [privateAssociations, ...(this.natGateway === undefined ? [] : [this.natGateway])],
        publicReplacement: referenceTo(this.publicSubnets, "id", 0),
        privateReplacement: referenceTo(this.privateSubnets, "id", 0),
      };
    }

    // Beyond the article.
    if (props.s3Endpoint === true && nat !== "none" && props.region !== undefined) {
      new VpcEndpoint(this, "fluent_bit_endpoint_s3", {
        vpcId,
        serviceName: endpointServiceName(props.region, "s3"),
        vpcEndpointType: "Gateway",
        routeTableIds: splat(this.privateRouteTables, "id"),
        tags: tags("s3 Endpoint"),
      });
    }
    if (flowLogs !== false) {
      const options = flowLogs === true ? {} : flowLogs;
      this.flowLogs = new FlowLogs(this, "flow-logs", {
        ...options,
        name,
        vpc: this.vpc,
        region: props.region,
      });
    }
    if (restrictDefaultSecurityGroup) {
      new DefaultSecurityGroup(this, "fluent_bit_default_sg", {
        vpcId,
        // [] removes all rules, also those added later by hand; undefined would leave them unmanaged.
        ingress: [],
        egress: [],
        tags: tags("Default Security Group"),
      });
    }

    this.vpcId = vpcId;
    this.vpcCidr = cidr;
    this.nat = nat;
    this.hasDnsHostnames = dnsHostnames;
    this.publicSubnetIds = splat(this.publicSubnets, "id");
    this.privateSubnetIds = splat(this.privateSubnets, "id");
    this.privateRouteTableIds = splat(this.privateRouteTables, "id");
  }
}

/**
 * Terraform's JSON wants all attributes of a route. The bindings write those that aren't given as null, but for this newer one,
 * which @cdktn/provider-aws 25.7.0 leaves out, and @cdktf/provider-aws 21.22.1 doesn't have.
 */
const UNGIVEN: object = { odbNetworkArn: null };

const ROUTE_ANYWHERE = { cidrBlock: ANYWHERE, ...UNGIVEN };

function routeTo(natGateway: NatGateway, isPerZone: boolean, literal: boolean) {
  const natGatewayId = isPerZone ? atSameIndex(natGateway, "id") : natGateway.id;
  return { ...ROUTE_ANYWHERE, ...natRoute(natGatewayId, literal) };
}

function checkNat(nat: Nat, literal: boolean): string[] {
  if (!NATS.includes(nat)) {
    return [formatMessage({ what: "nat", value: nat, expected: `one of ${NATS.join(", ")}` })];
  }
  if (!literal || nat === "single") {
    return [];
  }
  return [formatMessage({ what: "nat", value: nat, expected: '"single" with literal, as in the article' })];
}
