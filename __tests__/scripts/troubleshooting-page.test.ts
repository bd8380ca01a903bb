import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { CAUSES } from "../../firelens/data/causes.js";
import { troubleshootingPage } from "../../scripts/troubleshooting-page.js";

it("docs/troubleshooting.md is what npm run rule-pages writes", () => {
  const file = join(import.meta.dirname, "..", "..", "docs", "troubleshooting.md");
  expect(readFileSync(file, "utf8")).toBe(troubleshootingPage());
});

it("every cause has a section with message and remedy", () => {
  const page = troubleshootingPage();
  for (const { id, example } of CAUSES) {
    expect(page).toContain(`## ${id}\n`);
    expect(page).toContain(example);
  }
  expect(page).not.toMatch(/[{}]\w*[}]/);
});
