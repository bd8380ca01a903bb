import { expect, it } from "vitest";
import { escapeTemplate } from "../../src/cdktf/escape.js";

it.each([
  ["plain $ % { }", "plain $ % { }"],
  ["${x}", "$${x}"],
  ["%{ if x }", "%%{ if x }"],
  ["$${x}", "$$${x}"],
  ["${TfToken[TOKEN.7]} ${x}", "${TfToken[TOKEN.7]} $${x}"],
])("%j is %j where Terraform reads templates", (text, escaped) => {
  expect(escapeTemplate(text)).toBe(escaped);
});
