import { differences, type FieldChange } from "./differences.js";
import type { Entry } from "./entry.js";
import type { ChangeKind, Plan } from "./plan.js";
import { changeText, NO_FIELDS, textOf } from "./values.js";

/** What changes in a log group or a key. */
export interface LogStorageChange {
  readonly address: string;
  readonly kind: ChangeKind;
  /** Name of the log group, or description of the key. */
  readonly name?: string;
  /** True if Terraform destroys nothing but its own knowledge of it. */
  readonly isKept: boolean;
  readonly fields: readonly FieldChange[];
}

/** By type, the attribute that people know the object by, and those that say how long and how logs are kept. */
const STORAGE: Readonly<Record<string, { readonly name: string; readonly attributes: readonly string[] }>> = {
  aws_cloudwatch_log_group: {
    name: "name",
    attributes: ["retention_in_days", "kms_key_id", "log_group_class", "skip_destroy"],
  },
  aws_kms_key: {
    name: "description",
    attributes: ["is_enabled", "enable_key_rotation", "rotation_period_in_days", "deletion_window_in_days"],
  },
};

export function logStorageChanges({ resources }: Plan): readonly LogStorageChange[] {
  return resources.flatMap(({ address, type, kind, before, after }) => {
    const storage = STORAGE[type];
    if (storage === undefined || kind === "none") {
      return [];
    }
    const pick = (values = NO_FIELDS) =>
      Object.fromEntries(storage.attributes.map((name) => [name, withoutZero(values[name])]));
    const name = (after ?? before)?.[storage.name];
    const fields = kind === "destroy" || kind === "forget" ? [] : differences(pick(before), pick(after));
    const isKept = (kind === "destroy" || kind === "replace") && before?.skip_destroy === true;
    return kind === "update" && fields.length === 0
      ? []
      : [{ address, kind, ...(typeof name === "string" ? { name } : {}), isKept, fields }];
  });
}

/** Terraform writes 0 where log events are kept for ever. */
function withoutZero(value: unknown): unknown {
  return value === 0 || value === "" || value === false ? undefined : value;
}

export function describeLogStorageChange({ address, kind, name, isKept, fields }: LogStorageChange): Entry {
  const verbs: Readonly<Record<ChangeKind, string>> = {
    create: "is new",
    update: "changes",
    replace: "is replaced",
    destroy: "is destroyed",
    forget: "is no longer managed",
    none: "stays",
  };
  const isLost = (kind === "destroy" || kind === "replace") && !isKept;
  return {
    sign: isLost ? "!" : kind === "create" ? "+" : "~",
    text: `${address}${name === undefined ? "" : ` (${name})`} ${verbs[kind]}${isKept ? ": skip_destroy keeps it in AWS" : ""}`,
    details: fields.map(({ field, before, after }) =>
      kind === "create" ? `+ ${field}: ${textOf(after)}` : `~ ${field}: ${changeText(before, after)}`,
    ),
  };
}
