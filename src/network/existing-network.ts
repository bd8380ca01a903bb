import { type ITerraformDependable, Token } from "cdktf";
import { Construct } from "constructs";
import { formatMessage } from "../../firelens/message.js";
import { addCheck } from "../cdktf/checks.js";

/**
 * What the resources in a new network need of it beyond ids: what must be there before them, and still be there while they
 * are deleted. `…Replacement` are references whose value changes when subnets are replaced.
 */
export interface NetworkOrder {
  /** What connects the public subnets to the internet. AWS refuses a public load balancer without an internet gateway. */
  readonly publicRoutes: readonly ITerraformDependable[];
  /** What connects the private subnets to the internet: tasks pull their images and send their last logs through it. */
  readonly privateRoutes: readonly ITerraformDependable[];
  /** Changes when the public subnets are replaced. */
  readonly publicReplacement: string;
  /** Changes when the private subnets are replaced. */
  readonly privateReplacement: string;
}

/** The network of a deployment, new or existing. */
export interface DeploymentNetwork {
  /** The id of the VPC. */
  readonly vpcId: string;
  /** The VPC's IPv4 block. */
  readonly vpcCidr: string;
  /** The subnets with a route to an internet gateway. */
  readonly publicSubnetIds: string[];
  /** The subnets of the tasks. */
  readonly privateSubnetIds: string[];
  /**
   * The order of resources in a new network.
   * @default - none: the network exists
   */
  readonly order?: NetworkOrder;
}

/** Whether `network` describes an existing network, and not the options of a new one. */
export function isExistingNetwork(network: object | undefined): network is DeploymentNetwork {
  return network !== undefined && "vpcId" in network;
}

/** A network that exists already, or that other constructs of the stack make. Ids that are known are checked. */
export class ExistingNetwork extends Construct implements DeploymentNetwork {
  /** The id of the VPC. */
  readonly vpcId: string;
  /** The IPv4 block of the VPC. */
  readonly vpcCidr: string;
  /** The subnets of the load balancer. */
  readonly publicSubnetIds: string[];
  /** The subnets of the tasks. */
  readonly privateSubnetIds: string[];

  constructor(scope: Construct, id: string, props: DeploymentNetwork) {
    super(scope, id);
    const { vpcId, publicSubnetIds, privateSubnetIds } = props;
    this.vpcId = vpcId;
    this.vpcCidr = props.vpcCidr;
    this.publicSubnetIds = publicSubnetIds;
    this.privateSubnetIds = privateSubnetIds;
    addCheck(this, [vpcId], checkVpcId);
    const lists = [publicSubnetIds, privateSubnetIds];
    for (const subnetId of new Set(lists.filter((ids) => !Token.isUnresolved(ids)).flat())) {
      addCheck(this, [subnetId], checkSubnetId);
    }
    addCheck(this, [publicSubnetIds, privateSubnetIds], checkSubnetLists);
  }
}

/** An id ends with 17 hexadecimal digits; those of old resources end with 8. */
const ID = "([0-9a-f]{8}|[0-9a-f]{17})";
const VPC_ID = new RegExp(`^vpc-${ID}$`);
const SUBNET_ID = new RegExp(`^subnet-${ID}$`);

/** What is wrong with `id` as the id of a VPC. */
export function checkVpcId(id: string): string[] {
  if (VPC_ID.test(id)) {
    return [];
  }
  return [formatMessage({ what: "vpcId", value: id, expected: "an id such as vpc-0123456789abcdef0" })];
}

/** What is wrong with `id` as the id of a subnet. */
export function checkSubnetId(id: string): string[] {
  if (SUBNET_ID.test(id)) {
    return [];
  }
  return [
    formatMessage({ what: "subnet id", value: id, expected: "an id such as subnet-0123456789abcdef0" }),
  ];
}

/** What is wrong with the public and the private subnets of a network. */
export function checkSubnetLists(publicIds: readonly string[], privateIds: readonly string[]): string[] {
  const inBoth = [...new Set(privateIds)].filter((id) => publicIds.includes(id));
  return [
    ...(privateIds.length === 0
      ? [
          formatMessage({
            what: "privateSubnetIds",
            value: [],
            expected: "at least one subnet for the tasks",
          }),
        ]
      : []),
    ...inBoth.map((id) =>
      formatMessage({
        what: "subnet id in both publicSubnetIds and privateSubnetIds",
        value: id,
        expected: "it in one of them",
      }),
    ),
  ];
}
