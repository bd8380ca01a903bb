import { DataAwsAvailabilityZones } from "@cdktf/provider-aws/lib/data-aws-availability-zones/index.js";
import { Eip } from "@cdktf/provider-aws/lib/eip/index.js";
import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway/index.js";
import { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway/index.js";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table/index.js";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association/index.js";
import { Subnet } from "@cdktf/provider-aws/lib/subnet/index.js";
import { Vpc } from "@cdktf/provider-aws/lib/vpc/index.js";
import { Fn, TerraformCount } from "cdktf";
import { Construct } from "constructs";
import { checkSubnets, checkVpcCidr } from "../rules/cidr.js";
import { checkValue } from "../terraform/checks.js";
import { countedSubnet, instance, sibling, splat } from "../terraform/expressions.js";
import { title } from "./title.js";

/** What the rest of a deployment wants of its network. */
export interface DeploymentNetwork {
  readonly vpcId: string;
  /** The subnets of what the internet reaches. */
  readonly publicSubnetIds: string[];
  /** The subnets of what it does not. */
  readonly privateSubnetIds: string[];
}

export interface NetworkOptions {
  /**
   * The VPC's IPv4 block.
   * @default "10.0.0.0/16"
   */
  readonly cidr?: string;
  /**
   * How many bits longer a subnet's prefix is than the VPC's.
   * @default 8, which makes /24 subnets in a /16
   */
  readonly subnetBits?: number;
  /**
   * Availability zones, each with one public and one private subnet. A load balancer needs two.
   * @default 2
   */
  readonly zones?: number;
}

export interface NetworkProps extends NetworkOptions {
  /** The name of the deployment, which the tags begin with. */
  readonly name: string;
  /**
   * Route private subnets as the article does, which never settles.
   * @default false
   */
  readonly literal?: boolean;
}

/**
 * The article's "Base Infrastructure Setup": a VPC with public subnets that an internet gateway serves and private
 * subnets that reach the internet through one NAT gateway.
 */
export class Network extends Construct implements DeploymentNetwork {
  readonly vpc: Vpc;
  readonly vpcId: string;
  /** All public subnets: one resource with a count. */
  readonly publicSubnets: Subnet;
  /** All private subnets: one resource with a count. */
  readonly privateSubnets: Subnet;
  readonly internetGateway: InternetGateway;
  readonly natGateway: NatGateway;

  constructor(scope: Construct, id: string, props: NetworkProps) {
    super(scope, id);
    const { name, cidr = "10.0.0.0/16", subnetBits = 8, zones = 2, literal = false } = props;
    checkValue(this, cidr, (known) => [
      ...checkVpcCidr(known),
      ...checkSubnets(known, subnetBits, 2 * zones),
    ]);
    checkValue(this, zones, checkZones);
    const tags = (what: string) => ({ Name: `${title(name)} ${what}` });
    const count = TerraformCount.of(zones);

    const zoneNames = new DataAwsAvailabilityZones(this, "azs", { state: "available" });
    this.vpc = new Vpc(this, "fluent_bit_vpc", { cidrBlock: cidr, tags: tags("VPC") });
    const vpcId = this.vpc.id;
    this.vpcId = vpcId;

    this.publicSubnets = new Subnet(this, "fluent_bit_public_subnet", {
      count,
      availabilityZone: Fn.element(zoneNames.names, count.index),
      vpcId,
      cidrBlock: countedSubnet(cidr, subnetBits),
      tags: tags("Public Subnet"),
    });
    this.privateSubnets = new Subnet(this, "fluent_bit_private_subnet", {
      count,
      availabilityZone: Fn.element(zoneNames.names, count.index),
      vpcId,
      cidrBlock: countedSubnet(cidr, subnetBits, this.publicSubnets),
      tags: tags("Private Subnet"),
    });

    this.internetGateway = new InternetGateway(this, "fluent_bit_igw", {
      vpcId,
      tags: tags("Internet Gateway"),
    });
    const natAddress = new Eip(this, "fluent_bit_ngw_eip", { tags: tags("NAT Gateway IP") });
    this.natGateway = new NatGateway(this, "fluent_bit_ngw", {
      allocationId: natAddress.allocationId,
      subnetId: instance(this.publicSubnets, 0, "id"),
      tags: tags("NAT Gateway"),
      // The gateway's address is reachable only once the VPC has its internet gateway.
      dependsOn: [this.internetGateway],
    });

    this.routeToInternet("public", this.publicSubnets, count, tags("Public Subnet Route Table"), {
      gatewayId: this.internetGateway.id,
    });
    this.routeToInternet(
      "private",
      this.privateSubnets,
      count,
      tags("Private Subnet Route Table"),
      // Correction nat-route: the API returns a NAT gateway as nat_gateway_id. Given as gateway_id, as in the article,
      // it shows a change on every plan.
      literal ? { gatewayId: this.natGateway.id } : { natGatewayId: this.natGateway.id },
    );
  }

  /** The ids of all public subnets. */
  get publicSubnetIds(): string[] {
    return splat(this.publicSubnets, "id");
  }

  /** The ids of all private subnets. */
  get privateSubnetIds(): string[] {
    return splat(this.privateSubnets, "id");
  }

  private routeToInternet(
    tier: "public" | "private",
    subnets: Subnet,
    count: TerraformCount,
    tags: Record<string, string>,
    target: { readonly gatewayId: string } | { readonly natGatewayId: string },
  ): void {
    const table = new RouteTable(this, `fluent_bit_${tier}_rt`, {
      count,
      vpcId: this.vpc.id,
      route: [{ cidrBlock: "0.0.0.0/0", ...target }],
      tags,
    });
    new RouteTableAssociation(this, `fluent_bit_${tier}_rta`, {
      count,
      subnetId: sibling(subnets, "id"),
      routeTableId: sibling(table, "id"),
    });
  }
}

function checkZones(zones: number): string[] {
  if (Number.isInteger(zones) && zones >= 2) return [];
  return [`zones are ${zones}: expected a whole number from 2, as a load balancer needs two`];
}
