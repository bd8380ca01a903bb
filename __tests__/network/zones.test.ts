import { describe, expect, it } from "vitest";
import { checkZoneNames } from "../../src/network/zones.js";
import { findings, synthesize } from "../support/synthesize.js";

const subnets = (zones: number) => {
  const { fluent_bit_public_subnet, fluent_bit_private_subnet } =
    synthesize({ network: { zones } }).resource.aws_subnet ?? {};
  return [fluent_bit_public_subnet?.cidr_block, fluent_bit_private_subnet?.cidr_block];
};

describe("the number of zones", () => {
  it.each([2, 3, 6])("may be %d", (zones) => {
    expect(findings({ network: { zones } })).toEqual([]);
  });

  it.each([1, 0, -2, 2.5])("may not be %d", (zones) => {
    expect(findings({ network: { zones } })).toContain(
      `[fluent-bit/network] zones: ${zones}; expected a whole number from 2, as a load balancer needs two zones`,
    );
  });

  it("leaves the subnets of the first two zones at the article's addresses", () => {
    expect(subnets(2)).toEqual([
      '${cidrsubnet("10.0.0.0/16", 8, count.index)}',
      '${cidrsubnet("10.0.0.0/16", 8, length(aws_subnet.fluent_bit_public_subnet[*]) + count.index)}',
    ]);
    expect(subnets(3)).toEqual([
      '${cidrsubnet("10.0.0.0/16", 8, count.index < 2 ? count.index : 2 * count.index)}',
      '${cidrsubnet("10.0.0.0/16", 8, count.index < 2 ? count.index + 2 : 2 * count.index + 1)}',
    ]);
  });
});

describe("the zones", () => {
  it("are the region's own that have Fargate, no Local Zones", () => {
    expect(synthesize().data.aws_availability_zones?.azs).toEqual({
      state: "available",
      filter: [{ name: "zone-type", values: ["availability-zone"] }],
      exclude_zone_ids: ["apne1-az3", "usw1-az2", "cnn1-az3", "cnn1-az4"],
    });
  });

  it("move no existing subnet when one of them is out of service", () => {
    const { aws_subnet } = synthesize().resource;
    expect(aws_subnet?.fluent_bit_public_subnet?.lifecycle).toEqual({
      ignore_changes: ["availability_zone"],
    });
    expect(aws_subnet?.fluent_bit_private_subnet?.lifecycle).toEqual({
      ignore_changes: ["availability_zone"],
    });
  });

  it("may be named", () => {
    const { resource } = synthesize({ network: { zoneNames: ["eu-west-1c", "eu-west-1a", "eu-west-1b"] } });
    expect(resource.aws_subnet?.fluent_bit_public_subnet).toMatchObject({
      count: 3,
      availability_zone: '${element(["eu-west-1c", "eu-west-1a", "eu-west-1b"], count.index)}',
    });
  });

  it.each<[string[], number | undefined, string]>([
    [
      ["a1"],
      undefined,
      'zoneNames: ["a1"]; expected at least 2 different zones, as a load balancer needs two',
    ],
    [
      ["eu-west-1", "eu-west-1a"],
      undefined,
      'zoneNames: "eu-west-1"; expected the name of an availability zone, such as us-east-1a',
    ],
    [
      ["eu-west-1a", "eu-west-1b"],
      2,
      "zones with zoneNames; expected only one of them, as the names say how many there are",
    ],
  ])("are not %j with the number %s", (names, zones, finding) => {
    expect(checkZoneNames(names, zones)).toContain(finding);
  });
});
