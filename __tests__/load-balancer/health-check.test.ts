import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkHealthCheck, type HealthCheck } from "../../src/load-balancer/health-check.js";

describe("a health check", () => {
  it.each<HealthCheck>([
    {},
    { path: "/health?deep=1" },
    { intervalSeconds: 5, timeoutSeconds: 2 },
    { intervalSeconds: 300, timeoutSeconds: 120 },
    { healthyThreshold: 2, unhealthyThreshold: 10 },
    { matcher: "200" },
    { matcher: "200,204,301-399" },
    { matcher: "200-499" },
  ])("may be %j", (check) => {
    expect(checkHealthCheck(check)).toEqual([]);
  });

  const matcher = (value: string): string =>
    `healthCheck.matcher: "${value}"; expected status codes from 200 to 499, such as "200", "200,204" or "200-299"`;

  it.each<[HealthCheck, string]>([
    [
      { path: "health" },
      'healthCheck.path: "health"; expected a path that begins with / and has no white space',
    ],
    [{ path: "/a b" }, 'healthCheck.path: "/a b"; expected a path that begins with / and has no white space'],
    [
      { path: `/${"a".repeat(1024)}` },
      `healthCheck.path: "/${"a".repeat(79)}…"; expected at most 1024 characters, not 1025`,
    ],
    [{ intervalSeconds: 4 }, "healthCheck.intervalSeconds: 4; expected a whole number from 5 to 300"],
    [{ intervalSeconds: 301 }, "healthCheck.intervalSeconds: 301; expected a whole number from 5 to 300"],
    [{ timeoutSeconds: 1 }, "healthCheck.timeoutSeconds: 1; expected a whole number from 2 to 120"],
    [{ timeoutSeconds: 2.5 }, "healthCheck.timeoutSeconds: 2.5; expected a whole number from 2 to 120"],
    [{ timeoutSeconds: 30 }, "healthCheck.timeoutSeconds: 30; expected less than intervalSeconds, 30"],
    [{ intervalSeconds: 5 }, "healthCheck.timeoutSeconds: 5; expected less than intervalSeconds, 5"],
    [{ healthyThreshold: 1 }, "healthCheck.healthyThreshold: 1; expected a whole number from 2 to 10"],
    [{ unhealthyThreshold: 11 }, "healthCheck.unhealthyThreshold: 11; expected a whole number from 2 to 10"],
    [{ matcher: "" }, matcher("")],
    [{ matcher: "199" }, matcher("199")],
    [{ matcher: "200-500" }, matcher("200-500")],
    [{ matcher: "299-200" }, matcher("299-200")],
    [{ matcher: "200-250-299" }, matcher("200-250-299")],
    [{ matcher: "200, 204" }, matcher("200, 204")],
  ])("may not be %j", (check, finding) => {
    expect(checkHealthCheck(check)).toEqual([finding]);
  });

  it("has every finding at once", () => {
    const wrong = { path: "", intervalSeconds: 0, timeoutSeconds: 0, healthyThreshold: 0, matcher: "ok" };
    expect(checkHealthCheck(wrong)).toHaveLength(5);
  });

  it("is right with any timeout that is less than the interval, and with no other", () => {
    const times = fc.record({
      intervalSeconds: fc.integer({ min: 5, max: 300 }),
      timeoutSeconds: fc.integer({ min: 2, max: 120 }),
    });
    fc.assert(
      fc.property(times, (check) => {
        expect(checkHealthCheck(check).length === 0).toBe(check.timeoutSeconds < check.intervalSeconds);
      }),
    );
  });
});
