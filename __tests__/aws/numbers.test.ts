import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ALARM_NUMBERS,
  checkNumber,
  LOAD_BALANCER_NUMBERS,
  LOG_BUCKET_NUMBERS,
  type NumberRule,
  SCALING_NUMBERS,
  SERVICE_NUMBERS,
  SPOT_NUMBERS,
  TARGET_GROUP_NUMBERS,
} from "../../src/aws/numbers.js";

const RULES: NumberRule[] = [
  SERVICE_NUMBERS,
  SCALING_NUMBERS,
  SPOT_NUMBERS,
  ALARM_NUMBERS,
  LOAD_BALANCER_NUMBERS,
  TARGET_GROUP_NUMBERS,
  LOG_BUCKET_NUMBERS,
].flatMap((rules) => Object.values(rules));

describe("a number", () => {
  it.each([
    [SERVICE_NUMBERS.desiredCount, -1, "desired count is -1: expected a whole number from 0"],
    [SPOT_NUMBERS.spotWeight, 1001, "Spot weight is 1001: expected a whole number from 0 to 1000"],
    [SPOT_NUMBERS.spotWeight, 0.5, "Spot weight is 0.5: expected a whole number from 0 to 1000"],
    [SCALING_NUMBERS.cpuPercent, 100.5, "CPU target is 100.5 %: expected a number from 1 to 100"],
    [SCALING_NUMBERS.requestsPerTask, 0, "request target per task is 0: expected a number from 1"],
    [
      SCALING_NUMBERS.requestsPerTask,
      Infinity,
      "request target per task is Infinity: expected a number from 1",
    ],
  ])("of the rule %o is not %d", (rule, value, finding) => {
    expect(checkNumber(rule, value)).toEqual([finding]);
  });

  it.each([
    [SCALING_NUMBERS.cpuPercent, 66.6],
    [SPOT_NUMBERS.baseOnDemand, 100_000],
    [SERVICE_NUMBERS.healthCheckGracePeriodSeconds, 2147483647],
  ])("of the rule %o may be %d", (rule, value) => {
    expect(checkNumber(rule, value)).toEqual([]);
  });

  it("may be the first and the last that its rule names, and nothing beyond", () => {
    for (const rule of RULES) {
      expect(checkNumber(rule, rule.from)).toEqual([]);
      expect(checkNumber(rule, rule.from - 1)).toHaveLength(1);
      if (rule.to === undefined) {
        continue;
      }
      expect(checkNumber(rule, rule.to)).toEqual([]);
      expect(checkNumber(rule, rule.to + 1)).toHaveLength(1);
    }
  });

  it("that is whole and between the first and the last is of every rule", () => {
    fc.assert(
      fc.property(fc.constantFrom(...RULES), fc.nat(), (rule, offset) => {
        const last = rule.to ?? Number.MAX_SAFE_INTEGER;
        expect(checkNumber(rule, Math.min(rule.from + offset, last))).toEqual([]);
      }),
    );
  });

  it.each(RULES)("of the rule %o is a number", (rule) => {
    expect(checkNumber(rule, Number.NaN)).toHaveLength(1);
  });
});
