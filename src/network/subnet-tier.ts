import { RouteTable, type RouteTableRoute } from "@cdktf/provider-aws/lib/route-table/index.js";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association/index.js";
import { Subnet } from "@cdktf/provider-aws/lib/subnet/index.js";
import { Fn, type TerraformCount } from "cdktf";
import { Construct } from "constructs";
import { title } from "../aws/title.js";
import { atSameIndex, cidrSubnet } from "../cdktf/expressions.js";

export interface SubnetTierProps {
  /** The name of the deployment, which the tags begin with. */
  readonly name: string;
  /** What the subnets are for: what the internet reaches, or what it doesn't. */
  readonly tier: "public" | "private";
  /** The VPC that the subnets are in. */
  readonly vpcId: string;
  /** The VPC's IPv4 block. */
  readonly cidr: string;
  /** How many bits longer a subnet's prefix is than the VPC's. */
  readonly subnetBits: number;
  /**
   * The subnets that lie before these in the VPC's block.
   * @default - none
   */
  readonly after?: Subnet;
  /** How many subnets there are. */
  readonly count: TerraformCount;
  /** The names of the zones that the subnets are in, one after the other. */
  readonly zoneNames: string[];
  /** Where each subnet leads beside the VPC itself; nowhere where empty. */
  readonly routes: RouteTableRoute[];
}

/** The public or the private subnets of a network, one in each zone, with a route table each. */
export class SubnetTier extends Construct {
  /** One resource with a count. */
  readonly subnets: Subnet;
  /** One resource with a count. */
  readonly routeTables: RouteTable;

  constructor(scope: Construct, id: string, props: SubnetTierProps) {
    super(scope, id);
    const { name, tier, vpcId, cidr, subnetBits, count } = props;
    const kind = `${title(name)} ${title(tier)} Subnet`;
    this.subnets = new Subnet(this, `fluent_bit_${tier}_subnet`, {
      count,
      availabilityZone: Fn.element(props.zoneNames, count.index),
      vpcId,
      cidrBlock: cidrSubnet(cidr, subnetBits, props.after),
      tags: { Name: kind },
    });
    this.routeTables = new RouteTable(this, `fluent_bit_${tier}_rt`, {
      count,
      vpcId,
      // An empty list is one: without any, Terraform leaves the routes alone that a table has.
      route: props.routes,
      tags: { Name: `${kind} Route Table` },
    });
    new RouteTableAssociation(this, `fluent_bit_${tier}_rta`, {
      count,
      subnetId: atSameIndex(this.subnets, "id"),
      routeTableId: atSameIndex(this.routeTables, "id"),
    });
  }
}
