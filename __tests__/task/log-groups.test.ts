import { describe, expect, it } from "vitest";
import { forward } from "../../src/destinations/index.js";
import { containersOf } from "../support/containers.js";
import { policyOf, statementsOf } from "../support/policy.js";
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

it("a managed group is for the application only where its logs go there", () => {
  const destination = forward({ host: "fluentd.internal" });
  expect(Object.keys(synthesize({ logs, destination }).resource.aws_cloudwatch_log_group ?? {})).toEqual([
    "fluent_bit_router_logs",
  ]);
});

describe("log groups of their first writers", () => {
  it("are created by the router and the log driver", () => {
    const [router, application] = containersOf();
    expect(router.logConfiguration.options["awslogs-create-group"]).toBe("true");
    expect(application.logConfiguration.options.auto_create_group).toBe("true");
  });
});

const { resource: withKey } = synthesize({ logs: { createKey: true }, network: { flowLogs: true } });

it("the key of the logs is used by CloudWatch Logs of the region and partition, for the account's groups", () => {
  const key = withKey.aws_kms_key?.fluent_bit_log_key;
  expect(key).toMatchObject({
    description: "Encrypts the log groups of fluent-bit",
    enable_key_rotation: true,
  });
  expect(policyOf(key?.policy).Statement).toEqual([
    {
      Effect: "Allow",
      Principal: { AWS: "arn:PARTITION:iam::ACCOUNT:root" },
      Action: "kms:*",
      Resource: "*",
    },
    {
      Effect: "Allow",
      Principal: { Service: "logs.REGION.${data.aws_partition.partition.dns_suffix}" },
      Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
      Resource: "*",
      Condition: {
        ArnLike: { "kms:EncryptionContext:aws:logs:arn": "arn:PARTITION:logs:REGION:ACCOUNT:log-group:*" },
      },
    },
  ]);
});

it("the key of the logs encrypts every log group, those of flow logs too", () => {
  const keys = Object.values(withKey.aws_cloudwatch_log_group ?? {}).map((group) => group.kms_key_id);
  expect(keys).toEqual(Array(3).fill("${aws_kms_key.fluent_bit_log_key.arn}"));
});

it("the key of the logs is made or given", () => {
  expect(findings({ logs: { createKey: true, key: { arn: "arn:key" } } })).toEqual([
    "[fluent-bit] logs.createKey with logs.key; expected only one of them",
  ]);
});
