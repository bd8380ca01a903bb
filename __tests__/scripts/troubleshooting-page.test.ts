import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { CAUSES } from "../../firelens/data/causes.js";
import { textOfMessage } from "../../firelens/verify/message.js";
import { troubleshootingPage } from "../../scripts/troubleshooting-page.js";

it("docs/troubleshooting.md is what npm run rule-pages writes", () => {
  const file = join(import.meta.dirname, "..", "..", "docs", "troubleshooting.md");
  expect(readFileSync(file, "utf8")).toBe(troubleshootingPage());
});

it("every cause has a section with its messages", () => {
  const page = troubleshootingPage();
  for (const { id, messages } of CAUSES) {
    expect(page).toContain(`## ${id}\n`);
    for (const message of messages) {
      expect(page).toContain(textOfMessage(message));
    }
  }
  expect(page).not.toMatch(/\{\w*\}/);
});
