import { checkTaskDefinition } from "../../firelens/check.js";
import { readPlan } from "../../firelens/review/plan.js";
import { type Review, reviewPlan } from "../../firelens/review/review.js";
import { sectionsOf } from "../../firelens/review/sections.js";

type Fields = Readonly<Record<string, unknown>>;

/** The change of a resource as a plan in JSON has it: what is absent in `before` is created, in `after` destroyed. */
export interface PlannedChange {
  readonly before?: Fields;
  readonly after?: Fields;
  /** True: destroyed and created anew. @default false */
  readonly replace?: boolean;
  /** Further fields of the change, such as `after_unknown`. */
  readonly marks?: Fields;
  /** Further fields of the resource, such as `action_reason`. */
  readonly others?: Fields;
}

export function resourceChange(address: string, planned: PlannedChange): Fields {
  const { before, after, replace = false, marks = {}, others = {} } = planned;
  return {
    address,
    mode: "managed",
    type: address.split(".").at(-2),
    ...others,
    change: {
      actions: actionsOf(planned, replace),
      before: before ?? null,
      after: after ?? null,
      after_unknown: {},
      before_sensitive: false,
      after_sensitive: false,
      ...marks,
    },
  };
}

function actionsOf({ before, after }: PlannedChange, replace: boolean): readonly string[] {
  if (replace) {
    return ["delete", "create"];
  }
  if (before === undefined) {
    return ["create"];
  }
  return [after === undefined ? "delete" : before === after ? "no-op" : "update"];
}

/** A plan, as terraform show -json writes it. */
export function planJson(resources: readonly Fields[], others: Fields = {}): Fields {
  return { format_version: "1.2", resource_changes: resources, ...others };
}

/** The configuration of resources: by address, the expressions of their attributes. */
export function configurationJson(expressions: Readonly<Record<string, Fields>>): Fields {
  const resources = Object.entries(expressions).map(([address, values]) => ({
    address,
    expressions: values,
  }));
  return { configuration: { root_module: { resources } } };
}

export function reviewOf(resources: readonly Fields[], others: Fields = {}): Review {
  return reviewPlan(readPlan(planJson(resources, others)), (definition) =>
    checkTaskDefinition(definition, { isTerraform: true }),
  );
}

/** The entries of a section with their details, each a list of lines. */
export function linesIn(title: string, review: Review): readonly (readonly string[])[] {
  const section = sectionsOf(review).find((candidate) => candidate.title === title);
  return (section?.entries ?? []).map(({ sign, text, details = [] }) => [`${sign} ${text}`, ...details]);
}
