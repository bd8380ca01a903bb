import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ALARM_NUMBERS,
  checkNumber,
  LOAD_BALANCER_NUMBERS,
  LOG_BUCKET_NUMBERS,
  type NumberRange,
  SCALING_NUMBERS,
  SERVICE_NUMBERS,
  SPOT_NUMBERS,
  TARGET_GROUP_NUMBERS,
} from "../../src/aws/numbers.js";

const RULES: NumberRange[] = [
  SERVICE_NUMBERS,
  SCALING_NUMBERS,
  SPOT_NUMBERS,
  ALARM_NUMBERS,
  LOAD_BALANCER_NUMBERS,
  TARGET_GROUP_NUMBERS,
  LOG_BUCKET_NUMBERS,
].flatMap((rules) => Object.values(rules));

const check = (range: NumberRange, value: number) => checkNumber({ kind: "size", ...range }, value);

describe("a number", () => {
  it.each([
    [{ from: 0 }, -1, "size: -1; expected a whole number of at least 0"],
    [{ from: 0, to: 1000 }, 1001, "size: 1001; expected a whole number from 0 to 1000"],
    [{ from: 0, to: 1000 }, 0.5, "size: 0.5; expected a whole number from 0 to 1000"],
    [{ from: 1, to: 100, fraction: true }, 100.5, "size: 100.5; expected a number from 1 to 100"],
    [{ from: 1, fraction: true }, 0, "size: 0; expected a number of at least 1"],
    [{ from: 1, fraction: true }, Infinity, 'size: "Infinity"; expected a number of at least 1'],
  ] as const)("in the range %o is not %d", (range, value, finding) => {
    expect(checkNumber({ kind: "size", ...range }, value)).toEqual([finding]);
  });

  it.each([
    [SCALING_NUMBERS.cpuPercent, 66.6],
    [SPOT_NUMBERS.baseOnDemand, 100_000],
    [SERVICE_NUMBERS.healthCheckGracePeriodSeconds, 2147483647],
  ])("in the range %o may be %d", (range, value) => {
    expect(check(range, value)).toEqual([]);
  });

  it("may be the first and the last that its rule names, and nothing beyond", () => {
    for (const rule of RULES) {
      expect(check(rule, rule.from)).toEqual([]);
      expect(check(rule, rule.from - 1)).toHaveLength(1);
      if (rule.to === undefined) {
        continue;
      }
      expect(check(rule, rule.to)).toEqual([]);
      expect(check(rule, rule.to + 1)).toHaveLength(1);
    }
  });

  it("that is whole and between the first and the last is of every rule", () => {
    fc.assert(
      fc.property(fc.constantFrom(...RULES), fc.nat(), (rule, offset) => {
        const last = rule.to ?? Number.MAX_SAFE_INTEGER;
        expect(check(rule, Math.min(rule.from + offset, last))).toEqual([]);
      }),
    );
  });

  it.each(RULES)("of the rule %o is a number", (rule) => {
    expect(check(rule, Number.NaN)).toHaveLength(1);
  });
});
