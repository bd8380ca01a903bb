import { describe, expect, it } from "vitest";
import { checkZones } from "../../src/network/zones.js";

describe("the number of zones", () => {
  it.each([2, 3, 6])("may be %d", (zones) => {
    expect(checkZones(zones)).toEqual([]);
  });

  it.each([1, 0, -2, 2.5, Number.NaN])("may not be %d", (zones) => {
    expect(checkZones(zones)).toEqual([
      `zones are ${zones}: expected a whole number from 2, as a load balancer needs two`,
    ]);
  });
});
