import type { Alb } from "@cdktf/provider-aws/lib/alb/index.js";
import type { AlbTargetGroup } from "@cdktf/provider-aws/lib/alb-target-group/index.js";
import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule/index.js";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target/index.js";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm/index.js";
import { Construct } from "constructs";
import { formatMessage } from "../../firelens/message.js";
import type { Account } from "../aws/account.js";
import type { HasArn } from "../aws/iam.js";
import { checkDeploymentName } from "../aws/names.js";
import { ALARM_NUMBERS, addNumberChecks } from "../aws/numbers.js";
import { addCheck, addFindings } from "../cdktf/checks.js";
import { jsonencode, multiply } from "../cdktf/expressions.js";

export interface AlarmOptions {
  /**
   * The SNS topic of the alarms, or a function that creates it: an `AlarmTopic`, or a topic to which
   * cloudwatch.amazonaws.com and events.amazonaws.com may publish. Alarms without a topic are a finding.
   * @default - none
   */
  readonly topic?: HasArn | ((scope: Construct, account: Account) => HasArn);
  /**
   * The period of the alarms of targets in minutes, 1 to 1440.
   * @default 5
   */
  readonly periodMinutes?: number;
  /**
   * Minutes without a log of the application after which to alarm, 1 to 1440. Where the application logs requests, it
   * logs the load balancer's health checks too.
   * @default 15
   */
  readonly logSilenceMinutes?: number;
  /**
   * The number of unhealthy targets at which to alarm.
   * @default 1
   */
  readonly unhealthyTargetThreshold?: number;
  /**
   * The number of responses with status 5xx in a period at which to alarm.
   * @default 10
   */
  readonly targetErrorThreshold?: number;
}

export interface AlarmsProps extends AlarmOptions {
  /** The name of the deployment. All names begin with it. */
  readonly name: string;
  /** The account of the alarms. */
  readonly account: Account;
  /** The service's cluster. */
  readonly cluster: HasArn;
  /** The service whose tasks are watched. */
  readonly service: { readonly name: string };
  /** The load balancer of the service. */
  readonly loadBalancer: {
    readonly alb: Pick<Alb, "arnSuffix">;
    readonly targetGroup: Pick<AlbTargetGroup, "arnSuffix">;
  };
  /**
   * The log group of the application's logs.
   * @default - none, and no alarm when no log arrives
   */
  readonly logGroupName?: string;
}

/** The arguments that differ from alarm to alarm. */
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
 * Alarms about lost requests and lost logs: unhealthy targets, errors of the targets, a log group without new logs, and
 * tasks that stop because one of their containers exited, such as the log router.
 */
export class Alarms extends Construct {
  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    const { name, logGroupName, periodMinutes = 5, logSilenceMinutes = 15 } = props;
    addCheck(this, [name], checkDeploymentName);
    addNumberChecks(this, props, ALARM_NUMBERS);
    const topic = typeof props.topic === "function" ? props.topic(this, props.account) : props.topic;
    if (topic === undefined) {
      addFindings(this, () => [formatMessage({ what: "alarms.topic is missing", expected: "an SNS topic" })]);
      return;
    }

    const targetAlarm = {
      namespace: "AWS/ApplicationELB",
      dimensions: {
        LoadBalancer: props.loadBalancer.alb.arnSuffix,
        TargetGroup: props.loadBalancer.targetGroup.arnSuffix,
      },
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      minutes: periodMinutes,
      // Without targets or errors there are no data.
      treatMissingData: "notBreaching",
    } as const;
    this.addAlarm("fluent_bit_unhealthy_targets", topic, {
      ...targetAlarm,
      name: `${name}-unhealthy-targets`,
      alarmDescription: "Tasks fail the health check of the load balancer, which sends them no requests",
      metricName: "UnHealthyHostCount",
      statistic: "Maximum",
      threshold: props.unhealthyTargetThreshold ?? 1,
    });
    this.addAlarm("fluent_bit_target_errors", topic, {
      ...targetAlarm,
      name: `${name}-target-errors`,
      alarmDescription: "The application answers with errors 5xx",
      metricName: "HTTPCode_Target_5XX_Count",
      statistic: "Sum",
      threshold: props.targetErrorThreshold ?? 10,
    });
    if (logGroupName !== undefined) {
      this.addAlarm("fluent_bit_log_silence", topic, {
        name: `${name}-log-silence`,
        alarmDescription: "No log of the application arrives: see the log router's own log group",
        namespace: "AWS/Logs",
        metricName: "IncomingLogEvents",
        dimensions: { LogGroupName: logGroupName },
        statistic: "Sum",
        comparisonOperator: "LessThanThreshold",
        threshold: 1,
        minutes: logSilenceMinutes,
        // Without new logs there are no data.
        treatMissingData: "breaching",
      });
    }
    this.addTaskExitRule(topic, props);
  }

  private addAlarm(id: string, topic: HasArn, { name, minutes, ...alarm }: AlarmSpec): void {
    new CloudwatchMetricAlarm(this, id, {
      ...alarm,
      alarmName: name,
      period: multiply(minutes, 60),
      evaluationPeriods: 1,
      alarmActions: [topic.arn],
      okActions: [topic.arn],
    });
  }

  /**
   * Sends each stop of a task to the topic whose cause is the exit of a container. The log router is essential: when it
   * exits, ECS replaces its task, and no metric counts that. Deployments, scaling and Spot have other stop codes.
   * Source: Amazon ECS Developer Guide, "Amazon ECS task state change events"; Amazon ECS API Reference, Task.
   */
  private addTaskExitRule(topic: HasArn, { name, cluster, service }: AlarmsProps): void {
    const ruleName = `${name}-task-exit`;
    const rule = new CloudwatchEventRule(this, "fluent_bit_task_exit", {
      name: ruleName,
      description: "A task ended because the application or the log router exited",
      eventPattern: jsonencode({
        source: ["aws.ecs"],
        "detail-type": ["ECS Task State Change"],
        detail: {
          clusterArn: [cluster.arn],
          group: [`service:${service.name}`],
          lastStatus: ["STOPPED"],
          stopCode: ["EssentialContainerExited"],
        },
      }),
    });
    new CloudwatchEventTarget(this, "fluent_bit_task_exit_topic", { rule: rule.name, arn: topic.arn });
  }
}
