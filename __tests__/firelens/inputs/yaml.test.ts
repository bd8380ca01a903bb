import { describe, expect, it } from "vitest";
import { InputError } from "../../../firelens/inputs/document.js";
import { parseYaml } from "../../../firelens/inputs/yaml.js";
import { UNKNOWN } from "../../../firelens/model/field-reader.js";

function faultOf(text: string): string {
  try {
    parseYaml(text);
    return "none";
  } catch (error) {
    const { message, position } = error as InputError;
    expect(error).toBeInstanceOf(InputError);
    return `${position?.line}:${position?.column} ${message}`;
  }
}

it("reads aliases and merges", () => {
  const text = "base: &base\n  a: 1\nuse: *base\nmerged:\n  <<: *base\n  b: 2\n";
  expect(parseYaml(text).value).toEqual({ base: { a: 1 }, use: { a: 1 }, merged: { a: 1, b: 2 } });
});

it("makes the short forms of intrinsic functions UNKNOWN, but for a text without a variable", () => {
  const text =
    "a: !Ref A\nb: !Join ['', [x]]\nc: !If\n  - A\n  - b: !Ref B\nd: !Sub text\ne: !Transform {Name: A}\n";
  expect(parseYaml(text).value).toEqual({ a: UNKNOWN, b: UNKNOWN, c: UNKNOWN, d: "text", e: UNKNOWN });
});

it("finds values by their paths, and the nearest around one that is absent", () => {
  const { locate } = parseYaml("a:\n  - b: 1\n    c: two\n");
  expect(locate([["a", 0, "c"], ["a", 0, "d"], ["x"]])).toEqual([
    { line: 3, column: 8 },
    { line: 2, column: 5 },
    { line: 1, column: 1 },
  ]);
});

describe("refuses, with the place,", () => {
  it.each([
    ["what is no YAML", "a: [1\nb: 2\n", /^2:1 not YAML: /],
    ["a key twice", "a: 1\nb: 2\na: 3\n", /^3:1 the key "a" is given twice in one map$/],
    ["several documents", "a: 1\n---\nb: 2\n", /^2:1 not YAML: .*multiple documents/],
    ["an alias without an anchor", "a: *nowhere\n", /not YAML: unresolved alias/],
    ["deep nesting in brackets", `a: ${"[".repeat(100_000)}`, /^1:\d+ nested deeper than 100 levels$/],
    ["deep nesting in maps", "{a: ".repeat(50_000), /^1:\d+ nested deeper than 100 levels$/],
    [
      "deep nesting by indentation",
      Array.from({ length: 900 }, (_, n) => `${" ".repeat(n)}a:`).join("\n"),
      /nested deeper/,
    ],
    ["deep nesting by dashes", "- ".repeat(100_000), /^1:\d+ nested deeper than 100 levels$/],
    ["more than 1 MiB", `a: ${"x".repeat(1024 * 1024)}`, /larger than 1 MiB/],
  ])("%s", (_, text, message) => {
    expect(faultOf(text)).toMatch(message);
  });
});

it("reads an anchor with hundreds of aliases", () => {
  const text = `base: &base {a: 1}\n${Array.from({ length: 500 }, (_, index) => `k${index}: *base`).join("\n")}\n`;
  expect(Object.keys(parseYaml(text).value as object)).toHaveLength(501);
});

it("refuses a bomb of aliases instead of expanding it", () => {
  const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"];
  for (let level = 1; level < 12; level++) {
    const aliases = Array.from({ length: 9 }, () => `*a${level - 1}`).join(", ");
    lines.push(`a${level}: &a${level} [${aliases}]`);
  }
  expect(faultOf(lines.join("\n"))).toMatch(/not YAML: excessive alias count/);
});

it("reads brackets in texts as what they are, and twenty thousand keys", () => {
  const text = `script: |\n${"  echo '[1m['\n".repeat(200)}`;
  expect(faultOf(text)).toBe("none");
  expect(faultOf(Array.from({ length: 20_000 }, (_, index) => `key${index}: 1`).join("\n"))).toBe("none");
});

it("refuses a map that refers to itself", () => {
  expect(faultOf("a: &a\n  b: *a\n")).toContain("an anchor that holds its own alias");
});
