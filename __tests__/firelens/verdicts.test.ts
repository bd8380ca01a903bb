import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  confusionTables,
  isMissed,
  isOnlyChecks,
  parseMeasurements,
  REASONS_TO_MISS,
  REASONS_TO_REFUSE,
  reasonToMiss,
  verdicts,
} from "../../scripts/confusion-table.js";

/**
 * What the real Fluent Bit did with the options of an output: it was started with the file that `preview` writes,
 * AWS' build of 1.9.10 and upstream's 4.2.4 and 5.1.1, with no network but the loopback, on 2026-11-25.
 */
const all = verdicts(
  parseMeasurements(readFileSync(new URL("../fixtures/fluent-bit-verdicts.jsonl", import.meta.url), "utf8")),
);

const TABLES = [
  {
    version: "1.9.10",
    bothStart: 270,
    bothRefuse: 258,
    onlyCheckRefuses: 32,
    onlyFluentBitRefuses: 5,
    environment: 4,
  },
  {
    version: "4.2.4",
    bothStart: 322,
    bothRefuse: 183,
    onlyCheckRefuses: 22,
    onlyFluentBitRefuses: 4,
    environment: 2,
  },
  {
    version: "5.1.1",
    bothStart: 343,
    bothRefuse: 175,
    onlyCheckRefuses: 21,
    onlyFluentBitRefuses: 4,
    environment: 2,
  },
];

it("check and the real Fluent Bit agree as the confusion table says", () => {
  expect(confusionTables(all)).toEqual(TABLES);
});

describe("what Fluent Bit refuses and check lets pass", () => {
  const missed = all.filter(isMissed);

  it("is at most one of a hundred, but for what depends on where Fluent Bit runs", () => {
    expect(missed.filter(({ isEnvironment }) => !isEnvironment).length).toBeLessThanOrEqual(all.length / 100);
  });

  it("cannot be told from a task definition, for one of the reasons", () => {
    expect(missed.filter((verdict) => reasonToMiss(verdict) === undefined)).toEqual([]);
    expect(new Set(missed.map(reasonToMiss))).toEqual(new Set(Object.keys(REASONS_TO_MISS)));
  });
});

it("what check refuses and Fluent Bit starts with loses logs or exposes a secret", () => {
  const ids = all.filter(isOnlyChecks).flatMap(({ errors }) => errors.map(({ ruleId }) => ruleId));
  expect([...new Set(ids)].sort()).toEqual(Object.keys(REASONS_TO_REFUSE).sort());
});
