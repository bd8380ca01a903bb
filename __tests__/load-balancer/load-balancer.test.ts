import { describe, expect, it } from "vitest";
import { findings } from "../support/synthesize.js";

describe("the load balancer", () => {
  it("checks the name of the deployment", () => {
    expect(findings({ name: "a_b" })).toEqual([
      '[fluent-bit] name: "a_b"; expected up to 28 letters, digits and hyphens, with no hyphen at either end',
    ]);
  });
});
