import type { Alb } from "@cdktf/provider-aws/lib/alb/index.js";
import type { AlbTargetGroup } from "@cdktf/provider-aws/lib/alb-target-group/index.js";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm/index.js";
import { Construct } from "constructs";
import { checkNumbers } from "../aws/check-numbers.js";
import type { HasArn } from "../aws/iam.js";
import { checkDeploymentName } from "../aws/names.js";
import { ALARM_NUMBERS } from "../aws/numbers.js";
import { addCheck } from "../cdktf/checks.js";
import { multiply } from "../cdktf/expressions.js";
import { TaskExitRule } from "./task-exit-rule.js";

export interface AlarmOptions {
  /**
   * The SNS topic that is told, or what makes it among the alarms: an `AlarmTopic`, or another whose policy lets
   * cloudwatch.amazonaws.com and events.amazonaws.com publish. Alarms without one are a finding.
   * @default - none
   */
  readonly topic?: HasArn | ((scope: Construct) => HasArn);
  /**
   * Minutes that targets and their errors are looked at together, 1 to 1440.
   * @default 5
   */
  readonly periodMinutes?: number;
  /**
   * Minutes without a line in the application's log group that are too many, 1 to 1440. Where the application logs
   * requests, the load balancer's health checks write lines too.
   * @default 15
   */
  readonly logSilenceMinutes?: number;
  /**
   * Targets that fail their health check at one time in a period, from which on to alarm.
   * @default 1
   */
  readonly unhealthyTargetThreshold?: number;
  /**
   * Responses 5xx of the targets in a period, from which on to alarm.
   * @default 10
   */
  readonly targetErrorThreshold?: number;
}

export interface AlarmsProps extends AlarmOptions {
  /** The name of the deployment, which all names begin with. */
  readonly name: string;
  /** The service's cluster. */
  readonly cluster: HasArn;
  /** The service whose tasks are watched. */
  readonly service: { readonly name: string };
  /** What sends requests to the tasks. */
  readonly loadBalancer: {
    readonly alb: Pick<Alb, "arnSuffix">;
    readonly targetGroup: Pick<AlbTargetGroup, "arnSuffix">;
  };
  /**
   * The log group that the application's logs arrive in.
   * @default - not known, which leaves the alarm of its silence out
   */
  readonly logGroupName?: string;
}

/** What an alarm of its own says. */
interface AlarmSpec {
  readonly name: string;
  readonly alarmDescription: string;
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Record<string, string>;
  readonly statistic: "Maximum" | "Sum";
  readonly comparisonOperator: "GreaterThanOrEqualToThreshold" | "LessThanThreshold";
  readonly threshold: number;
  readonly minutes: number;
  readonly treatMissingData: "breaching" | "notBreaching";
}

/**
 * Tells a topic what loses requests or logs: unhealthy targets, errors of the targets, a log group that stays silent,
 * and tasks that ended because a container of theirs did, such as the log router.
 */
export class Alarms extends Construct {
  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    const { name, logGroupName, periodMinutes = 5, logSilenceMinutes = 15 } = props;
    addCheck(this, [name], checkDeploymentName);
    checkNumbers(this, props, ALARM_NUMBERS);
    const topic = typeof props.topic === "function" ? props.topic(this) : props.topic;
    if (topic === undefined) {
      const finding = "alarms have no topic: expected the SNS topic that they tell";
      this.node.addValidation({ validate: () => [finding] });
      return;
    }

    const ofTargets = {
      namespace: "AWS/ApplicationELB",
      dimensions: {
        LoadBalancer: props.loadBalancer.alb.arnSuffix,
        TargetGroup: props.loadBalancer.targetGroup.arnSuffix,
      },
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      minutes: periodMinutes,
      // No target, no metric; no error, no metric.
      treatMissingData: "notBreaching",
    } as const;
    this.alarm("fluent_bit_unhealthy_targets", topic, {
      ...ofTargets,
      name: `${name}-unhealthy-targets`,
      alarmDescription: "Tasks fail the health check of the load balancer, which sends them no requests",
      metricName: "UnHealthyHostCount",
      statistic: "Maximum",
      threshold: props.unhealthyTargetThreshold ?? 1,
    });
    this.alarm("fluent_bit_target_errors", topic, {
      ...ofTargets,
      name: `${name}-target-errors`,
      alarmDescription: "The application answers with errors 5xx",
      metricName: "HTTPCode_Target_5XX_Count",
      statistic: "Sum",
      threshold: props.targetErrorThreshold ?? 10,
    });
    if (logGroupName !== undefined) {
      this.alarm("fluent_bit_log_silence", topic, {
        name: `${name}-log-silence`,
        alarmDescription: "No log of the application arrives: see the log router's own log group",
        namespace: "AWS/Logs",
        metricName: "IncomingLogEvents",
        dimensions: { LogGroupName: logGroupName },
        statistic: "Sum",
        comparisonOperator: "LessThanThreshold",
        threshold: 1,
        minutes: logSilenceMinutes,
        // A log group without a new line has no metric.
        treatMissingData: "breaching",
      });
    }
    new TaskExitRule(this, "task-exits", { ...props, topic });
  }

  private alarm(id: string, topic: HasArn, { name, minutes, ...watch }: AlarmSpec): void {
    new CloudwatchMetricAlarm(this, id, {
      ...watch,
      alarmName: name,
      period: multiply(minutes, 60),
      evaluationPeriods: 1,
      alarmActions: [topic.arn],
      okActions: [topic.arn],
    });
  }
}
