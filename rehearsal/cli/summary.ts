import type { Rehearsal, Step } from "../rehearse.js";
import { resourcesOf, type StateJson, type StateResource } from "../terraform-json.js";

/** One line for a step: its name, its time and the number of changes. */
export function stepLine({ name, milliseconds, counts }: Step): string {
  const time = `${(milliseconds / 1000).toFixed(2)} s`;
  const changes = counts
    ? `${counts.add} to add, ${counts.change} to change, ${counts.destroy} to destroy`
    : "";
  return `  ${name.padEnd(12)} ${time.padStart(7)}   ${changes}`.trimEnd();
}

/** The result of a rehearsal, as text for a terminal. */
export function summary(
  { state, outputs }: Pick<Rehearsal, "state" | "outputs">,
  origin = "made-up values",
): string {
  const resources = resourcesOf(state);
  return [
    section(resourcesTitle(resources), table(countBy(resources.map(({ type }) => type)))),
    section(
      `outputs (${origin})`,
      table(Object.entries(outputs).map(([name, value]) => [name, json(value)])),
    ),
    ...containerDefinitions(state).map(([address, text]) =>
      section(`container definitions of ${address}`, text.split("\n")),
    ),
  ].join("\n");
}

/** Terraform counts instances: a block with `count` or `for_each` has several. */
function resourcesTitle(resources: readonly StateResource[]): string {
  const blocks = new Set(resources.map(({ address }) => address.replace(/\[[^\]]*\]$/, ""))).size;
  const instances = resources.length;
  return blocks === instances
    ? `resources: ${instances}`
    : `resources: ${instances} instances of ${blocks} resource blocks (a block with count or for_each has several)`;
}

/** A title, and lines indented below it. */
export function section(title: string, lines: readonly string[]): string {
  return [title, ...(lines.length ? lines : ["none"]).map((line) => `  ${line}`), ""].join("\n");
}

function table(rows: readonly (readonly [string, string | number])[]): string[] {
  const width = Math.max(0, ...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`);
}

function countBy(words: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const word of words) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}

function containerDefinitions(state: StateJson): [string, string][] {
  return resourcesOf(state).flatMap(({ address, values }): [string, string][] => {
    const text = values.container_definitions;
    return typeof text === "string" ? [[address, JSON.stringify(JSON.parse(text), undefined, 2)]] : [];
  });
}

function json(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
