import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Workspace } from "../rehearsal/index.js";
import { goTogether } from "./support/conflicting-options.js";
import { type Choice, coveringArray, type Row } from "./support/covering-array.js";
import { propsWith, STACK_OPTIONS } from "./support/stack-options.js";
import { openAsModules } from "./support/stacks-as-modules.js";
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

describe("applied, the plan has no change of a stack with", () => {
  const names = rows.map((_, index) => `stack_${index}`);
  let workspace: Workspace;
  /** The addresses of what the second plan changes. */
  let changed: readonly string[];

  beforeAll(async () => {
    const folders = rows.map((row) => synthesizedFolder(propsWith(row)));
    workspace = await openAsModules(
      Object.fromEntries(names.map((name, index) => [name, folders[index] ?? ""])),
    );
    await workspace.init();
    await workspace.terraform("apply", ["-auto-approve"]);
    const { json } = await workspace.plan();
    changed = (json.resource_changes ?? [])
      .filter(({ change }) => change.actions.join() !== "no-op")
      .map(({ address }) => address);
  });

  afterAll(() => workspace.close());

  it.each(rows.map((row, index) => [optionsOn(row).join(", "), names[index]]))("%s", (_, name) => {
    expect(changed.filter((address) => address.startsWith(`module.${name}.`))).toEqual([]);
  });
});

function optionsOn(row: Row): string[] {
  return Object.keys(row).filter((option) => row[option] !== STACK_OPTIONS[option]?.[0]);
}
