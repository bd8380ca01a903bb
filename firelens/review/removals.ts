import { interruptionOf } from "../data/interruptions.js";
import type { Entry } from "./entry.js";
import type { ChangeKind, Plan, ResourceChange } from "./plan.js";

/** A resource that is replaced, destroyed, or no longer managed, and what that interrupts. */
export interface Removal {
  readonly address: string;
  readonly action: "replace" | "destroy" | "forget";
  /** True if the new object is made before the old one is destroyed. */
  readonly isCreatedFirst: boolean;
  /** Why, as far as the plan says. */
  readonly because?: string;
  /** Undefined where nothing is known about the type. */
  readonly interrupts?: string;
  /** The attribute that is on, and with which AWS refuses to delete the object. */
  readonly refusedBy?: string;
  /** True for a new revision of a task definition: it replaces the old one, and interrupts nothing. */
  readonly isRevision: boolean;
}

/** Terraform's reasons. Source: https://developer.hashicorp.com/terraform/internals/json-format (action_reason). */
const REASONS: Readonly<Record<string, string>> = {
  replace_because_tainted: "its creation failed (tainted)",
  replace_by_request: "it was asked for (-replace)",
  replace_by_triggers: "what it is replaced with changes (replace_triggered_by)",
  delete_because_no_resource_config: "it is no longer in the configuration",
  delete_because_no_module: "its module is no longer in the configuration",
  delete_because_wrong_repetition: "count or for_each is added or gone",
  delete_because_count_index: "count is lower",
  delete_because_each_key: "its key is no longer in for_each",
  delete_because_no_move_target: "it moves to an address that there is not",
};

/** Attributes with which AWS refuses to delete an object: of load balancers, databases, tables and others. */
const DELETION_PROTECTIONS = [
  "deletion_protection",
  "deletion_protection_enabled",
  "enable_deletion_protection",
];

export function removals({ resources }: Plan): readonly Removal[] {
  return resources.flatMap((change) => {
    const { address, type, kind, isCreatedFirst } = change;
    if (kind !== "replace" && kind !== "destroy" && kind !== "forget") {
      return [];
    }
    const because = reasonOf(change);
    const interrupts = isKept(change) ? "nothing: it stays as it is" : interruptedBy(type, kind);
    const refusal = refusalOf(change);
    return [
      {
        address,
        action: kind,
        isCreatedFirst: kind === "replace" && isCreatedFirst,
        isRevision: kind === "replace" && type === "aws_ecs_task_definition",
        ...(because === undefined ? {} : { because }),
        ...(interrupts === undefined ? {} : { interrupts }),
        ...(refusal === undefined ? {} : { refusedBy: refusal }),
      },
    ];
  });
}

function reasonOf({ reason, replacedBy }: ResourceChange): string | undefined {
  if (replacedBy.length > 0) {
    return `${replacedBy.join(", ")} ${replacedBy.length === 1 ? "changes" : "change"}`;
  }
  return reason === undefined ? undefined : REASONS[reason];
}

/** True if the object stays in AWS: Terraform only forgets it. */
function isKept({ type, kind, before }: ResourceChange): boolean {
  // For a new revision of a task definition the table says what happens.
  return kind === "forget" || (before?.skip_destroy === true && type !== "aws_ecs_task_definition");
}

/** The setting with which AWS refuses to delete the object. */
function refusalOf({ kind, before }: ResourceChange): string | undefined {
  return kind === "forget" ? undefined : DELETION_PROTECTIONS.find((name) => before?.[name] === true);
}

function interruptedBy(type: string, kind: ChangeKind): string | undefined {
  const interruption = interruptionOf(type);
  if (interruption === undefined || kind === "destroy") {
    return interruption?.destroy;
  }
  return interruption.replace ?? `${interruption.destroy}, until the new one is there`;
}

export function describeRemoval(removal: Removal): Entry {
  const { address, action, isCreatedFirst, because, interrupts, refusedBy, isRevision } = removal;
  const verb = { replace: "is replaced", destroy: "is destroyed", forget: "is no longer managed" }[action];
  const order =
    action !== "replace" || isRevision
      ? ""
      : isCreatedFirst
        ? ", the new one first"
        : ", the old one goes first";
  return {
    sign: isRevision || action === "forget" ? "~" : "!",
    text: `${address} ${verb}${order}`,
    details: [
      ...(because === undefined ? [] : [`because ${because}`]),
      ...(refusedBy === undefined
        ? []
        : [`AWS refuses while ${refusedBy} is on: turn it off in a plan before this one`]),
      `interrupts: ${interrupts ?? "not known for this type"}`,
    ],
  };
}
