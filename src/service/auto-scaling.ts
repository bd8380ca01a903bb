import type { AlbTargetGroup } from "@cdktf/provider-aws/lib/alb-target-group/index.js";
import {
  AppautoscalingPolicy,
  type AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification,
} from "@cdktf/provider-aws/lib/appautoscaling-policy/index.js";
import { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target/index.js";
import { Construct } from "constructs";
import { formatMessage } from "../../firelens/message.js";
import { addNumberChecks, SCALING_NUMBERS } from "../aws/numbers.js";
import { addCheck, addFindings } from "../cdktf/checks.js";

/** The limits of the number of tasks, and the metrics that it follows. Each metric that is given is kept at its target. */
export interface AutoScalingOptions {
  /** The minimum of tasks. A service that was scaled to 0 has no metrics, so that it must be started by hand. */
  readonly minTasks: number;
  /** The maximum of tasks. */
  readonly maxTasks: number;
  /**
   * The target of the tasks' average CPU utilization in percent.
   * @default - CPU utilization is ignored
   */
  readonly cpuPercent?: number;
  /**
   * The target of the tasks' average memory utilization in percent.
   * @default - memory utilization is ignored
   */
  readonly memoryPercent?: number;
  /**
   * The target of requests per task and minute.
   * @default - requests are ignored
   */
  readonly requestsPerTask?: number;
  /**
   * Seconds between two scale-in activities.
   * @default 300, AWS' own
   */
  readonly scaleInCooldownSeconds?: number;
  /**
   * Seconds between two scale-out activities.
   * @default 300, AWS' own
   */
  readonly scaleOutCooldownSeconds?: number;
}

export interface AutoScalingProps extends AutoScalingOptions {
  /** The name of the deployment, which the policies' names begin with. */
  readonly name: string;
  /** The service's cluster. */
  readonly cluster: { readonly name: string };
  /** The service. Its resource must ignore changes of the desired count. */
  readonly service: { readonly name: string };
  /** The load balancer whose requests are counted for `requestsPerTask`. */
  readonly loadBalancer: {
    readonly alb: { readonly arnSuffix: string };
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
      const expected = "cpuPercent, memoryPercent or requestsPerTask";
      addFindings(this, () => [formatMessage({ what: "autoScaling without a metric", expected })]);
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
    name: "cpu" | "memory" | "requests",
    props: AutoScalingProps,
    targetValue: number | undefined,
    metric: Metric,
  ): void {
    if (targetValue === undefined) {
      return;
    }
    const { serviceNamespace, scalableDimension, resourceId } = this.target;
    new AppautoscalingPolicy(this, `fluent_bit_scaling_${name}`, {
      name: `${props.name}-${name}`,
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

function checkMinMax(minTasks: number, maxTasks: number): string[] {
  if (minTasks <= maxTasks) {
    return [];
  }
  return [formatMessage({ what: "minTasks", value: minTasks, expected: `at most maxTasks, ${maxTasks}` })];
}
