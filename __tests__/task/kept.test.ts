import { describe, expect, it } from "vitest";
import { forward } from "../../src/destinations/index.js";
import { FluentBitStack } from "../../src/fluent-bit-stack.js";
import { statementsOf } from "../support/policy.js";
import { configurationOf, synthesize, testApp } from "../support/synthesize.js";

describe("log groups", () => {
  it("that exist are taken over", () => {
    const configuration = configurationOf(
      new FluentBitStack(testApp(), "fluent-bit", { logs: { import: true } }),
    ) as unknown as { readonly import: unknown };
    expect(configuration.import).toEqual([
      { id: "firelens-container", to: "aws_cloudwatch_log_group.fluent_bit_router_logs" },
      { id: "fluent-bit-cloudwatch", to: "aws_cloudwatch_log_group.fluent_bit_application_logs" },
    ]);
  });

  it("outlive the stack, with their key", () => {
    const { resource } = synthesize({
      logs: { keepOnDestroy: true, createKey: true },
      network: { flowLogs: true },
    });
    const groups = Object.values(resource.aws_cloudwatch_log_group ?? {});
    expect(groups.map(({ skip_destroy }) => skip_destroy)).toEqual([true, true, true]);
    expect(resource.aws_kms_key?.fluent_bit_log_key?.lifecycle).toEqual({ prevent_destroy: true });
  });
});

describe("revisions of the task definition", () => {
  it("stay registered where they are kept", () => {
    const { aws_ecs_task_definition } = synthesize({ task: { keepRevisions: true } }).resource;
    expect(aws_ecs_task_definition?.nginx_fluent_bit?.skip_destroy).toBe(true);
    expect(synthesize().resource.aws_ecs_task_definition?.nginx_fluent_bit?.skip_destroy).toBeUndefined();
  });
});

describe("the names of roles", () => {
  it("hold the region where IAM has two of them", () => {
    const { resource } = synthesize({
      name: "web",
      task: { regionInNames: true, separateRoles: true },
      network: { flowLogs: true },
    });
    const names = Object.values(resource.aws_iam_role ?? {}).map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        "web-${var.aws_region}-task-role",
        "web-${var.aws_region}-execution-role",
        "web-${var.aws_region}-flow-logs-role",
      ]),
    );
    expect(resource.aws_iam_policy?.fluent_bit_execution_policy?.name).toBe(
      "web-${var.aws_region}-execution-policy",
    );
  });
});

describe("the execution role", () => {
  const configuration = synthesize({
    containers: [
      {
        name: "side",
        image: "222233334444.dkr.ecr.eu-west-1.amazonaws.com/team/app:1",
        destination: forward({ host: "fluentd.internal" }),
      },
    ],
    task: { separateRoles: true, pullThroughCache: true },
  });
  const ecr = statementsOf(configuration, "fluent_bit_execution_policy").filter(({ Action }) =>
    String(Action).includes("ecr:"),
  );

  it("pulls from the repositories that the references name, of other accounts and regions too", () => {
    expect(ecr[1]?.Resource).toEqual([
      "arn:PARTITION:ecr:REGION:ACCOUNT:repository/*",
      "arn:PARTITION:ecr:*:*:repository/aws-for-fluent-bit",
      "arn:PARTITION:ecr:eu-west-1:222233334444:repository/team/app",
    ]);
  });

  it("fills a pull through cache where there is one", () => {
    expect(ecr[2]).toEqual({
      Effect: "Allow",
      Action: ["ecr:BatchImportUpstreamImage", "ecr:CreateRepository"],
      Resource: "arn:PARTITION:ecr:REGION:ACCOUNT:repository/*",
    });
  });
});
