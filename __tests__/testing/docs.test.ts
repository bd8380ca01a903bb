import { readFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { Testing } from "cdktf";
import { expect, it } from "vitest";
import { FluentBitStack } from "../../src/index.js";
import "../../testing/vitest.js";

const root = join(import.meta.dirname, "..", "..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const page = read("docs/testing.md");

/** The code without the line breaks that a formatter chooses, with the names that the package exports. */
const normalized = (code: string) =>
  code
    .replaceAll("../../", "../")
    .replaceAll("../src/index.js", "fargate-fluent-bit")
    .replaceAll(
      /\.\.\/testing\/(\w+)\.js/g,
      (_, name) => `fargate-fluent-bit/testing${name === "index" ? "" : `/${name}`}`,
    )
    .replaceAll(/,(?=\s*[)\]}])/g, "")
    .replaceAll(/\s*([()[\]{}])\s*/g, "$1")
    .replaceAll(/\s+/g, " ")
    .trim();

const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, "gms"))].map(([, text = ""]) => text);

it("docs/testing.md shows code that runs as a test", () => {
  const tests = ["examples/stack.test.ts", "__tests__/testing/rehearse.terraform.test.ts"].map((file) =>
    normalized(read(file)),
  );
  const snippets = blocks("ts");
  expect(snippets.length).toBeGreaterThan(10);
  expect(snippets.filter((snippet) => !tests.some((test) => test.includes(normalized(snippet))))).toEqual([]);
});

it("docs/testing.md shows what a matcher that fails shows", () => {
  const stack = new FluentBitStack(Testing.app(), "orders", {
    containerPort: 8080,
    application: { name: "orders" },
  });
  const shown = [
    () => expect(stack).toHaveContainer("order"),
    () => expect(stack).toHaveContainer("orders", { portMappings: [{ containerPort: 9000 }] }),
  ].map(failure);
  expect(blocks("text")).toEqual(shown);
});

/** The message and the difference, as Vitest prints them. */
function failure(act: () => void): string {
  let text = "";
  expect.extend({
    toBeShown(error) {
      const difference =
        error.expected === undefined ? "" : `\n${this.utils.diff(error.expected, error.actual)}\n`;
      text = stripVTControlCharacters(`${error.message}\n${difference}`);
      return { pass: true, message: () => text };
    },
  });
  try {
    act();
  } catch (error) {
    (expect(error) as unknown as { toBeShown(): void }).toBeShown();
  }
  return text;
}
