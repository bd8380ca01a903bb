import { SecurityGroup, type SecurityGroupEgress } from "@cdktf/provider-aws/lib/security-group/index.js";
import type { Construct } from "constructs";
import { ALL_TRAFFIC, ANYWHERE } from "../aws/cidr.js";
import { checkName, NAME_RULES } from "../aws/names.js";
import { checkNumber } from "../aws/numbers.js";
import { portRule } from "../aws/ports.js";
import { addCheck } from "../cdktf/checks.js";
import { numberToString } from "../cdktf/expressions.js";
import type { LoadBalancerTarget } from "../load-balancer/load-balancer.js";

export interface EgressOptions {
  /**
   * Let the tasks connect to port 443, which AWS' APIs have, and to the ports of the logs' destinations only, and
   * describe every rule. Names resolve all the same: security groups don't filter what goes to the VPC's own DNS server.
   * Source: Amazon VPC User Guide, "Control traffic to your AWS resources using security groups".
   * @default false, they connect to any port
   */
  readonly restrictEgress?: boolean;
  /**
   * With `restrictEgress`, further TCP ports that the tasks connect to, besides those of the logs' destinations.
   * @default - none
   */
  readonly extraEgressPorts?: readonly number[];
}

export interface TaskSecurityGroupProps extends EgressOptions {
  /** The name of the deployment, which the group's begins with. */
  readonly name: string;
  /** The VPC of the tasks. */
  readonly vpcId: string;
  /** Where requests come from. */
  readonly loadBalancer: Pick<LoadBalancerTarget, "securityGroup">;
  /** The port that requests go to. */
  readonly containerPort: number;
  /** The ports that logs go to. */
  readonly destinationPorts: readonly number[];
}

const HTTPS_PORT = 443;
const EGRESS_PORT = portRule("extra egress port");

/** The security group of the tasks, which only the load balancer reaches. Made and checked in `scope`. */
export function taskSecurityGroup(scope: Construct, props: TaskSecurityGroupProps): SecurityGroup {
  const { name, containerPort, destinationPorts, restrictEgress = false, extraEgressPorts = [] } = props;
  const securityGroupName = `${name}-task-sg`;
  addCheck(scope, [securityGroupName], (known) => checkName(NAME_RULES.securityGroup, known));
  for (const port of extraEgressPorts) {
    addCheck(scope, [port], (known) => checkNumber(EGRESS_PORT, known));
  }
  if (!restrictEgress && extraEgressPorts.length > 0) {
    const finding = `extra egress ports are ${extraEgressPorts.map(numberToString).join(", ")}: expected restrictEgress with them, as all ports are open without`;
    scope.node.addValidation({ validate: () => [finding] });
  }
  return new SecurityGroup(scope, "fluent_bit_task_sg", {
    name: securityGroupName,
    description: "Allow inbound access from the ALB only",
    vpcId: props.vpcId,
    ingress: [
      {
        protocol: "TCP",
        fromPort: containerPort,
        toPort: containerPort,
        securityGroups: [props.loadBalancer.securityGroup.id],
        description: restrictEgress ? "Requests from the load balancer" : undefined,
      },
    ],
    egress: restrictEgress
      ? [...new Set([HTTPS_PORT, ...destinationPorts, ...extraEgressPorts])].map(egressToPort)
      : [ALL_TRAFFIC],
  });
}

// AWS takes no apostrophe in a description.
function egressToPort(port: number): SecurityGroupEgress {
  return {
    protocol: "TCP",
    fromPort: port,
    toPort: port,
    cidrBlocks: [ANYWHERE],
    description:
      port === HTTPS_PORT
        ? "HTTPS to the AWS APIs and to destinations of logs"
        : `Port ${numberToString(port)} of a destination`,
  };
}
