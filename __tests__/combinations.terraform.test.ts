import { describe, it } from "vitest";
import { goTogether } from "./support/conflicting-options.js";
import { converges } from "./support/converges.js";
import { coveringArray, type Row } from "./support/covering-array.js";
import { propsWith, STACK_OPTIONS } from "./support/stack-options.js";
import { synthesizedFolder } from "./support/synthesized-folder.js";

/** Of the stacks that combinations.test.ts synthesizes, a few that together have every option at each of its levels. */
const rows = withEachLevel(coveringArray(STACK_OPTIONS, goTogether));

describe("once applied, the plan is empty of a stack with", () => {
  it.concurrent.each(rows.map((row) => [optionsOn(row), row] as const))("%s", async (_, row) => {
    await converges(synthesizedFolder(propsWith(row)));
  });
});

/** Takes the row with most of the levels that are missing, until none is. */
function withEachLevel(all: readonly Row[]): Row[] {
  const missing = new Set(all.flatMap(levelsOf));
  const chosen: Row[] = [];
  while (missing.size > 0) {
    const count = (row: Row) => levelsOf(row).filter((level) => missing.has(level)).length;
    const best = all.reduce((a, b) => (count(b) > count(a) ? b : a));
    for (const level of levelsOf(best)) {
      missing.delete(level);
    }
    chosen.push(best);
  }
  return chosen;
}

function levelsOf(row: Row): string[] {
  return Object.entries(row).map(([option, level]) => `${option} ${level}`);
}

function optionsOn(row: Row): string {
  return Object.keys(row)
    .filter((option) => row[option] !== STACK_OPTIONS[option]?.[0])
    .join(", ");
}
