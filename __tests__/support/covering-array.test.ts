import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Choice, coveringArray, type Factors, type GoTogether, type Row } from "./covering-array.js";

const factors = fc
  .array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 })
  .map(
    (counts): Factors =>
      Object.fromEntries(
        counts.map((count, factor) => [
          `f${factor}`,
          Array.from({ length: count }, (_, level) => `l${level}`),
        ]),
      ),
  );

/** Every row that there is. */
const allRows = (given: Factors): Row[] =>
  Object.entries(given).reduce<Row[]>(
    (rows, [factor, levels]) => rows.flatMap((row) => levels.map((level) => ({ ...row, [factor]: level }))),
    [{}],
  );

const choicesOf = (row: Row): Choice[] => Object.entries(row).map(([factor, level]) => ({ factor, level }));
const named = ({ factor, level }: Choice) => `${factor}=${level}`;

/** The pairs that rows hold, each by its names. */
const pairsIn = (rows: readonly Row[]): Set<string> =>
  new Set(
    rows.flatMap((row) =>
      choicesOf(row).flatMap((a, index, choices) =>
        choices.slice(index + 1).map((b) => `${named(a)} ${named(b)}`),
      ),
    ),
  );

const isAllowed = (row: Row, goTogether: GoTogether) =>
  choicesOf(row).every((a, index, choices) => choices.slice(index + 1).every((b) => goTogether(a, b)));

describe("a covering array", () => {
  it("holds every pair", () => {
    fc.assert(
      fc.property(factors, (given) => {
        expect(pairsIn(coveringArray(given))).toEqual(pairsIn(allRows(given)));
      }),
    );
  });

  it("holds every pair that an allowed row holds, in allowed rows only", () => {
    fc.assert(
      fc.property(factors, fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }), (given, forbidden) => {
        const pairs = [...pairsIn(allRows(given))];
        const conflicts = new Set(pairs.filter((_, index) => forbidden[index % forbidden.length]));
        const goTogether: GoTogether = (a, b) =>
          !conflicts.has(`${named(a)} ${named(b)}`) && !conflicts.has(`${named(b)} ${named(a)}`);
        const rows = coveringArray(given, goTogether);
        expect(rows.filter((row) => !isAllowed(row, goTogether))).toEqual([]);
        expect(pairsIn(rows)).toEqual(pairsIn(allRows(given).filter((row) => isAllowed(row, goTogether))));
      }),
    );
  });

  it("gives each factor a level in every row", () => {
    expect(coveringArray({ a: ["0", "1"], b: ["x"] })).toEqual([
      { a: "0", b: "x" },
      { a: "1", b: "x" },
    ]);
  });

  it("is small: 13 rows for 50 factors of two levels, which have 4900 pairs", () => {
    const given = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`f${index}`, ["off", "on"]]));
    const rows = coveringArray(given);
    expect(pairsIn(rows).size).toBe(4900);
    expect(rows.length).toBeLessThanOrEqual(13);
  });
});
