import type { AlbTargetGroup } from "@cdktf/provider-aws/lib/alb-target-group/index.js";
import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule/index.js";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target/index.js";
import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group/index.js";
import { CloudwatchLogMetricFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-metric-filter/index.js";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm/index.js";
import type { EcsService } from "@cdktf/provider-aws/lib/ecs-service/index.js";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription/index.js";
import { Construct } from "constructs";
import { formatMessage } from "../../firelens/message.js";
import type { Account } from "../aws/account.js";
import type { HasArn } from "../aws/iam.js";
import { checkDeploymentName } from "../aws/names.js";
import { ALARM_NUMBERS, addNumberChecks } from "../aws/numbers.js";
import { addCheck, addFindings } from "../cdktf/checks.js";
import { jsonencode, multiply } from "../cdktf/expressions.js";
import { unlessBlank } from "../cdktf/optional.js";

/** The options of the alarms about lost requests and lost logs. */
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
  /**
   * E-mail addresses and HTTPS URLs that get the messages of the topic. Each must confirm its subscription.
   * @default - none
   */
  readonly subscribers?: readonly string[];
}

/** The options, and what the alarms watch. */
export interface AlarmsProps extends AlarmOptions {
  /** The name of the deployment. All names begin with it. */
  readonly name: string;
  /** The account of the alarms. */
  readonly account: Account;
  /** The service's cluster. */
  readonly cluster: HasArn & { readonly name: string };
  /** The service whose tasks are watched. */
  readonly service: EcsService;
  /** The load balancer of the service. */
  readonly loadBalancer: {
    readonly alb: { readonly arnSuffix: string };
    readonly targetGroup: Pick<AlbTargetGroup, "arnSuffix">;
  };
  /**
   * The log group of the application's logs.
   * @default - none, and no alarm when no log arrives
   */
  readonly logGroupName?: string;
  /**
   * The log group of the router's own logs, made by Terraform.
   * @default - none, and no alarm about the router's errors
   */
  readonly routerLogGroup?: CloudwatchLogGroup;
  /**
   * Whether the cluster has Container Insights, which count the running tasks.
   * @default false, and no alarm when no task runs
   */
  readonly hasContainerInsights?: boolean;
}

/** The arguments that differ from alarm to alarm. */
interface AlarmSpec {
  readonly name: string;
  readonly alarmDescription: string;
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Record<string, string>;
  readonly statistic: "Maximum" | "Minimum" | "Sum";
  readonly comparisonOperator: "GreaterThanOrEqualToThreshold" | "LessThanThreshold";
  readonly threshold: number;
  readonly minutes: number;
  readonly treatMissingData: "breaching" | "notBreaching";
}

/**
 * Alarms about lost requests and lost logs: an outage, errors, a log group without new logs, errors of the log router, tasks
 * that stop or do not start, and deployments that fail. They are made after the service, so that the first deployment is
 * not an outage, and alarm when two of three periods do.
 */
export class Alarms extends Construct {
  /** The topic that gets the messages. Undefined if none was given, which is a finding. */
  readonly topic?: HasArn;

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    const { name, periodMinutes = 5, subscribers = [] } = props;
    addCheck(this, [name], checkDeploymentName);
    addNumberChecks(this, props, ALARM_NUMBERS);
    addFindings(this, () => subscribers.flatMap(checkSubscriber));
    const topic = typeof props.topic === "function" ? props.topic(this, props.account) : props.topic;
    if (topic === undefined) {
      addFindings(this, () => [formatMessage({ what: "alarms.topic is missing", expected: "an SNS topic" })]);
      return;
    }
    this.topic = topic;
    subscribers.forEach((endpoint, index) => {
      new SnsTopicSubscription(this, `fluent_bit_alarm_subscription_${index}`, {
        topicArn: topic.arn,
        protocol: endpoint.startsWith("https://") ? "https" : "email",
        endpoint,
      });
    });
    this.addRequestAlarms(topic, props, periodMinutes);
    this.addLogAlarms(topic, props, periodMinutes);
    this.addEventRules(topic, props);
  }

  private addRequestAlarms(topic: HasArn, props: AlarmsProps, minutes: number): void {
    const { name } = props;
    const loadBalancer = { LoadBalancer: props.loadBalancer.alb.arnSuffix };
    const targets = { ...loadBalancer, TargetGroup: props.loadBalancer.targetGroup.arnSuffix };
    const namespace = "AWS/ApplicationELB";
    // Without targets or errors there are no data.
    const errors = {
      namespace,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      minutes,
      treatMissingData: "notBreaching",
    } as const;
    // Without any task there are no data either, and that is the outage.
    const outage = {
      statistic: "Minimum",
      comparisonOperator: "LessThanThreshold",
      threshold: 1,
      minutes,
      treatMissingData: "breaching",
    } as const;
    this.addAlarm("fluent_bit_no_healthy_target", topic, props, {
      ...outage,
      namespace,
      name: `${name}-no-healthy-target`,
      alarmDescription: "No task passes the health check of the load balancer: all requests fail",
      metricName: "HealthyHostCount",
      dimensions: targets,
      statistic: "Maximum",
    });
    if (props.hasContainerInsights === true) {
      this.addAlarm("fluent_bit_no_running_task", topic, props, {
        ...outage,
        namespace: "ECS/ContainerInsights",
        name: `${name}-no-running-task`,
        alarmDescription: "No task of the service runs",
        metricName: "RunningTaskCount",
        dimensions: { ClusterName: props.cluster.name, ServiceName: props.service.name },
      });
    }
    this.addAlarm("fluent_bit_unhealthy_targets", topic, props, {
      ...errors,
      name: `${name}-unhealthy-targets`,
      alarmDescription: "Tasks fail the health check of the load balancer, which sends them no requests",
      metricName: "UnHealthyHostCount",
      dimensions: targets,
      statistic: "Maximum",
      threshold: props.unhealthyTargetThreshold ?? 1,
    });
    this.addAlarm("fluent_bit_target_errors", topic, props, {
      ...errors,
      name: `${name}-target-errors`,
      alarmDescription: "The application answers with errors 5xx",
      metricName: "HTTPCode_Target_5XX_Count",
      dimensions: targets,
      statistic: "Sum",
      threshold: props.targetErrorThreshold ?? 10,
    });
    this.addAlarm("fluent_bit_load_balancer_errors", topic, props, {
      ...errors,
      name: `${name}-load-balancer-errors`,
      alarmDescription: "The load balancer itself answers with errors 5xx, as no task does",
      metricName: "HTTPCode_ELB_5XX_Count",
      dimensions: loadBalancer,
      statistic: "Sum",
      threshold: props.targetErrorThreshold ?? 10,
    });
  }

  private addLogAlarms(topic: HasArn, props: AlarmsProps, minutes: number): void {
    const { name, logGroupName, routerLogGroup, logSilenceMinutes = 15 } = props;
    if (logGroupName !== undefined) {
      this.addAlarm("fluent_bit_log_silence", topic, props, {
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
    if (routerLogGroup !== undefined) {
      const metric = { namespace: "FluentBit", name: `${name}-router-errors` };
      new CloudwatchLogMetricFilter(this, "fluent_bit_router_errors", {
        name: metric.name,
        logGroupName: routerLogGroup.name,
        // What Fluent Bit writes when it can't send, whatever the destination.
        pattern: '?"[error]" ?"cannot be retried" ?"no upstream connections"',
        metricTransformation: { ...metric, value: "1" },
      });
      this.addAlarm("fluent_bit_router_errors_alarm", topic, props, {
        name: metric.name,
        alarmDescription: "The log router reports errors: logs may be lost. See its own log group",
        namespace: metric.namespace,
        metricName: metric.name,
        dimensions: {},
        statistic: "Sum",
        comparisonOperator: "GreaterThanOrEqualToThreshold",
        threshold: 1,
        minutes,
        treatMissingData: "notBreaching",
      });
    }
  }

  private addAlarm(
    id: string,
    topic: HasArn,
    { service }: AlarmsProps,
    { name, minutes, dimensions, ...alarm }: AlarmSpec,
  ): void {
    new CloudwatchMetricAlarm(this, id, {
      ...alarm,
      alarmName: name,
      dimensions: unlessBlank(dimensions),
      period: multiply(minutes, 60),
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
      alarmActions: [topic.arn],
      okActions: [topic.arn],
      dependsOn: [service],
    });
  }

  /**
   * Sends events to the topic that no metric counts. The log router is essential: when it exits, ECS replaces its task.
   * Stops by deployments, scaling and Spot have other stop codes.
   * Source: Amazon ECS Developer Guide, "Amazon ECS events"; Amazon ECS API Reference, Task.
   */
  private addEventRules(topic: HasArn, { name, cluster, service }: AlarmsProps): void {
    const group = [`service:${service.name}`];
    const stopped = { clusterArn: [cluster.arn], group, lastStatus: ["STOPPED"] };
    const rules = {
      task_exit: {
        description: "A task ended because one of its containers exited, or it did not start",
        type: "ECS Task State Change",
        detail: { ...stopped, stopCode: ["EssentialContainerExited", "TaskFailedToStart"] },
      },
      task_unhealthy: {
        description: "A task was stopped because a container failed its health check",
        type: "ECS Task State Change",
        detail: { ...stopped, stoppedReason: [{ prefix: "Task failed container health checks" }] },
      },
      deployment_failed: {
        description: "A deployment of the service failed",
        type: "ECS Deployment State Change",
        resources: [service.id],
        detail: { eventName: ["SERVICE_DEPLOYMENT_FAILED"] },
      },
      task_placement: {
        description: "The service cannot place or start tasks",
        type: "ECS Service Action",
        resources: [service.id],
        detail: { eventName: ["SERVICE_TASK_PLACEMENT_FAILURE", "SERVICE_TASK_START_IMPAIRED"] },
      },
    } as const;
    for (const [id, { description, type, detail, ...rule }] of Object.entries(rules)) {
      const { name: ruleName } = new CloudwatchEventRule(this, `fluent_bit_${id}`, {
        name: `${name}-${id.replaceAll("_", "-")}`,
        description,
        eventPattern: jsonencode({ source: ["aws.ecs"], "detail-type": [type], ...rule, detail }),
      });
      new CloudwatchEventTarget(this, `fluent_bit_${id}_topic`, { rule: ruleName, arn: topic.arn });
    }
  }
}

/** What is wrong with a subscriber of the topic; empty when nothing is. */
function checkSubscriber(endpoint: string): string[] {
  if (/^https:\/\/[^\s/]+/.test(endpoint) || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(endpoint)) {
    return [];
  }
  const expected = "an e-mail address or an HTTPS URL";
  return [formatMessage({ what: "subscribers", value: endpoint, expected })];
}
