import type { IamRole } from "@cdktf/provider-aws/lib/iam-role/index.js";
import { TerraformStack } from "cdktf";
import { evaluator } from "../firelens/inputs/cdk-tf-json.js";
import { isUnknown, withExpressions } from "../firelens/model/unknown-text.js";
import { resolved } from "../src/cdktf/resolve.js";
import { ExistingRole } from "../src/task/existing-role.js";
import type { TaskRole } from "../src/task/task-role.js";
import { type Arguments, withFiles } from "./synthesize.js";

/** A statement of an IAM policy. A policy that is not in the stack stands as `PolicyArn`, one that can't be read as `Policy`. */
export type Statement = Readonly<Record<string, unknown>>;

type Resources = Readonly<Record<string, Readonly<Record<string, Arguments>>>>;

/**
 * What a role is allowed: the statements of the policies that its stack attaches to it, and of those inside it; for a role
 * that exists, what it needs. Variables have their defaults. What only AWS decides stands there as the expression.
 *
 * @throws ConfigurationError with all findings of the role's stack
 */
export function policiesOf(role: TaskRole | ExistingRole | IamRole): Statement[] {
  const stack = TerraformStack.of(role);
  return withFiles(stack, (folder, text) => {
    const json = JSON.parse(text);
    const evaluate = evaluator(json, folder);
    const policies: Arguments[] =
      role instanceof ExistingRole
        ? [{ policy: resolved(stack, role.policy) }]
        : policiesOfResource(json.resource, stack.getLogicalId("resource" in role ? role.resource : role));
    return policies.flatMap(({ policy, policy_arn: arn }) =>
      policy === undefined ? [{ PolicyArn: shown(evaluate(arn)) }] : statementsOf(evaluate(policy)),
    );
  });
}

/** The policies of a role in a configuration, each with its document, or with its ARN if it is not in the stack. */
function policiesOfResource(resources: Resources, name: string): Arguments[] {
  const { aws_iam_role: roles, aws_iam_policy: policies = {} } = resources;
  const role = roles?.[name] ?? {};
  const names = [`\${aws_iam_role.${name}.id}`, `\${aws_iam_role.${name}.name}`, role.name];
  const ofRole = (type: string) =>
    Object.values(resources[type] ?? {}).filter((policy) => names.includes(policy.role));
  const attached = [
    ...ofRole("aws_iam_role_policy_attachment"),
    ...[role.managed_policy_arns ?? []].flat().map((arn) => ({ policy_arn: arn })),
  ];
  return [
    ...attached.map((attachment) => {
      const [, policy = ""] = /^\$\{aws_iam_policy\.(.+)\.arn\}$/.exec(String(attachment.policy_arn)) ?? [];
      return policies[policy] ?? attachment;
    }),
    ...ofRole("aws_iam_role_policy"),
    ...([role.inline_policy ?? []].flat() as Arguments[]),
  ];
}

function statementsOf(document: unknown): Statement[] {
  if (isUnknown(document)) {
    return [{ Policy: shown(document) }];
  }
  const { Statement: statements } = JSON.parse(String(document));
  return [shown(statements)].flat() as Statement[];
}

function shown(value: unknown): unknown {
  return withExpressions(value, (expression) => `\${${expression}}`);
}
