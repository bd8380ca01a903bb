import { Token } from "cdktf";
import { Construct } from "constructs";
import { addCheck } from "../cdktf/checks.js";
import type { DeploymentNetwork } from "./deployment-network.js";
import { checkSubnetId, checkSubnetTiers, checkVpcId } from "./network-ids.js";

/** A network that exists already, or that other constructs of the stack make; what is known of it is checked. */
export class ExistingNetwork extends Construct implements DeploymentNetwork {
  readonly vpcId: string;
  readonly vpcCidr: string;
  readonly publicSubnetIds: string[];
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
    addCheck(this, [publicSubnetIds, privateSubnetIds], checkSubnetTiers);
  }
}
