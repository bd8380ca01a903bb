import { describe, expect, it } from "vitest";
import { Workspace } from "../rehearsal/index.js";
import { goTogether } from "./support/conflicting-options.js";
import { type Choice, coveringArray, type Row } from "./support/covering-array.js";
import { propsWith, STACK_OPTIONS } from "./support/stack-options.js";
import { synthesizedFolder } from "./support/synthesized-folder.js";

const rows = coveringArray(STACK_OPTIONS, goTogether);

it("every two options are on or off together in one stack, but for those that exclude each other", () => {
  const choices = Object.entries(STACK_OPTIONS).flatMap(([factor, levels]) =>
    levels.map((level) => ({ factor, level })),
  );
  const wanted = choices.flatMap((a) =>
    choices.filter((b) => a.factor < b.factor && goTogether(a, b)).map((b) => [a, b] as const),
  );
  const isIn = (row: Row, { factor, level }: Choice) => row[factor] === level;
  expect(wanted.filter(([a, b]) => !rows.some((row) => isIn(row, a) && isIn(row, b)))).toEqual([]);
});

describe("once applied, the plan is empty of a stack with", () => {
  // Validation and destruction are left out: stack-rehearsal.terraform.test.ts shows them.
  it.concurrent.each(rows.map((row) => [optionsOn(row), row] as const))("%s", async (_, row) => {
    const workspace = await Workspace.open(synthesizedFolder(propsWith(row)));
    try {
      await workspace.init();
      await workspace.terraform("apply", ["-auto-approve"]);
      await workspace.planNothing();
    } finally {
      await workspace.close();
    }
  });
});

function optionsOn(row: Row): string {
  return Object.keys(row)
    .filter((option) => row[option] !== STACK_OPTIONS[option]?.[0])
    .join(", ");
}
