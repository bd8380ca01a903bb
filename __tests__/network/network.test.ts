import { describe, expect, it } from "vitest";
import { findings, synthesize } from "../support/synthesize.js";

describe("the network", () => {
  it("has as many subnets of each kind as zones", () => {
    const { aws_subnet, aws_route_table } = synthesize({ network: { zones: 3 } }).resource;
    const counted = [...Object.values(aws_subnet ?? {}), ...Object.values(aws_route_table ?? {})];
    expect(counted.map(({ count }) => count)).toEqual([3, 3, 3, 3]);
  });

  it.each([1, 0, 2.5])("does not have %d zones", (zones) => {
    expect(findings({ network: { zones } })).toEqual([
      `[fluent-bit/network] zones: ${zones}; expected a whole number from 2, as a load balancer needs two zones`,
    ]);
  });

  it("checks the VPC's block", () => {
    expect(findings({ network: { cidr: "10.0.0.1/16" } })).toEqual([
      '[fluent-bit/network] cidr: "10.0.0.1/16"; expected the first address of the block; did you mean 10.0.0.0/16?',
    ]);
  });

  it("checks that the subnets fit", () => {
    expect(findings({ network: { cidr: "10.0.0.0/24" } })).toEqual([
      "[fluent-bit/network] subnetBits: 8; expected a whole number from 1 to 4 in 10.0.0.0/24, as a subnet is at least a /28",
    ]);
  });
});
