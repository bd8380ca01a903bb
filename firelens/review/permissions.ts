import { isRecord, UNKNOWN } from "../model/field-reader.js";
import type { Entry } from "./entry.js";
import type { Plan, ResourceChange } from "./plan.js";
import { readPolicy, type Statement, statementsBeyond } from "./policy-document.js";
import { type Fields, isSameValue, NO_FIELDS, SensitiveValue, textOf } from "./values.js";

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

/** The types that attach a managed policy to a role, a user or a group. */
const ATTACHMENTS = new Set([
  "aws_iam_role_policy_attachment",
  "aws_iam_user_policy_attachment",
  "aws_iam_group_policy_attachment",
]);

interface PlanWithHolders extends Plan {
  readonly holders: ReadonlyMap<string, readonly string[]>;
}

export function permissionChanges(plan: Plan): readonly PermissionChange[] {
  const withHolders = { ...plan, holders: holdersOf(plan) };
  return plan.resources
    .filter(({ kind }) => kind !== "none" && kind !== "forget")
    .flatMap((change) => [
      ...DOCUMENTS.flatMap((attribute) => documentChange(withHolders, change, attribute)),
      ...inlinePolicyChange(withHolders, change),
      ...attachmentChange(withHolders, change),
    ]);
}

function documentChange(
  plan: PlanWithHolders,
  change: ResourceChange,
  attribute: string,
): readonly PermissionChange[] {
  const before = change.before?.[attribute];
  const after = change.after?.[attribute];
  const { address } = change;
  const whoHolds = (values: Fields | undefined) =>
    `${holder(plan, change, values)}${attribute === "assume_role_policy" ? ", its trust policy," : ""}`;
  const who = whoHolds(change.after ?? change.before);
  if (before instanceof SensitiveValue || after instanceof SensitiveValue) {
    return isSameValue(before, after)
      ? []
      : [{ address, who, gained: [], lost: [], unknown: "the policy is sensitive" }];
  }
  if (after === UNKNOWN) {
    const references = plan.configuration.references(address, attribute).join(", ");
    const unknown = `the new policy is known after apply${references === "" ? "" : `: it refers to ${references}`}`;
    return [{ address, who, gained: [], lost: statementsOf(before), unknown }];
  }
  return compare(
    address,
    { who: whoHolds(change.before), statements: statementsOf(before) },
    { who: whoHolds(change.after), statements: statementsOf(after) },
  );
}

function statementsOf(text: unknown): readonly Statement[] {
  return typeof text === "string" ? (readPolicy(text) ?? []) : [];
}

/** What somebody may do. */
interface Grant {
  readonly who: string;
  readonly statements: readonly Statement[];
}

function compare(address: string, old: Grant, next: Grant): readonly PermissionChange[] {
  if (old.who !== next.who) {
    return [
      ...change(address, next.who, next.statements, []),
      ...change(address, old.who, [], old.statements),
    ];
  }
  return change(
    address,
    next.who,
    statementsBeyond(next.statements, old.statements),
    statementsBeyond(old.statements, next.statements),
  );
}

function change(
  address: string,
  who: string,
  gained: readonly Statement[],
  lost: readonly Statement[],
): readonly PermissionChange[] {
  return gained.length + lost.length === 0 ? [] : [{ address, who, gained, lost }];
}

/** The `inline_policy` blocks of a role. */
function inlinePolicyChange(plan: PlanWithHolders, role: ResourceChange): readonly PermissionChange[] {
  const grant = (values: Fields | undefined): Grant => {
    const blocks = Array.isArray(values?.inline_policy) ? values.inline_policy : [];
    return {
      who: `${holder(plan, role, values)}, its inline policies,`,
      statements: blocks.flatMap((block) => (isRecord(block) ? statementsOf(block.policy) : [])),
    };
  };
  return compare(role.address, grant(role.before), grant(role.after));
}

/** A managed policy is one statement here: what it allows may not be in the plan. */
function attachmentChange(plan: PlanWithHolders, attachment: ResourceChange): readonly PermissionChange[] {
  if (!ATTACHMENTS.has(attachment.type)) {
    return [];
  }
  const { address, before, after } = attachment;
  const grant = (values: Fields | undefined): Grant => ({
    who: holder(plan, attachment, values),
    statements:
      values === undefined
        ? []
        : [
            {
              effect: "Allow",
              actions: [
                `all of the policy ${nameIn(plan, attachment, "policy_arn", "aws_iam_policy", values)}`,
              ],
              resources: [],
            },
          ],
  });
  return compare(address, grant(before), grant(after));
}

/** Whose permissions a policy says, such as `role aws_iam_role.task`; of a resource's own policy, the resource. */
function holder(plan: PlanWithHolders, resource: ResourceChange, values: Fields | undefined): string {
  const { address, type, before, after } = resource;
  const attribute = (["role", "user", "group"] as const).find((name) => (values ?? after ?? before)?.[name]);
  if (attribute !== undefined && type.startsWith("aws_iam_")) {
    const side = values ?? after ?? before ?? NO_FIELDS;
    return `${attribute} ${nameIn(plan, resource, attribute, `aws_iam_${attribute}`, side)}`;
  }
  if (type === "aws_iam_role") {
    return `role ${address}`;
  }
  if (type === "aws_iam_policy") {
    const holders = plan.holders.get(address) ?? [];
    return holders.length === 0 ? "nobody in this plan" : holders.join(", ");
  }
  return `the policy of ${address}`;
}

/** Who has a managed policy, by the address of the policy in the plan. */
function holdersOf(plan: Plan): PlanWithHolders["holders"] {
  const holders = new Map<string, string[]>();
  for (const attachment of plan.resources) {
    const { address, type, before, after, kind } = attachment;
    if (ATTACHMENTS.has(type) && kind !== "destroy") {
      const arn = (after ?? before)?.policy_arn;
      const policies =
        typeof arn === "string"
          ? [plan.names.addressOf("aws_iam_policy", arn)]
          : plan.configuration.references(address, "policy_arn");
      for (const policy of policies) {
        const others = holders.get(policy) ?? [];
        holders.set(policy, [...others, holder({ ...plan, holders }, attachment, attachment.after)]);
      }
    }
  }
  return holders;
}

/** The resource that an attribute names: by its address if it is in the plan. */
function nameIn(
  { names, configuration }: Plan,
  { address }: ResourceChange,
  attribute: string,
  type: string,
  values: Fields,
): string {
  const value = values[attribute];
  if (typeof value === "string") {
    return names.addressOf(type, value);
  }
  const references = configuration.references(address, attribute);
  return value === UNKNOWN && references.length > 0 ? references.join(", ") : textOf(value);
}

export function describePermissionChange({ address, who, gained, lost, unknown }: PermissionChange): Entry {
  const verbs = [
    ...(gained.length > 0 ? ["gains"] : []),
    ...(lost.length > 0 ? [unknown === undefined ? "loses" : "may lose"] : []),
  ];
  return {
    sign: unknown !== undefined ? "!" : gained.length > 0 ? (lost.length > 0 ? "~" : "+") : "-",
    text: `${who} ${verbs.length === 0 ? "changes" : verbs.join(" and ")}${who.includes(address) ? "" : ` (${address})`}`,
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
