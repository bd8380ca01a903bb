import { Alb } from "@cdktf/provider-aws/lib/alb/index.js";
import { AlbListener } from "@cdktf/provider-aws/lib/alb-listener/index.js";
import { AlbTargetGroup } from "@cdktf/provider-aws/lib/alb-target-group/index.js";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group/index.js";
import { Construct } from "constructs";
import { checkName, NAME_RULES } from "../rules/names.js";
import { checkValue } from "../terraform/checks.js";
import type { DeploymentNetwork } from "./deployment-network.js";
import { ALL_TRAFFIC, ANYWHERE } from "./traffic.js";

export interface LoadBalancerProps {
  /** The name of the deployment, which all names begin with. */
  readonly name: string;
  /** The network whose public subnets the load balancer is in. */
  readonly network: DeploymentNetwork;
}

/** The article's load balancer: it takes HTTP on port 80 from anywhere and forwards all of it to one target group. */
export class LoadBalancer extends Construct {
  readonly securityGroup: SecurityGroup;
  readonly alb: Alb;
  readonly targetGroup: AlbTargetGroup;
  readonly listener: AlbListener;

  constructor(scope: Construct, id: string, props: LoadBalancerProps) {
    super(scope, id);
    const { name, network } = props;
    const albName = `${name}-alb`;
    const targetGroupName = `${name}-tg`;
    const securityGroupName = `${name}-alb-sg`;
    checkValue(this, albName, (known) => checkName(NAME_RULES.loadBalancer, known));
    checkValue(this, targetGroupName, (known) => checkName(NAME_RULES.targetGroup, known));
    checkValue(this, securityGroupName, (known) => checkName(NAME_RULES.securityGroup, known));

    this.securityGroup = new SecurityGroup(this, "fluent_bit_alb_sg", {
      name: securityGroupName,
      description: "Controls access to the ALB",
      vpcId: network.vpcId,
      ingress: [{ protocol: "TCP", fromPort: 80, toPort: 80, cidrBlocks: ANYWHERE }],
      egress: [ALL_TRAFFIC],
    });
    this.alb = new Alb(this, "fluent_bit_alb", {
      name: albName,
      subnets: network.publicSubnetIds,
      securityGroups: [this.securityGroup.id],
    });
    this.targetGroup = new AlbTargetGroup(this, "fluent_bit_tg", {
      name: targetGroupName,
      port: 80,
      protocol: "HTTP",
      vpcId: network.vpcId,
      targetType: "ip",
    });
    this.listener = new AlbListener(this, "fluent_bit_listener", {
      loadBalancerArn: this.alb.id,
      port: 80,
      protocol: "HTTP",
      defaultAction: [{ targetGroupArn: this.targetGroup.id, type: "forward" }],
    });
  }
}
