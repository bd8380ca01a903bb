import { AlbTargetGroup } from "@cdktf/provider-aws/lib/alb-target-group/index.js";
import { Token } from "cdktf";
import type { Construct } from "constructs";
import { checkNumbers } from "../aws/check-numbers.js";
import { checkDeploymentName } from "../aws/names.js";
import { TARGET_GROUP_NUMBERS } from "../aws/numbers.js";
import { addCheck } from "../cdktf/checks.js";
import { numberToString } from "../cdktf/expressions.js";
import type { DeploymentNetwork } from "../network/deployment-network.js";
import { checkHealthCheck, type HealthCheck } from "./health-check.js";

export interface TargetGroupOptions {
  /**
   * How the load balancer finds out which tasks answer; it sends requests to no other.
   * @default - AWS' own: "/" answers 200
   */
  readonly healthCheck?: HealthCheck;
  /**
   * Seconds that a stopped task may finish its requests in, 0 to 3600. A deployment takes that much longer for it.
   * @default 300, which is AWS' own
   */
  readonly deregistrationDelaySeconds?: number;
}

export interface TargetGroupProps extends TargetGroupOptions {
  /** The name of the deployment, which the group's begins with. */
  readonly name: string;
  /** The network that the tasks run in. */
  readonly network: DeploymentNetwork;
}

/** The target group that the tasks of a service register in. */
export function targetGroup(scope: Construct, props: TargetGroupProps): AlbTargetGroup {
  const { healthCheck, deregistrationDelaySeconds } = props;
  const name = `${props.name}-tg`;
  addCheck(scope, [props.name], checkDeploymentName);
  if (healthCheck !== undefined && !Object.values(healthCheck).some(Token.isUnresolved)) {
    scope.node.addValidation({ validate: () => checkHealthCheck(healthCheck) });
  }
  checkNumbers(scope, props, TARGET_GROUP_NUMBERS);
  return new AlbTargetGroup(scope, "fluent_bit_tg", {
    name,
    // The port of targets that name none; ECS names each task's. Another would replace the group.
    port: 80,
    protocol: "HTTP",
    vpcId: props.network.vpcId,
    targetType: "ip",
    deregistrationDelay:
      deregistrationDelaySeconds === undefined ? undefined : numberToString(deregistrationDelaySeconds),
    healthCheck: healthCheck && {
      path: healthCheck.path,
      interval: healthCheck.intervalSeconds,
      timeout: healthCheck.timeoutSeconds,
      healthyThreshold: healthCheck.healthyThreshold,
      unhealthyThreshold: healthCheck.unhealthyThreshold,
      matcher: healthCheck.matcher,
    },
  });
}
