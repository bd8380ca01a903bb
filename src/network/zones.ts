import { DataAwsAvailabilityZones } from "@cdktf/provider-aws/lib/data-aws-availability-zones/index.js";
import { Token } from "cdktf";
import type { Construct } from "constructs";
import { formatMessage } from "../../firelens/message.js";
import { expression, numberToString } from "../cdktf/expressions.js";

/**
 * The ids of availability zones in which Fargate runs no tasks.
 * Source: Amazon ECS Developer Guide, "Supported Regions for Amazon ECS on AWS Fargate".
 */
const ZONES_WITHOUT_FARGATE: readonly string[] = ["apne1-az3", "usw1-az2", "cnn1-az3", "cnn1-az4"];

/**
 * The names of the zones of a new network, one after the other: those that are given, or the first ones of the region.
 *
 * Local Zones and Wavelength Zones are left out, which an account can opt in to: they have no Fargate and no NAT gateways,
 * and the provider sorts them before the region's own zones.
 */
export function zoneNames(
  scope: Construct,
  zones: number,
  given: readonly string[] | undefined,
): readonly string[] {
  const azs = new DataAwsAvailabilityZones(scope, "azs", {
    state: "available",
    filter: [{ name: "zone-type", values: ["availability-zone"] }],
    excludeZoneIds: [...ZONES_WITHOUT_FARGATE],
    lifecycle: given === undefined && (Token.isUnresolved(zones) || zones > 2) ? atLeast(zones) : undefined,
  });
  return given ?? azs.names;
}

/** In a region with fewer zones two subnets would share one, and Elastic Load Balancing refuses them. */
function atLeast(zones: number) {
  const expected = numberToString(zones);
  return {
    postcondition: [
      {
        condition: expression(`length(self.names) >= ${expected}`),
        errorMessage: `zones: ${expected}; expected at most ${expression("length(self.names)")}, as the region has no more.`,
      },
    ],
  };
}

/** What is wrong with the number of zones; empty when nothing is. */
export function checkZones(zones: number): string[] {
  if (Number.isInteger(zones) && zones >= 2) {
    return [];
  }
  const expected = "a whole number from 2, as a load balancer needs two zones";
  return [formatMessage({ what: "zones", value: zones, expected })];
}

/** What is wrong with the names of zones; empty when nothing is. */
export function checkZoneNames(names: readonly string[], zones: number | undefined): string[] {
  const findings: string[] = [];
  if (zones !== undefined) {
    const expected = "only one of them, as the names say how many there are";
    findings.push(formatMessage({ what: "zones with zoneNames", expected }));
  }
  if (new Set(names).size < Math.max(2, names.length)) {
    const expected = "at least 2 different zones, as a load balancer needs two";
    findings.push(formatMessage({ what: "zoneNames", value: names, expected }));
  }
  for (const name of names.filter(
    (known) => !Token.isUnresolved(known) && !/^[a-z]{2}[a-z0-9-]*-\d+[a-z]$/.test(known),
  )) {
    const expected = "the name of an availability zone, such as us-east-1a";
    findings.push(formatMessage({ what: "zoneNames", value: name, expected }));
  }
  return findings;
}
