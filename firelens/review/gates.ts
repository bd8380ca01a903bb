import type { Review } from "./review.js";

/** What a plan can be refused for. */
export const GATES = ["replace", "destroy", "permissions", "open", "errors"] as const;

export type Gate = (typeof GATES)[number];

/** How much of it the plan does. */
const COUNTS: Readonly<Record<Gate, (review: Review) => number>> = {
  // A new revision of a task definition interrupts nothing.
  replace: ({ removals }) =>
    removals.filter(({ action, isRevision }) => action === "replace" && !isRevision).length,
  destroy: ({ removals }) => removals.filter(({ action }) => action === "destroy").length,
  permissions: ({ permissions }) => permissions.length,
  open: ({ network }) => network.filter(({ opens, unknown }) => opens.length + unknown.length > 0).length,
  errors: ({ findings }) =>
    findings.filter(({ action, finding }) => action === "new" && finding.severity === "error").length,
};

export function countAt(gate: Gate, review: Review): number {
  return COUNTS[gate](review);
}
