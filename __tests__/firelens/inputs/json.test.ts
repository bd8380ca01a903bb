import fc from "fast-check";
import { expect, it } from "vitest";
import { InputError } from "../../../firelens/inputs/document.js";
import { locateInJson, parseJson } from "../../../firelens/inputs/json.js";

it("what is JSON to JSON.parse is JSON here, and nothing else", () => {
  const fragment = fc.constantFrom(
    ...'{}[],:"\\ \n0-1.eE+tfn/*',
    '"a"',
    '"b":',
    "true",
    "null",
    "\\u00",
    "\t",
    "\u0001",
  );
  fc.assert(
    fc.property(fc.array(fragment, { maxLength: 12 }), (fragments) => {
      const text = fragments.join("");
      let expected: unknown;
      try {
        expected = JSON.parse(text);
      } catch {
        expect(() => parseJson(text)).toThrow(InputError);
        return;
      }
      try {
        expect(parseJson(text)).toEqual(expected);
      } catch (error) {
        expect(String(error)).toContain("given twice");
      }
    }),
    { numRuns: 2000 },
  );
});

it("finds values by their paths", () => {
  const text = '{\n  "a": 1,\n  "b": [[], {"c": true}]\n}';
  expect(locateInJson(text, [["a"], ["b", 1], ["b", 1, "c"], []])).toEqual([
    { line: 2, column: 8 },
    { line: 3, column: 13 },
    { line: 3, column: 19 },
    { line: 1, column: 1 },
  ]);
});

it("finds the nearest value around one that is absent", () => {
  expect(locateInJson('[\n {"a": 1}]', [[0, "b", "c"], [7]])).toEqual([
    { line: 2, column: 2 },
    { line: 1, column: 1 },
  ]);
});

it("follows a path into JSON that stands in a string, whatever its escapes", () => {
  const text = String.raw`{"text": "[\n {\"a\u0062\": [1, 2]}]"}`;
  const [position] = locateInJson(text, [["text", 0, "ab", 1]]);
  expect(text.slice((position?.column ?? 0) - 1)).toBe('2]}]"}');
});

it("finds every value where it stands", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.nat(), (value, pick) => {
      const paths = pathsOf(value);
      const path = paths[pick % paths.length] ?? [];
      const text = JSON.stringify(value, null, 1);
      const [position = { line: 0, column: 0 }] = locateInJson(text, [path]);
      const rest = text
        .split("\n")
        .slice(position.line - 1)
        .join("\n")
        .slice(position.column - 1);
      const found = path.reduce<unknown>((parent, step) => (parent as Record<string, unknown>)[step], value);
      const written = JSON.stringify(found, null, 1).split("\n", 1)[0] ?? "";
      expect(rest.startsWith(written)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

function pathsOf(value: unknown): (string | number)[][] {
  const entries = Array.isArray(value)
    ? value.map((item, index) => [index, item] as const)
    : Object.entries(typeof value === "object" && value !== null ? value : {});
  return [[], ...entries.flatMap(([key, item]) => pathsOf(item).map((path) => [key, ...path]))];
}
