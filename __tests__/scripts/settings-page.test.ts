import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { OPTION_COSTS } from "../../scripts/option-costs.js";
import { settingsPage } from "../../scripts/settings-page.js";
import { STACK_OPTIONS } from "../support/stack-options.js";

const root = join(import.meta.dirname, "..", "..");
const page = readFileSync(join(root, "docs/settings.md"), "utf8");

/** The row of an option, such as "network.zones", by the sections that its path begins. */
function rowOf(option: string): string | undefined {
  const [group = "", name] = option.split(".");
  const heading = name === undefined ? "The stack" : `${group}:`;
  const sections = page.split("\n## ").filter((section) => section.startsWith(heading));
  const rows = sections.flatMap((section) => (section.split("\n### ")[0] ?? "").split("\n"));
  return rows.find((row) => row.startsWith(`| \`${name ?? group}\``));
}

describe("docs/settings.md", () => {
  it("is what `npm run schema` writes", () => {
    expect(page).toBe(settingsPage(root));
  });

  it("has every option of the stack", () => {
    expect(Object.keys(STACK_OPTIONS).filter((option) => rowOf(option) === undefined)).toEqual([]);
  });

  it("marks what production turns on, and nothing else", () => {
    expect(rowOf("service.circuitBreaker")).toMatch(/^\| `circuitBreaker` ✔<br>/);
    expect(rowOf("service.desiredCount")).toMatch(/^\| `desiredCount`<br>/);
    expect(rowOf("alarms")).toMatch(/^\| `alarms` ✔<br>/);
    expect(rowOf("name")).toMatch(/^\| `name`<br>/);
  });

  it("says what an option costs, of options that exist", () => {
    expect(rowOf("network.flowLogs")).toContain("**Costs** $0.50 a GB.");
    expect(Object.keys(OPTION_COSTS).filter((option) => !rowOf(option)?.includes("**Costs**"))).toEqual([]);
  });

  it("says which options JSON cannot say", () => {
    expect(rowOf("destination")).toContain("<br>main.ts only |");
    expect(rowOf("containers")).toContain("<br>main.ts only |");
  });

  it("links to the options of an option", () => {
    expect(rowOf("network.flowLogs")).toContain("[FlowLogsOptions](#networkflowlogs-flowlogsoptions)");
  });
});
