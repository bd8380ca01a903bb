import { ref, Token } from "cdktf";
import { describe, expect, it } from "vitest";
import { Alarms, type AlarmsProps } from "../../src/alarms/alarms.js";
import { Account } from "../../src/aws/account.js";
import { FluentBitStack } from "../../src/fluent-bit-stack.js";
import { configurationOf, findingsOf, synthesize, testApp } from "../support/synthesize.js";

const arn = "arn:aws:sns:us-east-1:111122223333:alarms";

function alarmed(given: Partial<AlarmsProps> = {}) {
  const app = testApp();
  const stack = new FluentBitStack(app, "fluent-bit");
  const { cluster, resource: service } = stack.service;
  new Alarms(stack, "alarms", {
    name: "web",
    account: new Account(stack, "alarm-account", { region: "us-east-1" }),
    topic: { arn },
    cluster,
    service,
    loadBalancer: stack.target,
    ...given,
  });
  return { app, stack };
}
const resources = (given?: Partial<AlarmsProps>) => configurationOf(alarmed(given).stack).resource;
const found = (given: Partial<AlarmsProps>) =>
  findingsOf(() => alarmed(given).app.synth()).map((finding) => finding.replace("[fluent-bit/alarms] ", ""));

const ofTargets = {
  namespace: "AWS/ApplicationELB",
  dimensions: {
    LoadBalancer: "${aws_alb.fluent_bit_alb.arn_suffix}",
    TargetGroup: "${aws_alb_target_group.fluent_bit_tg.arn_suffix}",
  },
  comparison_operator: "GreaterThanOrEqualToThreshold",
  period: 300,
  evaluation_periods: 3,
  datapoints_to_alarm: 2,
  treat_missing_data: "notBreaching",
  alarm_actions: [arn],
  ok_actions: [arn],
  depends_on: ["aws_ecs_service.fluent_bit_service"],
};

describe("the alarms", () => {
  it("watch the targets of the load balancer, after the service is there", () => {
    expect(resources().aws_cloudwatch_metric_alarm).toMatchObject({
      fluent_bit_unhealthy_targets: {
        ...ofTargets,
        alarm_name: "web-unhealthy-targets",
        alarm_description: "Tasks fail the health check of the load balancer, which sends them no requests",
        metric_name: "UnHealthyHostCount",
        statistic: "Maximum",
        threshold: 1,
      },
      fluent_bit_target_errors: {
        ...ofTargets,
        alarm_name: "web-target-errors",
        alarm_description: "The application answers with errors 5xx",
        metric_name: "HTTPCode_Target_5XX_Count",
        statistic: "Sum",
        threshold: 10,
      },
    });
  });

  it("see an outage: no healthy target, for which a missing value is one too, and errors of the load balancer itself", () => {
    expect(resources().aws_cloudwatch_metric_alarm).toMatchObject({
      fluent_bit_no_healthy_target: {
        metric_name: "HealthyHostCount",
        comparison_operator: "LessThanThreshold",
        threshold: 1,
        treat_missing_data: "breaching",
      },
      fluent_bit_load_balancer_errors: {
        metric_name: "HTTPCode_ELB_5XX_Count",
        dimensions: { LoadBalancer: "${aws_alb.fluent_bit_alb.arn_suffix}" },
      },
    });
  });

  it("count running tasks where the cluster has Container Insights", () => {
    expect(resources().aws_cloudwatch_metric_alarm?.fluent_bit_no_running_task).toBeUndefined();
    expect(
      resources({ hasContainerInsights: true }).aws_cloudwatch_metric_alarm?.fluent_bit_no_running_task,
    ).toMatchObject({ metric_name: "RunningTaskCount", treat_missing_data: "breaching" });
  });

  it("count the errors of the router in its own log group, whatever the destination", () => {
    const { resource } = synthesize({ logs: {}, alarms: { topic: { arn } } });
    expect(resource.aws_cloudwatch_log_metric_filter?.fluent_bit_router_errors).toMatchObject({
      log_group_name: "${aws_cloudwatch_log_group.fluent_bit_router_logs.name}",
      pattern: '?"[error]" ?"cannot be retried" ?"no upstream connections"',
    });
    expect(resource.aws_cloudwatch_metric_alarm?.fluent_bit_router_errors_alarm).toMatchObject({
      namespace: "FluentBit",
      metric_name: "fluent-bit-router-errors",
    });
  });

  it("go to the subscribers of the topic", () => {
    const subscribers = ["team@example.com", "https://alarms.example.com/sns"];
    expect(resources({ subscribers }).aws_sns_topic_subscription).toMatchObject({
      fluent_bit_alarm_subscription_0: { protocol: "email", endpoint: "team@example.com" },
      fluent_bit_alarm_subscription_1: { protocol: "https" },
    });
    expect(found({ subscribers: ["team", "http://example.com"] })).toEqual([
      'subscribers: "team"; expected an e-mail address or an HTTPS URL',
      'subscribers: "http://example.com"; expected an e-mail address or an HTTPS URL',
    ]);
  });

  it("have their topic among the outputs", () => {
    expect(synthesize({ alarms: { topic: { arn } } }).output.alarm_topic?.value).toBe(arn);
  });

  it("watch a log group for silence, which is no metric at all", () => {
    expect(
      resources({ logGroupName: "web-logs" }).aws_cloudwatch_metric_alarm?.fluent_bit_log_silence,
    ).toEqual({
      alarm_name: "web-log-silence",
      alarm_description: "No log of the application arrives: see the log router's own log group",
      namespace: "AWS/Logs",
      metric_name: "IncomingLogEvents",
      dimensions: { LogGroupName: "web-logs" },
      statistic: "Sum",
      comparison_operator: "LessThanThreshold",
      threshold: 1,
      period: 900,
      evaluation_periods: 3,
      datapoints_to_alarm: 2,
      treat_missing_data: "breaching",
      alarm_actions: [arn],
      ok_actions: [arn],
      depends_on: ["aws_ecs_service.fluent_bit_service"],
    });
  });

  it("look as often and as closely as wanted", () => {
    const alarms = resources({
      logGroupName: "web-logs",
      periodMinutes: 1,
      logSilenceMinutes: 60,
      unhealthyTargetThreshold: 2,
      targetErrorThreshold: 100,
    }).aws_cloudwatch_metric_alarm;
    expect(alarms?.fluent_bit_unhealthy_targets).toMatchObject({ period: 60, threshold: 2 });
    expect(alarms?.fluent_bit_target_errors).toMatchObject({ period: 60, threshold: 100 });
    expect(alarms?.fluent_bit_log_silence).toMatchObject({ period: 3600, threshold: 1 });
  });

  it("look as often as only Terraform knows", () => {
    const minutes = Token.asNumber(ref("var.minutes"));
    const alarms = resources({ periodMinutes: minutes }).aws_cloudwatch_metric_alarm;
    expect(alarms?.fluent_bit_unhealthy_targets?.period).toBe("${(var.minutes * 60)}");
    expect(found({ periodMinutes: minutes, targetErrorThreshold: minutes })).toEqual([]);
  });

  it.each([
    ["task_exit", '"stopCode":["EssentialContainerExited","TaskFailedToStart"]'],
    ["task_unhealthy", '"stoppedReason":[{"prefix":"Task failed container health checks"}]'],
    ["deployment_failed", '"detail-type":["ECS Deployment State Change"]'],
    ["task_placement", '"eventName":["SERVICE_TASK_PLACEMENT_FAILURE","SERVICE_TASK_START_IMPAIRED"]'],
  ])("tell of the event %s, which no metric counts", (id, pattern) => {
    const { aws_cloudwatch_event_rule, aws_cloudwatch_event_target } = resources();
    expect(aws_cloudwatch_event_rule?.[`fluent_bit_${id}`]?.event_pattern).toContain(pattern);
    expect(aws_cloudwatch_event_target?.[`fluent_bit_${id}_topic`]).toMatchObject({ arn });
  });

  it("tell a topic that is made among them", () => {
    const scopes: string[] = [];
    const alarms = resources({
      topic: (scope) => {
        scopes.push(scope.node.path);
        return { arn: "made" };
      },
    }).aws_cloudwatch_metric_alarm;
    expect(scopes).toEqual(["fluent-bit/alarms"]);
    expect(alarms?.fluent_bit_target_errors).toMatchObject({ alarm_actions: ["made"], ok_actions: ["made"] });
  });

  it("need a topic", () => {
    expect(found({ topic: undefined })).toEqual(["alarms.topic is missing; expected an SNS topic"]);
  });

  it("check their numbers", () => {
    expect(
      found({
        periodMinutes: 0,
        logSilenceMinutes: 1441,
        unhealthyTargetThreshold: 0,
        targetErrorThreshold: 0.5,
      }),
    ).toEqual([
      "periodMinutes: 0; expected a whole number from 1 to 1440",
      "logSilenceMinutes: 1441; expected a whole number from 1 to 1440",
      "unhealthyTargetThreshold: 0; expected a whole number of at least 1",
      "targetErrorThreshold: 0.5; expected a whole number of at least 1",
    ]);
  });

  it("check the name of the deployment", () => {
    expect(found({ name: "a\nb", logGroupName: "web" })).toEqual([
      'name: "a\\nb"; expected up to 28 letters, digits and hyphens, with no hyphen at either end',
    ]);
  });
});
