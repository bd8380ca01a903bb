import { describe, expect, it } from "vitest";
import { statementsOf } from "../support/policy.js";
import { renderedContainers } from "../support/rendered-containers.js";
import { findings, synthesize } from "../support/synthesize.js";

const logs = { retentionDays: 365, key: { arn: "arn:aws:kms:us-east-1:111122223333:key/1" } };

describe("managed log groups", () => {
  it("have a retention and a key", () => {
    expect(synthesize({ name: "web", logs }).resource.aws_cloudwatch_log_group).toEqual({
      fluent_bit_application_logs: {
        name: "web-cloudwatch",
        retention_in_days: 365,
        kms_key_id: "arn:aws:kms:us-east-1:111122223333:key/1",
      },
      fluent_bit_router_logs: {
        name: "web-firelens-container",
        retention_in_days: 365,
        kms_key_id: "arn:aws:kms:us-east-1:111122223333:key/1",
      },
    });
  });

  it("are made before what writes to them, which then creates none", () => {
    const { aws_ecs_task_definition } = synthesize({ logs }).resource;
    expect(aws_ecs_task_definition?.nginx_fluent_bit?.container_definitions).toContain(
      "aws_cloudwatch_log_group_fluent_bit_router_logs_name",
    );
    const task = { separateRoles: true };
    const actions = ["fluent_bit_execution_policy", "fluent_bit_task_policy"]
      .flatMap((policy) => statementsOf(synthesize({ logs, task }), policy))
      .flatMap(({ Action }) => Action);
    expect(actions).not.toContain("logs:CreateLogGroup");
  });

  it("are the only ones that the task may write to", () => {
    const [statement] = statementsOf(
      synthesize({ logs, task: { separateRoles: true } }),
      "fluent_bit_task_policy",
    );
    const name = "${aws_cloudwatch_log_group.fluent_bit_application_logs.name}";
    const group = `arn:PARTITION:logs:REGION:ACCOUNT:log-group:${name}`;
    expect(statement?.Resource).toEqual([group, `${group}:*`]);
  });

  it("are named as outputs", () => {
    expect(synthesize({ logs }).output).toMatchObject({
      application_log_group: { value: "${aws_cloudwatch_log_group.fluent_bit_application_logs.name}" },
      router_log_group: { value: "${aws_cloudwatch_log_group.fluent_bit_router_logs.name}" },
    });
  });

  it("keep logs for a time that CloudWatch knows", () => {
    expect(findings({ logs: { retentionDays: 360 } })).toEqual([
      "[fluent-bit/log-groups] retention in days: 360; expected one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653; did you mean 365?",
    ]);
  });

  it("keep logs for ever where nothing else is wanted", () => {
    expect(synthesize({ logs: {} }).resource.aws_cloudwatch_log_group?.fluent_bit_router_logs).toEqual({
      name: "firelens-container",
    });
  });
});

describe("log groups of their first writers", () => {
  it("are created by the router and the log driver", () => {
    const [router, application] = renderedContainers();
    expect(router.logConfiguration.options["awslogs-create-group"]).toBe("true");
    expect(application.logConfiguration.options.auto_create_group).toBe("true");
  });
});
