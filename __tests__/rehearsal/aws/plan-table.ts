import type { ModuleActions } from "./modules.js";
import type { OptionChange } from "./option-changes.js";

/** Terraform's actions, by the columns. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  replaced: ["delete create", "create delete"],
  "in place": ["update"],
  added: ["create"],
  removed: ["delete"],
};

/** A table of what changes plan. Those that plan the same share a row. */
export function tableOfPlans(
  changes: readonly OptionChange[],
  plans: ReadonlyMap<OptionChange, ModuleActions>,
): string {
  const rows = new Map<string, string[]>();
  for (const change of changes) {
    const cells = cellsOf(plans.get(change) ?? new Map()).join(" | ");
    rows.set(cells, [...(rows.get(cells) ?? []), change.title]);
  }
  return [
    `| change | ${Object.keys(COLUMNS).join(" | ")} |`,
    `| --- |${" --- |".repeat(Object.keys(COLUMNS).length)}`,
    ...[...rows].map(([cells, titles]) => `| ${titles.join(", ")} | ${cells} |`),
  ].join("\n");
}

/** @throws when Terraform plans something that has no column */
function cellsOf(actions: ModuleActions): string[] {
  const columns = Object.values(COLUMNS);
  const unknown = [...actions.keys()].filter((action) => !columns.flat().includes(action));
  if (unknown.length > 0) {
    throw new Error(`no column for ${unknown.join(", ")}`);
  }
  return columns.map((names) => blocksAt(names.flatMap((action) => actions.get(action) ?? [])).join(", "));
}

/** Names of the blocks; all instances of one count once. */
function blocksAt(addresses: readonly string[]): string[] {
  return [...new Set(addresses.map((address) => address.replace(/^\w+\.|\[.*\]$/g, "")))].sort();
}
