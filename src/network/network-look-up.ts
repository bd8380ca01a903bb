import { DataAwsSubnets } from "@cdktf/provider-aws/lib/data-aws-subnets/index.js";
import { DataAwsVpc } from "@cdktf/provider-aws/lib/data-aws-vpc/index.js";
import { Construct } from "constructs";
import { formatMessage } from "../../firelens/message.js";
import { addFindings } from "../cdktf/checks.js";
import { expression } from "../cdktf/expressions.js";
import type { DeploymentNetwork } from "./existing-network.js";

/** Tags by which something is found. It has all of them. */
export type Tags = Readonly<Record<string, string>>;

/** An existing network, by its tags. */
export interface NetworkLookUpOptions {
  /** The tags of the VPC. Exactly one must have them. */
  readonly vpcTags: Tags;
  /** The tags of the subnets that the tasks run in. */
  readonly privateSubnetTags: Tags;
  /**
   * The tags of the subnets with a route to an internet gateway, for a public load balancer.
   * @default - none are looked up
   */
  readonly publicSubnetTags?: Tags;
}

/** Whether `network` says the tags of an existing network. */
export function isNetworkLookUp(network: object | undefined): network is NetworkLookUpOptions {
  return network !== undefined && "vpcTags" in network;
}

/** A network that exists, which Terraform looks up by tags in each plan. */
export class NetworkLookUp extends Construct implements DeploymentNetwork {
  /** The id of the VPC. */
  readonly vpcId: string;
  /** The IPv4 block of the VPC. */
  readonly vpcCidr: string;
  /** The subnets of the load balancer. */
  readonly publicSubnetIds: string[];
  /** The subnets of the tasks. */
  readonly privateSubnetIds: string[];

  constructor(scope: Construct, id: string, props: NetworkLookUpOptions) {
    super(scope, id);
    const { vpcTags, privateSubnetTags, publicSubnetTags } = props;
    addFindings(this, () => Object.entries(props).flatMap(([option, tags]) => checkTagCount(option, tags)));
    const vpc = new DataAwsVpc(this, "fluent_bit_vpc", { tags: { ...vpcTags } });
    this.vpcId = vpc.id;
    this.vpcCidr = vpc.cidrBlock;
    this.privateSubnetIds = this.subnets(
      "fluent_bit_private_subnets",
      "privateSubnetTags",
      privateSubnetTags,
      1,
    );
    this.publicSubnetIds =
      publicSubnetTags === undefined
        ? []
        : // A load balancer needs two zones.
          this.subnets("fluent_bit_public_subnets", "publicSubnetTags", publicSubnetTags, 2);
  }

  private subnets(id: string, option: string, tags: Tags, least: number): string[] {
    return new DataAwsSubnets(this, id, {
      filter: [{ name: "vpc-id", values: [this.vpcId] }],
      tags: { ...tags },
      lifecycle: {
        postcondition: [
          {
            condition: expression(`length(self.ids) >= ${least}`),
            errorMessage: `network.${option}: too few subnets have these tags; expected at least ${least}.`,
          },
        ],
      },
    }).ids;
  }
}

/** No tags would find any VPC. */
function checkTagCount(option: string, tags: Tags | undefined): string[] {
  if (tags === undefined || Object.keys(tags).length > 0) {
    return [];
  }
  return [formatMessage({ what: `network.${option}`, value: tags, expected: "at least one tag" })];
}
