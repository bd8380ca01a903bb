import type { Construct } from "constructs";
import { addCheck } from "../cdktf/checks.js";

/** What is accepted as a number of one kind. */
export interface NumberRule {
  /** The kind as a reader calls it. */
  readonly kind: string;
  /** The least. */
  readonly from: number;
  /** The most; any number where absent. */
  readonly to?: number;
  /** What is counted, as it stands behind the number. */
  readonly unit?: string;
  /** Whether parts of one are accepted, not only whole numbers. */
  readonly fraction?: true;
}

/** The numbers of a service. Source: Amazon ECS API Reference, CreateService. */
export const SERVICE_NUMBERS = {
  desiredCount: { kind: "desired count", from: 0 },
  healthCheckGracePeriodSeconds: { kind: "health check grace period", from: 0, to: 2147483647, unit: "s" },
  minimumHealthyPercent: { kind: "minimum healthy percent", from: 0 },
  maximumPercent: { kind: "maximum percent", from: 1 },
} as const satisfies Record<string, NumberRule>;

/** The numbers of auto scaling. Source: Application Auto Scaling API Reference, TargetTrackingScalingPolicyConfiguration. */
export const SCALING_NUMBERS = {
  minTasks: { kind: "minimum of tasks", from: 0 },
  maxTasks: { kind: "maximum of tasks", from: 0 },
  cpuPercent: { kind: "CPU target", from: 1, to: 100, unit: "%", fraction: true },
  memoryPercent: { kind: "memory target", from: 1, to: 100, unit: "%", fraction: true },
  requestsPerTask: { kind: "request target per task", from: 1, fraction: true },
  scaleInCooldownSeconds: { kind: "scale-in cooldown", from: 0, unit: "s" },
  scaleOutCooldownSeconds: { kind: "scale-out cooldown", from: 0, unit: "s" },
} as const satisfies Record<string, NumberRule>;

/** The numbers of a capacity provider strategy. Source: Amazon ECS API Reference, CapacityProviderStrategyItem. */
export const SPOT_NUMBERS = {
  spotWeight: { kind: "Spot weight", from: 0, to: 1000 },
  onDemandWeight: { kind: "on-demand weight", from: 0, to: 1000 },
  baseOnDemand: { kind: "on-demand base", from: 0, to: 100_000 },
} as const satisfies Record<string, NumberRule>;

/**
 * The numbers of the alarms. A period is a multiple of a minute; an alarm looks back at most seven days, and one day
 * where its period is shorter than an hour. Source: Amazon CloudWatch API Reference, PutMetricAlarm.
 */
export const ALARM_NUMBERS = {
  periodMinutes: { kind: "alarm period", from: 1, to: 1440, unit: "min" },
  logSilenceMinutes: { kind: "log silence", from: 1, to: 1440, unit: "min" },
  unhealthyTargetThreshold: { kind: "threshold of unhealthy targets", from: 1 },
  targetErrorThreshold: { kind: "threshold of target errors", from: 1 },
} as const satisfies Record<string, NumberRule>;

/** The numbers of a load balancer. Source: Elastic Load Balancing API Reference, LoadBalancerAttribute. */
export const LOAD_BALANCER_NUMBERS = {
  idleTimeoutSeconds: { kind: "idle timeout", from: 1, to: 4000, unit: "s" },
} as const satisfies Record<string, NumberRule>;

/** The numbers of a target group. Source: Elastic Load Balancing API Reference, TargetGroupAttribute. */
export const TARGET_GROUP_NUMBERS = {
  deregistrationDelaySeconds: { kind: "deregistration delay", from: 0, to: 3600, unit: "s" },
} as const satisfies Record<string, NumberRule>;

/** The numbers of a bucket for logs: the days of S3's lifecycle rules. Source: Amazon S3 API Reference, LifecycleExpiration. */
export const LOG_BUCKET_NUMBERS = {
  retentionDays: { kind: "log retention", from: 1, to: 2 ** 31 - 1, unit: "days" },
} as const satisfies Record<string, NumberRule>;

/** What is wrong with `value` as a number of this kind; empty when nothing is. */
export function checkNumber(rule: NumberRule, value: number): string[] {
  const { kind, from, to = Number.POSITIVE_INFINITY, unit, fraction = false } = rule;
  const isOfKind = fraction ? Number.isFinite(value) : Number.isInteger(value);
  if (isOfKind && value >= from && value <= to) {
    return [];
  }
  const upTo = Number.isFinite(to) ? ` to ${to}` : "";
  const shown = unit === undefined ? value : `${value} ${unit}`;
  return [`${kind} is ${shown}: expected a ${fraction ? "" : "whole "}number from ${from}${upTo}`];
}

/** Checks each option that has a rule of the same name, where it is given. */
export function addNumberChecks<Option extends string>(
  scope: Construct,
  options: { readonly [Key in NoInfer<Option>]?: number },
  rules: Readonly<Record<Option, NumberRule>>,
): void {
  for (const option in rules) {
    addCheck(scope, [options[option]], (known: number) => checkNumber(rules[option], known));
  }
}
