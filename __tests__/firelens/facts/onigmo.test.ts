import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { onigmoFault } from "../../../firelens/facts/onigmo.js";
import { parseMeasurements } from "../../../scripts/confusion-table.js";

const measurements = parseMeasurements(
  readFileSync(new URL("../../fixtures/fluent-bit-verdicts.jsonl", import.meta.url), "utf8"),
);

describe("the patterns that the real Fluent Bit was started with", () => {
  for (const { options, refuses } of measurements) {
    const pattern = options["include-pattern"] ?? options["exclude-pattern"];
    if (pattern !== undefined) {
      it(`${pattern} is ${refuses === undefined ? "right" : "wrong"}`, () => {
        expect(onigmoFault(pattern) === undefined).toBe(refuses === undefined);
      });
    }
  }
});

describe("takes", () => {
  it.each([
    "(?<code>4\\d\\d)|(?<code>5\\d\\d)",
    "(?:ab){2}{3}",
    "a{,5}",
    "(?i:error)",
    "(?mx-i)a # (comment",
    "(?# a comment)a",
    "(?<a>x)\\g<a>",
    "(a)\\1",
    "\\p{Alpha}\\p{^Lu}\\p{Greek}\\P{script_extensions}".replace("\\P{script_extensions}", ""),
    "[a-z&&[^aeiou]]",
    "[[:^alpha:]]",
    "[\\]\\-a]",
    "[a-c-e]",
    "\\u00e9",
    "/error/i",
    "(?<=(a))b",
    "(?<!\\d{3})x",
    "\\/api\\/v1",
  ])("%s", (pattern) => {
    expect(onigmoFault(pattern)).toBeUndefined();
  });
});

describe("refuses", () => {
  it.each([
    ["*failure*", "nothing to repeat"],
    ["a|*", "nothing to repeat"],
    ["(+a)", "nothing to repeat"],
    ["a)", "unmatched close parenthesis"],
    ["(a", "a parenthesis that is not closed"],
    ["[a", "a character class that is not closed"],
    ["[z-a]", "a range whose end comes before its beginning"],
    ["[a-\\d]", "a range that does not end with a character"],
    ["[\\w-z]", "a range that does not begin with a character"],
    ["(?<=a*)d", "a look-behind whose length varies"],
    ["(?<=(a|bc))d", "a look-behind whose length varies"],
    ["(a)\\2", "a reference to a group that there is not"],
    ["\\1", "a reference to a group that there is not"],
    ["(?<n>a)\\1", "a reference by number beside groups with names"],
    ["(a)(?<=\\1)", "a reference in a look-behind"],
    ["\\u{41}", "an incomplete \\u"],
    ["\\c", "an incomplete \\c"],
    ["x{99999999}", "a number of repeats above 100000"],
    ["a{3,1}", "a smallest number of repeats above the largest"],
    ["(?P<n>a)", "a group (?… that Ruby does not have"],
    ["(?<1a>x)", "a group with no name, or with a sign in it that names do not have"],
    ["\\", "a backslash at the end"],
    ["[]", "an empty character class"],
    ["[[:bogus:]]", "a bracket [:bogus:] that POSIX does not have"],
    ["\\p{Bogus}", "a property that Unicode does not have"],
    ["(?<!(a))b", "a group in a negative look-behind"],
  ])("%s", (pattern, fault) => {
    expect(onigmoFault(pattern)).toBe(fault);
  });
});

it("ends with an answer, whatever the text", () => {
  const text = fc.string({ unit: fc.constantFrom(..."()[]{}\\|?*+^$-,:<>!=#&ab1px "), maxLength: 40 });
  fc.assert(
    fc.property(text, (pattern) => {
      expect(["string", "undefined"]).toContain(typeof onigmoFault(pattern));
    }),
    { numRuns: 500 },
  );
});

it("does not judge what is nested too deeply", () => {
  expect(onigmoFault("(".repeat(1000))).toBeUndefined();
  expect(onigmoFault(`a${"[".repeat(1000)}`)).toBeUndefined();
});
