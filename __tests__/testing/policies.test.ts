import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy/index.js";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role/index.js";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy/index.js";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment/index.js";
import { Fn, Testing } from "cdktf";
import { describe, expect, it } from "vitest";
import { allow, FluentBitStack, type FluentBitStackProps } from "../../src/index.js";
import { policiesOf } from "../../testing/index.js";
import { plainStack } from "../support/stacks.js";

const readOrders = allow(["s3:GetObject"], "arn:aws:s3:::orders/*");
const stackWith = (props: FluentBitStackProps) => new FluentBitStack(Testing.app(), "web", props);

describe("the policies", () => {
  it("of a role that the stack makes are what it is allowed", () => {
    const { taskRole, executionRole } = stackWith({
      task: { statements: [readOrders], separateRoles: true },
    });
    expect(policiesOf(taskRole)).toContainEqual(readOrders);
    expect(policiesOf(executionRole)).not.toContainEqual(readOrders);
    expect(policiesOf(executionRole)).toContainEqual({
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:CreateLogGroup"],
      Resource: ["", ":*"].map(
        (end) =>
          `arn:\${data.aws_partition.partition.partition}:logs:us-east-1:\${data.aws_caller_identity.account.account_id}:log-group:firelens-container${end}`,
      ),
    });
  });

  it("of a role that exists are what it needs", () => {
    const { taskRole } = stackWith({
      task: { taskRole: { arn: "arn:aws:iam::111122223333:role/web" }, statements: [readOrders] },
    });
    expect(policiesOf(taskRole)).toContainEqual(readOrders);
  });

  it("of a role without any are none", () => {
    plainStack((stack) => {
      expect(policiesOf(new IamRole(stack, "role", { assumeRolePolicy: "{}" }))).toEqual([]);
    });
  });

  it("of any role are those attached to it and those inside it", () => {
    const text = (action: string) =>
      JSON.stringify({ Statement: { Effect: "Allow", Action: action, Resource: "*" } });
    const allowed = (action: string) => ({ Effect: "Allow", Action: action, Resource: "*" });
    plainStack((stack) => {
      const role = new IamRole(stack, "role", {
        name: "web",
        assumeRolePolicy: "{}",
        inlinePolicy: [{ name: "a", policy: text("s3:a") }],
        managedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
      });
      const other = new IamRole(stack, "other", { assumeRolePolicy: "{}" });
      const policy = new IamPolicy(stack, "policy", { policy: text("s3:b") });
      for (const [index, named] of [role.name, role.id, "web", other.name].entries()) {
        new IamRolePolicy(stack, `inline-${index}`, { role: named, policy: text(`s3:inline${index}`) });
      }
      new IamRolePolicyAttachment(stack, "ours", { role: role.name, policyArn: policy.arn });
      new IamRolePolicyAttachment(stack, "theirs", {
        role: role.name,
        policyArn: "arn:aws:iam::1:policy/theirs",
      });
      new IamRolePolicy(stack, "computed", {
        role: role.name,
        policy: "${data.aws_iam_policy_document.d.json}",
      });
      new IamRolePolicy(stack, "calculated", { role: role.name, policy: Fn.jsonencode({ Statement: [] }) });
      expect(policiesOf(role)).toEqual(
        expect.arrayContaining([
          allowed("s3:b"),
          { PolicyArn: "arn:aws:iam::1:policy/theirs" },
          { PolicyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" },
          allowed("s3:inline0"),
          allowed("s3:inline1"),
          allowed("s3:inline2"),
          { Policy: "${data.aws_iam_policy_document.d.json}" },
          allowed("s3:a"),
        ]),
      );
      expect(policiesOf(role)).toHaveLength(8);
    });
  });

  it("are asked of a stack without findings", () => {
    expect(() => policiesOf(stackWith({ cpu: 500 }).taskRole)).toThrow("1 finding:");
  });
});
