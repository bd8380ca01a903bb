import type { Alb } from "@cdktf/provider-aws/lib/alb/index.js";
import type { AlbTargetGroup } from "@cdktf/provider-aws/lib/alb-target-group/index.js";
import {
  AppautoscalingPolicy,
  type AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification,
} from "@cdktf/provider-aws/lib/appautoscaling-policy/index.js";
import { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target/index.js";
import { Construct } from "constructs";
import { addNumberChecks, SCALING_NUMBERS } from "../aws/numbers.js";
import { addCheck } from "../cdktf/checks.js";

/** How many tasks run, by what they are busy with: CloudWatch keeps each metric that has a target at its target. */
export interface AutoScalingOptions {
  /** The fewest tasks. With 0 the service can be stopped, but starts again by hand only: no task, no metric. */
  readonly minTasks: number;
  /** The most tasks. */
  readonly maxTasks: number;
  /**
   * The average CPU that the tasks use, in percent of what they have.
   * @default - not looked at
   */
  readonly cpuPercent?: number;
  /**
   * The average memory that the tasks use, in percent of what they have.
   * @default - not looked at
   */
  readonly memoryPercent?: number;
  /**
   * Requests that a task gets in a minute.
   * @default - not looked at
   */
  readonly requestsPerTask?: number;
  /**
   * Seconds after tasks were stopped until more are.
   * @default 300, AWS' own
   */
  readonly scaleInCooldownSeconds?: number;
  /**
   * Seconds after tasks were started until more are.
   * @default 300, AWS' own
   */
  readonly scaleOutCooldownSeconds?: number;
}

export interface AutoScalingProps extends AutoScalingOptions {
  /** The name of the deployment, which the policies' names begin with. */
  readonly name: string;
  /** The service's cluster. */
  readonly cluster: { readonly name: string };
  /** The service, for which Terraform must ignore changes of the desired count. */
  readonly service: { readonly name: string };
  /** The load balancer whose requests are counted, for `requestsPerTask`. */
  readonly loadBalancer: {
    readonly alb: Pick<Alb, "arnSuffix">;
    readonly targetGroup: Pick<AlbTargetGroup, "arnSuffix">;
  };
}

type Metric = AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification;

/** Auto scaling of a service: a scaling target, and a target tracking policy for each metric. */
export class AutoScaling extends Construct {
  readonly target: AppautoscalingTarget;

  constructor(scope: Construct, id: string, props: AutoScalingProps) {
    super(scope, id);
    const { minTasks, maxTasks, cpuPercent, memoryPercent, requestsPerTask, loadBalancer } = props;
    addNumberChecks(this, props, SCALING_NUMBERS);
    addCheck(this, [minTasks, maxTasks], checkMinMax);
    if ([cpuPercent, memoryPercent, requestsPerTask].every((target) => target === undefined)) {
      const finding = "auto scaling has no metric: expected cpuPercent, memoryPercent or requestsPerTask";
      this.node.addValidation({ validate: () => [finding] });
    }

    this.target = new AppautoscalingTarget(this, "fluent_bit_scaling_target", {
      serviceNamespace: "ecs",
      scalableDimension: "ecs:service:DesiredCount",
      resourceId: `service/${props.cluster.name}/${props.service.name}`,
      minCapacity: minTasks,
      maxCapacity: maxTasks,
    });
    this.track("cpu", props, cpuPercent, { predefinedMetricType: "ECSServiceAverageCPUUtilization" });
    this.track("memory", props, memoryPercent, {
      predefinedMetricType: "ECSServiceAverageMemoryUtilization",
    });
    this.track("requests", props, requestsPerTask, {
      predefinedMetricType: "ALBRequestCountPerTarget",
      // Source: Application Auto Scaling API Reference, PredefinedMetricSpecification.
      resourceLabel: `${loadBalancer.alb.arnSuffix}/${loadBalancer.targetGroup.arnSuffix}`,
    });
  }

  private track(
    what: string,
    props: AutoScalingProps,
    targetValue: number | undefined,
    metric: Metric,
  ): void {
    if (targetValue === undefined) {
      return;
    }
    const { serviceNamespace, scalableDimension, resourceId } = this.target;
    new AppautoscalingPolicy(this, `fluent_bit_scaling_${what}`, {
      name: `${props.name}-${what}`,
      policyType: "TargetTrackingScaling",
      serviceNamespace,
      scalableDimension,
      resourceId,
      targetTrackingScalingPolicyConfiguration: {
        targetValue,
        predefinedMetricSpecification: metric,
        scaleInCooldown: props.scaleInCooldownSeconds,
        scaleOutCooldown: props.scaleOutCooldownSeconds,
      },
    });
  }
}

function checkMinMax(min: number, max: number): string[] {
  if (min <= max) {
    return [];
  }
  return [`minimum of tasks is ${min}, the maximum ${max}: expected a minimum up to the maximum`];
}
