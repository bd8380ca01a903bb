import { describe, expect, it } from "vitest";
import { forward } from "../../src/destinations/index.js";
import { TaskRole } from "../../src/task/task-role.js";
import { findingsIn } from "../support/in-stack.js";
import { statementsOf } from "../support/policy.js";
import { findings, synthesize } from "../support/synthesize.js";

describe("the task role", () => {
  it("checks the name of the deployment", () => {
    expect(findingsIn((stack) => new TaskRole(stack, "role", { name: "a b" }))).toEqual([
      '[stack/role] name: "a b"; expected up to 28 letters, digits and hyphens, with no hyphen at either end',
    ]);
  });

  it("may have a path and a boundary", () => {
    const boundary = { arn: "arn:aws:iam::111122223333:policy/boundary" };
    const { aws_iam_role, aws_iam_policy } = synthesize({
      task: { permissionsBoundary: boundary, rolePath: "/web/" },
    }).resource;
    expect(aws_iam_role?.fluent_bit_task_role).toMatchObject({
      path: "/web/",
      permissions_boundary: boundary.arn,
    });
    expect(aws_iam_policy?.fluent_bit_task_policy?.path).toBe("/web/");
  });

  it.each(["web", "/web", "/a b/"])("may not have the path %j", (rolePath) => {
    expect(findings({ task: { rolePath } })).toEqual([
      `[fluent-bit/task-role] rolePath: "${rolePath}"; expected a slash, or text without spaces between two slashes, of at most 512 characters`,
    ]);
  });
});

describe("separate roles", () => {
  const configuration = synthesize({ name: "web", task: { separateRoles: true } });

  it("are one that ECS starts the task with and one that its containers work with", () => {
    expect(configuration.resource.aws_ecs_task_definition?.nginx_fluent_bit).toMatchObject({
      execution_role_arn: "${aws_iam_role.fluent_bit_execution_role.arn}",
      task_role_arn: "${aws_iam_role.fluent_bit_task_role.arn}",
    });
    expect(configuration.resource.aws_iam_role?.fluent_bit_execution_role?.name).toBe("web-execution-role");
  });

  it("may each do what they need and no more", () => {
    const actions = (policy: string) => statementsOf(configuration, policy).flatMap(({ Action }) => Action);
    expect(actions("fluent_bit_execution_policy")).toEqual([
      "ecr:GetAuthorizationToken",
      "ecr:BatchCheckLayerAvailability",
      "ecr:GetDownloadUrlForLayer",
      "ecr:BatchGetImage",
      "logs:CreateLogStream",
      "logs:PutLogEvents",
      "logs:CreateLogGroup",
    ]);
    expect(actions("fluent_bit_task_policy")).toEqual([
      "logs:CreateLogStream",
      "logs:PutLogEvents",
      "logs:DescribeLogStreams",
      "logs:CreateLogGroup",
    ]);
  });

  it("allow everything nowhere but where AWS grants no less", () => {
    const statements = ["fluent_bit_execution_policy", "fluent_bit_task_policy"].flatMap((policy) =>
      statementsOf(configuration, policy),
    );
    const everything = statements.filter(({ Resource }) => Resource === "*").map(({ Action }) => Action);
    expect(everything).toEqual([["ecr:GetAuthorizationToken"]]);
  });

  it("have no policy where nothing is to be allowed", () => {
    const { aws_iam_policy } = synthesize({
      task: { separateRoles: true },
      destination: forward({ host: "fluentd.internal" }),
    }).resource;
    expect(Object.keys(aws_iam_policy ?? {})).toEqual(["fluent_bit_execution_policy"]);
  });
});
