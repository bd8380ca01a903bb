/** Writes docs/rules from the table of rules and their examples, docs/troubleshooting.md from the table of causes: `npm run rule-pages`. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rulePages } from "./rule-page.js";
import { troubleshootingPage } from "./troubleshooting-page.js";

const FOLDER = fileURLToPath(new URL("../docs/rules", import.meta.url));

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER);
for (const [NAME, TEXT] of rulePages()) {
  writeFileSync(join(FOLDER, NAME), TEXT);
}
writeFileSync(fileURLToPath(new URL("../docs/troubleshooting.md", import.meta.url)), troubleshootingPage());
