import { describe, expect, it } from "vitest";
import { findings, synthesize } from "../support/synthesize.js";

/** The document that a `jsonencode` expression without tokens encodes. */
const encoded = (expression: unknown): unknown =>
  JSON.parse(String(expression).replace(/^\$\{jsonencode\((.*)\)\}$/, "$1"));

const { resource } = synthesize();

describe("the task role", () => {
  it("is for ECS tasks", () => {
    const role = resource.aws_iam_role?.fluent_bit_task_role;
    expect(role?.name).toBe("fluent-bit-task-role");
    expect(encoded(role?.assume_role_policy)).toEqual({
      Version: "2012-10-17",
      Statement: [
        { Action: "sts:AssumeRole", Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" } },
      ],
    });
  });

  it("may pull images and write logs, and see the log streams that there are", () => {
    const policy = resource.aws_iam_policy?.fluent_bit_task_policy;
    expect(policy).toMatchObject({ name: "fluent_bit_task_policy", path: "/", description: "Task policy" });
    expect(encoded(policy?.policy)).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Action: [
            "logs:CreateLogStream",
            "logs:PutLogEvents",
            "logs:CreateLogGroup",
            "ecr:GetAuthorizationToken",
            "ecr:BatchCheckLayerAvailability",
            "ecr:GetDownloadUrlForLayer",
            "ecr:BatchGetImage",
            "logs:DescribeLogStreams",
          ],
          Effect: "Allow",
          Resource: "*",
        },
      ],
    });
  });

  it("may not see the log streams where the article is taken literally", () => {
    const { policy } = synthesize({ literal: true }).resource.aws_iam_policy?.fluent_bit_task_policy ?? {};
    expect(policy).toContain("logs:PutLogEvents");
    expect(policy).not.toContain("logs:DescribeLogStreams");
  });

  it("has the policy attached", () => {
    expect(resource.aws_iam_role_policy_attachment).toEqual({
      fluent_bit_task_role_attachment: {
        role: "${aws_iam_role.fluent_bit_task_role.id}",
        policy_arn: "${aws_iam_policy.fluent_bit_task_policy.arn}",
      },
    });
  });

  it("checks its names", () => {
    const name = "a".repeat(55);
    expect(findings({ name })).toContain(
      `[fluent-bit/task-role] role name is "${name}-task-role", 65 characters long: at most 64 are allowed`,
    );
    expect(findings({ name: "a b" })).toContain(
      '[fluent-bit/task-role] policy name is "a b_task_policy": expected letters, digits and _+=,.@-',
    );
  });
});
