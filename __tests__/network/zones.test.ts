import { describe, expect, it } from "vitest";
import { findings } from "../support/synthesize.js";

describe("the number of zones", () => {
  it.each([2, 3, 6])("may be %d", (zones) => {
    expect(findings({ network: { zones } })).toEqual([]);
  });

  it.each([1, 0, -2, 2.5])("may not be %d", (zones) => {
    expect(findings({ network: { zones } })).toContain(
      `[fluent-bit/network] zones: ${zones}; expected a whole number from 2, as a load balancer needs two zones`,
    );
  });
});
