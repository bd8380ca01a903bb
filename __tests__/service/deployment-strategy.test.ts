import { describe, expect, it } from "vitest";
import { checkStrategy } from "../../src/service/deployment-strategy.js";
import { statementsOf } from "../support/policy.js";
import { findings, synthesize } from "../support/synthesize.js";

const { resource } = synthesize({ service: { deploymentStrategy: { kind: "blueGreen" } } });

describe("a blue/green deployment", () => {
  it("has a second target group, and a rule whose weights ECS changes and Terraform leaves alone", () => {
    const { fluent_bit_tg, fluent_bit_alternate_tg } = resource.aws_alb_target_group ?? {};
    expect(fluent_bit_alternate_tg).toEqual({ ...fluent_bit_tg, name: "fluent-bit-alt" });
    expect(resource.aws_alb_listener_rule?.fluent_bit_production_rule).toMatchObject({
      priority: 50000,
      condition: [{ path_pattern: { values: ["/*"] } }],
      lifecycle: { ignore_changes: ["action"] },
    });
  });

  it("has a role with which ECS uses them, before the service", () => {
    expect(resource.aws_ecs_service?.fluent_bit_service).toMatchObject({
      deployment_configuration: { strategy: "BLUE_GREEN", bake_time_in_minutes: "10" },
      load_balancer: [
        {
          advanced_configuration: {
            alternate_target_group_arn: "${aws_alb_target_group.fluent_bit_alternate_tg.arn}",
            production_listener_rule: "${aws_alb_listener_rule.fluent_bit_production_rule.arn}",
            role_arn: "${aws_iam_role.fluent_bit_infrastructure_role.arn}",
          },
        },
      ],
    });
    expect(resource.aws_ecs_service?.fluent_bit_service?.depends_on).toEqual(
      expect.arrayContaining([
        "aws_alb_listener_rule.fluent_bit_production_rule",
        "aws_iam_role_policy_attachment.fluent_bit_infrastructure_role_attachment",
      ]),
    );
  });

  it.each([
    [
      { kind: "linear", stepPercent: 25 },
      {
        strategy: "LINEAR",
        bake_time_in_minutes: "10",
        linear_configuration: { step_percent: 25, step_bake_time_in_minutes: "5" },
      },
    ],
    [
      { kind: "canary", stepBakeTimeMinutes: 1 },
      {
        strategy: "CANARY",
        bake_time_in_minutes: "10",
        canary_configuration: { canary_percent: 10, canary_bake_time_in_minutes: "1" },
      },
    ],
  ] as const)("may be %j", (deploymentStrategy, expected) => {
    const { aws_ecs_service } = synthesize({ service: { deploymentStrategy } }).resource;
    expect(aws_ecs_service?.fluent_bit_service?.deployment_configuration).toEqual(expected);
  });

  it("checks its numbers", () => {
    expect(findings({ service: { deploymentStrategy: { kind: "linear", stepPercent: 0 } } })).toEqual([
      "[fluent-bit/service] deploymentStrategy.stepPercent: 0; expected a whole number from 1 to 100",
    ]);
    expect(checkStrategy({ kind: "blueGreen", stepPercent: 10 })).toEqual([
      "deploymentStrategy.stepPercent: 10; expected it with linear or canary, as blueGreen has no steps",
    ]);
  });
});

describe("alarms", () => {
  it("roll a deployment back", () => {
    const { aws_ecs_service } = synthesize({ service: { rollbackAlarms: ["web-target-errors"] } }).resource;
    expect(aws_ecs_service?.fluent_bit_service?.alarms).toEqual({
      enable: true,
      rollback: true,
      alarm_names: ["web-target-errors"],
    });
  });
});

describe("ECS Exec", () => {
  it("records its sessions, which the task role writes, and has an init process", () => {
    const configuration = synthesize({ service: { exec: true, execLogGroup: "audit" } });
    expect(configuration.resource.aws_ecs_cluster?.fluentbit_cluster?.configuration).toEqual({
      execute_command_configuration: {
        logging: "OVERRIDE",
        log_configuration: { cloud_watch_log_group_name: "audit" },
      },
    });
    const actions = statementsOf(configuration, "fluent_bit_task_policy").flatMap(({ Action }) => Action);
    expect(actions).toContain("logs:DescribeLogGroups");
  });
});

describe("a regional NAT gateway", () => {
  it("needs no subnet and no address of its own", () => {
    const { resource: regional } = synthesize({ network: { nat: "regional" } });
    expect(regional.aws_eip).toBeUndefined();
    expect(regional.aws_nat_gateway?.fluent_bit_ngw).toMatchObject({
      availability_mode: "regional",
      vpc_id: "${aws_vpc.fluent_bit_vpc.id}",
    });
    expect(regional.aws_route_table?.fluent_bit_private_rt?.route).toEqual([
      { cidr_block: "0.0.0.0/0", nat_gateway_id: "${aws_nat_gateway.fluent_bit_ngw.id}" },
    ]);
  });
});
