import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { rulePages } from "../../scripts/rule-page.js";

const FOLDER = fileURLToPath(new URL("../../docs/rules", import.meta.url));

it("docs/rules is what `npm run rule-pages` writes", () => {
  const written = readdirSync(FOLDER).map((name) => [name, readFileSync(join(FOLDER, name), "utf8")]);
  expect(Object.fromEntries(written)).toEqual(Object.fromEntries(rulePages()));
});
