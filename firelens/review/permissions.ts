import { isRecord, UNKNOWN } from "../model/field-reader.js";
import type { Entry } from "./entry.js";
import type { Plan, ResourceChange } from "./plan.js";
import { readPolicy, type Statement, statementsBeyond } from "./policy-document.js";
import { isSameValue, SensitiveValue, textOf } from "./values.js";

/** What changes in one policy. */
export interface PermissionChange {
  readonly address: string;
  /** Whose policy it is, such as `role web-task`. */
  readonly who: string;
  readonly gained: readonly Statement[];
  readonly lost: readonly Statement[];
  /** Why the statements cannot be compared. */
  readonly unknown?: string;
}

/** The attributes that hold a policy document. */
const DOCUMENTS = [
  "policy",
  "policy_document",
  "assume_role_policy",
  "access_policies",
  "access_policy",
  "resource_policy",
] as const;

/** The type of a resource that attaches a managed policy, and the attribute that says to whom. */
const ATTACHMENTS: Readonly<Record<string, "role" | "user" | "group">> = {
  aws_iam_role_policy_attachment: "role",
  aws_iam_user_policy_attachment: "user",
  aws_iam_group_policy_attachment: "group",
};

export function permissionChanges(plan: Plan): readonly PermissionChange[] {
  return plan.resources
    .filter(({ kind }) => kind !== "none" && kind !== "forget")
    .flatMap((change) => [
      ...DOCUMENTS.flatMap((attribute) => documentChange(plan, change, attribute)),
      ...inlinePolicyChange(change),
      ...attachmentChange(plan, change),
    ]);
}

function documentChange(plan: Plan, change: ResourceChange, attribute: string): readonly PermissionChange[] {
  const before = change.before?.[attribute];
  const after = change.after?.[attribute];
  if (isSameValue(before, after)) {
    return [];
  }
  const { address } = change;
  const who = `${holder(plan, change)}${attribute === "assume_role_policy" ? ", its trust policy," : ""}`;
  if (before instanceof SensitiveValue || after instanceof SensitiveValue) {
    return [{ address, who, gained: [], lost: [], unknown: "the policy is sensitive" }];
  }
  const old = typeof before === "string" ? readPolicy(before) : undefined;
  if (after === UNKNOWN) {
    const references = plan.configuration.references(address, attribute).join(", ");
    const unknown = `known after apply${references === "" ? "" : `, as it refers to ${references}`}`;
    // A policy that the configuration does not set is one that AWS makes.
    return plan.configuration.sets(address, attribute)
      ? [{ address, who, gained: [], lost: old ?? [], unknown: `the new policy is ${unknown}` }]
      : [];
  }
  const next = typeof after === "string" ? readPolicy(after) : undefined;
  return compare({ address, who, old: old ?? [], next: next ?? [] });
}

interface Comparison {
  readonly address: string;
  readonly who: string;
  readonly old: readonly Statement[];
  readonly next: readonly Statement[];
}

function compare({ address, who, old, next }: Comparison): readonly PermissionChange[] {
  const gained = statementsBeyond(next, old);
  const lost = statementsBeyond(old, next);
  return gained.length + lost.length === 0 ? [] : [{ address, who, gained, lost }];
}

/** The `inline_policy` blocks of a role. */
function inlinePolicyChange({ address, before, after }: ResourceChange): readonly PermissionChange[] {
  const statementsOf = (blocks: unknown) =>
    (Array.isArray(blocks) ? blocks : []).flatMap((block) =>
      isRecord(block) && typeof block.policy === "string" ? (readPolicy(block.policy) ?? []) : [],
    );
  return compare({
    address,
    who: `role ${textName(after?.name ?? before?.name, [])}, its inline policies,`,
    old: statementsOf(before?.inline_policy),
    next: statementsOf(after?.inline_policy),
  });
}

/** A managed policy is one statement here: what it allows is not in the plan. */
function attachmentChange(plan: Plan, change: ResourceChange): readonly PermissionChange[] {
  const attribute = ATTACHMENTS[change.type];
  if (attribute === undefined) {
    return [];
  }
  const { address, before, after } = change;
  const statement = (values: ResourceChange["after"]): readonly Statement[] => {
    const references = plan.configuration.references(address, "policy_arn");
    return values === undefined
      ? []
      : [
          {
            effect: "Allow",
            actions: [`all of the policy ${textName(values.policy_arn, references)}`],
            resources: [],
          },
        ];
  };
  return compare({ address, who: holder(plan, change), old: statement(before), next: statement(after) });
}

/** Whose permissions a policy says, such as `role web-task`; of a resource's own policy, the resource. */
function holder(plan: Plan, { address, type, before, after }: ResourceChange): string {
  const attribute = (["role", "user", "group"] as const).find((name) => after?.[name] ?? before?.[name]);
  if (attribute !== undefined && type.startsWith("aws_iam_")) {
    const value = after?.[attribute] ?? before?.[attribute];
    return `${attribute} ${textName(value, plan.configuration.references(address, attribute))}`;
  }
  if (type === "aws_iam_role") {
    return `role ${textName(after?.name ?? before?.name, [])}`;
  }
  if (type === "aws_iam_policy") {
    const holders = attachedTo(plan, address, before?.arn);
    return holders.length === 0 ? "nobody in this plan" : holders.join(", ");
  }
  return address;
}

function attachedTo(plan: Plan, policy: string, arn: unknown): readonly string[] {
  return plan.resources
    .filter(({ address, type, before, after, kind }) => {
      const isSame = typeof arn === "string" && (after ?? before)?.policy_arn === arn;
      return (
        ATTACHMENTS[type] !== undefined &&
        kind !== "destroy" &&
        (isSame || plan.configuration.references(address, "policy_arn").includes(policy))
      );
    })
    .map((attachment) => holder(plan, attachment));
}

/** A name; of one that is known after apply, what it refers to. */
function textName(value: unknown, references: readonly string[]): string {
  if (typeof value === "string") {
    return value;
  }
  return value === UNKNOWN && references.length > 0 ? references.join(", ") : textOf(value);
}

export function describePermissionChange({ address, who, gained, lost, unknown }: PermissionChange): Entry {
  const verbs = [
    ...(gained.length > 0 ? ["gains"] : []),
    ...(lost.length > 0 ? [unknown === undefined ? "loses" : "may lose"] : []),
  ];
  return {
    sign: unknown !== undefined ? "!" : gained.length > 0 ? (lost.length > 0 ? "~" : "+") : "-",
    text: `${who} ${verbs.length === 0 ? "changes" : verbs.join(" and ")} (${address})`,
    details: [
      ...gained.map((statement) => `+ ${describeStatement(statement)}`),
      ...lost.map((statement) => `- ${describeStatement(statement)}`),
      ...(unknown === undefined ? [] : [`! ${unknown}`]),
    ],
  };
}

function describeStatement({ effect, principal, actions, resources, condition }: Statement): string {
  return [
    effect.toLowerCase(),
    ...(principal === undefined ? [] : [`${principal}:`]),
    actions.join(", "),
    ...(resources.length === 0 ? [] : [`on ${resources.join(", ")}`]),
    ...(condition === undefined ? [] : [`if ${condition}`]),
  ].join(" ");
}
