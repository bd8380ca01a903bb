import type { Construct } from "constructs";
import { formatMessage } from "../../firelens/message.js";
import { addCheck } from "../cdktf/checks.js";

/** What numbers are accepted. */
export interface NumberRange {
  /** The minimum. */
  readonly from: number;
  /** The maximum; there is none where absent. */
  readonly to?: number;
  /** Whether fractions are accepted, not only whole numbers. */
  readonly fraction?: true;
}

/** What is accepted as a number of one kind. */
export interface NumberRule extends NumberRange {
  /** The setting, whose name says its unit. */
  readonly kind: string;
}

/** The numbers of a service. Source: Amazon ECS API Reference, CreateService. */
export const SERVICE_NUMBERS = {
  desiredCount: { from: 0 },
  healthCheckGracePeriodSeconds: { from: 0, to: 2147483647 },
  minimumHealthyPercent: { from: 0, to: 100 },
  maximumPercent: { from: 1 },
} as const satisfies Record<string, NumberRange>;

/** The numbers of a task. Source: Amazon ECS API Reference, EphemeralStorage. */
export const TASK_NUMBERS = {
  ephemeralStorageGiB: { from: 21, to: 200 },
} as const satisfies Record<string, NumberRange>;

/** The numbers of service discovery. Source: AWS Cloud Map API Reference, DnsRecord. */
export const DISCOVERY_NUMBERS = {
  ttlSeconds: { from: 0, to: 2147483647 },
} as const satisfies Record<string, NumberRange>;

/** The numbers of auto scaling. Source: Application Auto Scaling API Reference, TargetTrackingScalingPolicyConfiguration. */
export const SCALING_NUMBERS = {
  minTasks: { from: 0 },
  maxTasks: { from: 0 },
  cpuPercent: { from: 1, to: 100, fraction: true },
  memoryPercent: { from: 1, to: 100, fraction: true },
  requestsPerTask: { from: 1, fraction: true },
  scaleInCooldownSeconds: { from: 0 },
  scaleOutCooldownSeconds: { from: 0 },
} as const satisfies Record<string, NumberRange>;

/** The numbers of a capacity provider strategy. Source: Amazon ECS API Reference, CapacityProviderStrategyItem. */
export const SPOT_NUMBERS = {
  spotWeight: { from: 0, to: 1000 },
  onDemandWeight: { from: 0, to: 1000 },
  baseOnDemand: { from: 0, to: 100_000 },
} as const satisfies Record<string, NumberRange>;

/**
 * The numbers of the alarms. A period is a multiple of a minute; an alarm looks back at most seven days, and one day
 * where its period is shorter than an hour. Source: Amazon CloudWatch API Reference, PutMetricAlarm.
 */
export const ALARM_NUMBERS = {
  periodMinutes: { from: 1, to: 1440 },
  logSilenceMinutes: { from: 1, to: 1440 },
  unhealthyTargetThreshold: { from: 1 },
  targetErrorThreshold: { from: 1 },
} as const satisfies Record<string, NumberRange>;

/** The numbers of a load balancer. Source: Elastic Load Balancing API Reference, LoadBalancerAttribute. */
export const LOAD_BALANCER_NUMBERS = {
  idleTimeoutSeconds: { from: 1, to: 4000 },
} as const satisfies Record<string, NumberRange>;

/** The numbers of a target group. Source: Elastic Load Balancing API Reference, TargetGroupAttribute. */
export const TARGET_GROUP_NUMBERS = {
  deregistrationDelaySeconds: { from: 0, to: 3600 },
} as const satisfies Record<string, NumberRange>;

/** The numbers of a bucket for logs: the days of S3's lifecycle rules. Source: Amazon S3 API Reference, LifecycleExpiration. */
export const LOG_BUCKET_NUMBERS = {
  retentionDays: { from: 1, to: 2 ** 31 - 1 },
} as const satisfies Record<string, NumberRange>;

/** What is wrong with `value` as a number of this kind; empty when nothing is. */
export function checkNumber(rule: NumberRule, value: number): string[] {
  const { kind, from, to = Number.POSITIVE_INFINITY, fraction = false } = rule;
  const isOfKind = fraction ? Number.isFinite(value) : Number.isInteger(value);
  if (isOfKind && value >= from && value <= to) {
    return [];
  }
  const range = Number.isFinite(to) ? `from ${from} to ${to}` : `of at least ${from}`;
  return [
    formatMessage({
      what: kind,
      value: Number.isFinite(value) ? value : String(value),
      expected: `${fraction ? "a number" : "a whole number"} ${range}`,
    }),
  ];
}

/** Checks each option that has a rule of the same name, where it is given. */
export function addNumberChecks<Option extends string>(
  scope: Construct,
  options: { readonly [Key in NoInfer<Option>]?: number },
  rules: Readonly<Record<Option, NumberRange>>,
): void {
  for (const option in rules) {
    addCheck(scope, [options[option]], (known: number) =>
      checkNumber({ kind: option, ...rules[option] }, known),
    );
  }
}
