import { describe, it } from "vitest";
import { Workspace } from "../rehearsal/index.js";
import { goTogether } from "./support/conflicting-options.js";
import { coveringArray, type Row } from "./support/covering-array.js";
import { propsWith, STACK_OPTIONS } from "./support/stack-options.js";
import { synthesizedFolder } from "./support/synthesized-folder.js";

/** Every third of the stacks that combinations.test.ts synthesizes. Together they have each option on and off. */
const rows = coveringArray(STACK_OPTIONS, goTogether).filter((_, index) => index % 3 === 0);

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
