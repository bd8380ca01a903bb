import { InputError } from "../inputs/document.js";
import { checkFormatVersion, isTerraformShow } from "../inputs/terraform-show.js";
import { isRecord } from "../model/field-reader.js";
import { Configuration } from "./configuration.js";
import { differences } from "./differences.js";
import { ObjectNames } from "./object-names.js";
import { type Fields, markedValue, NO_FIELDS } from "./values.js";

/** What Terraform will do with a resource. `forget`: it stays, and Terraform no longer manages it. */
export type ChangeKind = "create" | "update" | "replace" | "destroy" | "forget" | "none";

/** The planned change of one managed resource. */
export interface ResourceChange {
  readonly address: string;
  readonly type: string;
  readonly kind: ChangeKind;
  /** True if a replacement makes the new object before it destroys the old one. */
  readonly isCreatedFirst: boolean;
  /** The attributes that demand the replacement, such as `name`. */
  readonly replacedBy: readonly string[];
  /** Terraform's reason for an action that the configuration does not explain, such as `replace_because_tainted`. */
  readonly reason?: string;
  /** The names that AWS knows the object by now: its id and ARN. */
  readonly identity: readonly string[];
  /** The attributes; undefined before a creation. What must not be shown is a SensitiveValue. */
  readonly before?: Fields;
  /**
   * The attributes; undefined after a destruction. What is known after apply only is UNKNOWN; what the configuration
   * leaves out and AWS decides is in neither of the two.
   */
  readonly after?: Fields;
}

export interface Plan {
  /** Managed resources, those without a change included. */
  readonly resources: readonly ResourceChange[];
  /** Outputs that change. */
  readonly outputs: readonly string[];
  /** What to know before the plan is believed: that it is not whole, or that it could not be made. */
  readonly notes: readonly string[];
  readonly configuration: Configuration;
  readonly names: ObjectNames;
}

/**
 * The plan that `terraform show -json` or `tofu show -json` writes.
 *
 * Source: https://developer.hashicorp.com/terraform/internals/json-format
 *
 * @throws InputError if it is something else, or of a format version that is not known.
 */
export function readPlan(json: unknown): Plan {
  if (!isTerraformShow(json)) {
    throw new InputError("not the JSON of a Terraform plan; expected what terraform show -json PLAN writes");
  }
  checkFormatVersion(json);
  if (!Array.isArray(json.resource_changes) && !isRecord(json.planned_values)) {
    throw new InputError(
      "the JSON of a Terraform state; expected that of a plan: terraform plan -out=plan.bin, then terraform show -json plan.bin",
    );
  }
  const outputs = isRecord(json.output_changes) ? json.output_changes : NO_FIELDS;
  const configuration = new Configuration(json.configuration);
  const resources = listOf(json.resource_changes).flatMap((resource) =>
    isRecord(resource) && resource.mode !== "data" ? [readResource(resource, configuration)] : [],
  );
  return {
    resources,
    outputs: Object.entries(outputs)
      .filter(([, change]) => isRecord(change) && kindOf(listOf(change.actions)) !== "none")
      .map(([name]) => name),
    notes: notesOf(json),
    configuration,
    names: new ObjectNames(resources),
  };
}

function readResource(resource: Fields, configuration: Configuration): ResourceChange {
  const change = isRecord(resource.change) ? resource.change : NO_FIELDS;
  const actions = listOf(change.actions);
  const deposed = typeof resource.deposed === "string" ? ` (deposed object ${resource.deposed})` : "";
  const address = String(resource.address);
  const { action_reason: reason } = resource;
  const before = isRecord(change.before) ? change.before : undefined;
  const after = isRecord(change.after) ? change.after : undefined;
  const isDecided = ([name]: readonly [string, unknown]) =>
    !isRecord(change.after_unknown) ||
    change.after_unknown[name] !== true ||
    configuration.sets(address, name);
  const marked = (values: Fields, unknown: unknown, sensitive: unknown) =>
    Object.fromEntries(Object.entries(markedValue(values, unknown, sensitive) as Fields).filter(isDecided));
  return {
    address: `${address}${deposed}`,
    type: String(resource.type),
    kind: kindOf(actions),
    isCreatedFirst: actions[0] === "create",
    replacedBy: [
      ...new Set(listOf(change.replace_paths).map((path) => listOf(path).filter(isName).join("."))),
    ],
    identity: [before?.id, before?.arn].filter(isName),
    ...(typeof reason === "string" ? { reason } : {}),
    ...(before === undefined ? {} : { before: marked(before, undefined, change.before_sensitive) }),
    ...(after === undefined ? {} : { after: marked(after, change.after_unknown, change.after_sensitive) }),
  };
}

function isName(step: unknown): step is string {
  return typeof step === "string";
}

function kindOf(actions: readonly unknown[]): ChangeKind {
  if (actions.includes("create")) {
    return actions.length > 1 ? "replace" : "create";
  }
  if (actions.includes("delete")) {
    return "destroy";
  }
  if (actions.includes("forget")) {
    return "forget";
  }
  return actions.includes("update") ? "update" : "none";
}

function notesOf(json: Fields): readonly string[] {
  const drift = listOf(json.resource_drift)
    .filter(isRecord)
    .filter(({ change }) => isRecord(change) && differences(change.before, change.after).length > 0)
    .map(({ address }) => String(address));
  return [
    ...(json.errored === true ? ["the plan failed: it shows only what was planned until then"] : []),
    ...(json.complete === false ? ["the plan is not complete: after it is applied, more is to change"] : []),
    ...(drift.length === 0
      ? []
      : [`what Terraform read differs from what it had recorded: ${drift.join(", ")}`]),
  ];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
