import { AlbTargetGroup } from "@cdktf/provider-aws/lib/alb-target-group/index.js";
import { Token } from "cdktf";
import { Construct } from "constructs";
import { checkDeploymentName } from "../aws/names.js";
import { addNumberChecks, TARGET_GROUP_NUMBERS } from "../aws/numbers.js";
import { addCheck, addFindings } from "../cdktf/checks.js";
import { numberToString, referenceTo } from "../cdktf/expressions.js";
import type { DeploymentNetwork } from "../network/existing-network.js";
import { checkHealthCheck, type HealthCheck } from "./health-check.js";

/** The options of a target group. */
export interface TargetGroupOptions {
  /**
   * The health check of the tasks. Requests go to healthy tasks only.
   * @default - AWS' own: the path / answers with status 200
   */
  readonly healthCheck?: HealthCheck;
  /**
   * Seconds that a task has to finish its requests when it is stopped, 0 to 3600. A deployment takes longer by them.
   * @default 300, as in AWS
   */
  readonly deregistrationDelaySeconds?: number;
}

/** AWS deletes no target group that a listener or a rule uses, so those are replaced together with their group. */
export function replacedWith(targetGroup: AlbTargetGroup) {
  return { replaceTriggeredBy: [referenceTo(targetGroup, "id")] };
}

/** The props of a target group. */
export interface TargetGroupProps extends TargetGroupOptions {
  /** The name of the deployment. The group's name begins with it. */
  readonly name: string;
  /** The network of the tasks. */
  readonly network: DeploymentNetwork;
}

/** The article's target group, in which the tasks of a service register. */
export class TargetGroup extends Construct {
  readonly resource: AlbTargetGroup;

  constructor(scope: Construct, id: string, props: TargetGroupProps) {
    super(scope, id);
    const { healthCheck } = props;
    addCheck(this, [props.name], checkDeploymentName);
    if (healthCheck !== undefined && !Object.values(healthCheck).some(Token.isUnresolved)) {
      addFindings(this, () => checkHealthCheck(healthCheck));
    }
    addNumberChecks(this, props, TARGET_GROUP_NUMBERS);

    this.resource = new AlbTargetGroup(this, "fluent_bit_tg", targetGroupArguments(props));
  }
}

/** The arguments of a target group of ECS tasks. */
export function targetGroupArguments({
  name,
  network,
  healthCheck,
  deregistrationDelaySeconds,
}: TargetGroupProps) {
  return {
    name: `${name}-tg`,
    // ECS registers each task with its own port, so this one is never used. A change would replace the group.
    port: 80,
    protocol: "HTTP",
    vpcId: network.vpcId,
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
  };
}
