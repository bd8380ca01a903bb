import { describe, expect, it } from "vitest";
import { allow, type FluentBitStackProps, publicRouterImage } from "../../src/index.js";
import { jsonEncoded } from "../support/json-encoded.js";
import { statementsOf } from "../support/policy.js";
import { findings, synthesize } from "../support/synthesize.js";

const router = { image: publicRouterImage({ tag: "3.4.15" }) };
const taskRole = { arn: "arn:aws:iam::111122223333:role/web" };
const executionRole = { arn: "arn:aws:iam::111122223333:role/start" };
const readOrders = allow(["s3:GetObject"], "arn:aws:s3:::orders/*");

describe("the application's own statements", () => {
  it("are the task role's", () => {
    const props: FluentBitStackProps = { task: { statements: [readOrders], separateRoles: true } };
    expect(statementsOf(synthesize(props), "fluent_bit_task_policy")).toContainEqual(readOrders);
    expect(statementsOf(synthesize(props), "fluent_bit_execution_policy")).not.toContainEqual(readOrders);
    expect(findings({ ...props, router })).toEqual([]);
  });

  it("may have conditions", () => {
    const Condition = { StringEquals: { "aws:ResourceTag/team": "web" } };
    const props = { task: { statements: [{ ...readOrders, Condition }] } };
    expect(statementsOf(synthesize(props), "fluent_bit_task_policy")).toContainEqual({
      ...readOrders,
      Condition,
    });
  });

  it.each([
    [allow(["s3"], "*"), 'Action: "s3"; expected service:action, such as s3:GetObject'],
    [allow([], "*"), "Action: []; expected at least one: service:action, such as s3:GetObject"],
    [allow(["s3:*"], "orders/*"), 'Resource: "orders/*"; expected an ARN, or "*"'],
  ])("are statements, not %j", (statement, finding) => {
    expect(findings({ router, task: { statements: [statement] } })).toEqual([
      `[fluent-bit] task.statements[0].${finding}`,
    ]);
  });
});

describe("roles that exist", () => {
  it("are used as they are", () => {
    const { resource } = synthesize({ task: { taskRole, executionRole, statements: [readOrders] } });
    expect(resource.aws_ecs_task_definition?.nginx_fluent_bit).toMatchObject({
      task_role_arn: taskRole.arn,
      execution_role_arn: executionRole.arn,
    });
    expect(Object.keys(resource)).not.toEqual(expect.arrayContaining([expect.stringMatching(/^aws_iam/)]));
  });

  it("are one where one is given, as in the article", () => {
    const { resource, output } = synthesize({ task: { taskRole } });
    expect(resource.aws_ecs_task_definition?.nginx_fluent_bit).toMatchObject({
      task_role_arn: taskRole.arn,
      execution_role_arn: taskRole.arn,
    });
    expect(Object.keys(output).filter((name) => name.endsWith("_policy"))).toEqual(["task_role_policy"]);
  });

  it("go with a role that the stack makes", () => {
    const { resource } = synthesize({ task: { taskRole, separateRoles: true } });
    expect(Object.keys(resource.aws_iam_role ?? {})).toEqual(["fluent_bit_execution_role"]);
  });

  it("must be allowed what the outputs say", () => {
    const { output } = synthesize({ task: { taskRole, executionRole, statements: [readOrders] } });
    const actions = (name: string) =>
      (jsonEncoded(output[name]?.value) as { Statement: { Action: string[] }[] }).Statement.flatMap(
        ({ Action }) => Action,
      );
    expect(actions("task_role_policy")).toEqual(
      expect.arrayContaining(["s3:GetObject", "logs:PutLogEvents", "logs:DescribeLogStreams"]),
    );
    expect(actions("execution_role_policy")).toEqual(
      expect.arrayContaining(["ecr:GetAuthorizationToken", "logs:CreateLogStream"]),
    );
  });

  it("have ARNs of roles", () => {
    expect(findings({ router, task: { taskRole: { arn: "arn:aws:iam::111122223333:user/web" } } })).toEqual([
      '[fluent-bit/task-role] task.taskRole: "arn:aws:iam::111122223333:user/web"; expected the ARN of an IAM role, such as arn:aws:iam::111122223333:role/web',
    ]);
  });
});
