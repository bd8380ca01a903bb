import { Eip } from "@cdktf/provider-aws/lib/eip/index.js";
import type { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway/index.js";
import { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway/index.js";
import type { Subnet } from "@cdktf/provider-aws/lib/subnet/index.js";
import type { TerraformCount } from "cdktf";
import { Construct } from "constructs";
import { title } from "../aws/title.js";
import { atIndex, atSameIndex } from "../cdktf/expressions.js";

export interface NatGatewaysProps {
  /** The name of the deployment, which the tags begin with. */
  readonly name: string;
  /** The public subnets: one resource with a count. */
  readonly publicSubnets: Subnet;
  /** What the gateways themselves reach the internet through. */
  readonly internetGateway: InternetGateway;
  /**
   * As many gateways as there are public subnets, one in each.
   * @default - one gateway, in the first
   */
  readonly count?: TerraformCount;
}

/**
 * The NAT gateways of a network, with an address each. Terraform itself moves a gateway without a count to the first of
 * several and back, so that the addresses that others may know stay.
 */
export class NatGateways extends Construct {
  readonly gateway: NatGateway;
  /** The id of the gateway for one of the private route tables, which have a count. */
  readonly routeTarget: string;

  constructor(scope: Construct, id: string, props: NatGatewaysProps) {
    super(scope, id);
    const { name, publicSubnets, internetGateway, count } = props;
    const isSingle = count === undefined;
    const address = new Eip(this, "fluent_bit_ngw_eip", {
      count,
      tags: { Name: `${title(name)} NAT Gateway IP` },
    });
    this.gateway = new NatGateway(this, "fluent_bit_ngw", {
      count,
      allocationId: isSingle ? address.allocationId : atSameIndex(address, "allocation_id"),
      subnetId: isSingle ? atIndex(publicSubnets, 0, "id") : atSameIndex(publicSubnets, "id"),
      tags: { Name: `${title(name)} NAT Gateway` },
      // The gateway's address is reachable only once the VPC has its internet gateway.
      dependsOn: [internetGateway],
    });
    this.routeTarget = isSingle ? this.gateway.id : atSameIndex(this.gateway, "id");
  }
}
