import { ref, Token } from "cdktf";
import { describe, expect, it } from "vitest";
import { Alarms, type AlarmsProps } from "../../src/alarms/alarms.js";
import { Account } from "../../src/aws/account.js";
import { FluentBitStack } from "../../src/fluent-bit-stack.js";
import { evaluate } from "../support/evaluate.js";
import { configurationOf, findingsOf, testApp } from "../support/synthesize.js";

const arn = "arn:aws:sns:us-east-1:111122223333:alarms";

function alarmed(given: Partial<AlarmsProps> = {}) {
  const app = testApp();
  const stack = new FluentBitStack(app, "fluent-bit");
  const { cluster, resource: service } = stack.service;
  new Alarms(stack, "alarms", {
    name: "web",
    account: new Account(stack, "alarm-account", { region: "us-east-1" }),
    topic: { arn },
    cluster: { arn: cluster.arn },
    service,
    loadBalancer: stack.loadBalancer,
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
  evaluation_periods: 1,
  treat_missing_data: "notBreaching",
  alarm_actions: [arn],
  ok_actions: [arn],
};

describe("the alarms", () => {
  it("watch the targets of the load balancer", () => {
    expect(resources().aws_cloudwatch_metric_alarm).toEqual({
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
      evaluation_periods: 1,
      treat_missing_data: "breaching",
      alarm_actions: [arn],
      ok_actions: [arn],
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

  it("tell of tasks of the service that ended because a container did", () => {
    const { aws_cloudwatch_event_rule, aws_cloudwatch_event_target } = resources();
    const { event_pattern, ...rule } = { ...aws_cloudwatch_event_rule?.fluent_bit_task_exit };
    expect(rule).toEqual({
      name: "web-task-exit",
      description: "A task ended because the application or the log router exited",
    });
    const references = {
      "aws_ecs_cluster.fluentbit_cluster.arn": "arn:cluster",
      "aws_ecs_service.fluent_bit_service.name": "web-service",
    };
    expect(evaluate({ event_pattern }, references).event_pattern).toEqual({
      source: ["aws.ecs"],
      "detail-type": ["ECS Task State Change"],
      detail: {
        clusterArn: ["arn:cluster"],
        group: ["service:web-service"],
        lastStatus: ["STOPPED"],
        stopCode: ["EssentialContainerExited"],
      },
    });
    expect(aws_cloudwatch_event_target).toEqual({
      fluent_bit_task_exit_topic: {
        rule: "${aws_cloudwatch_event_rule.fluent_bit_task_exit.name}",
        arn,
      },
    });
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
