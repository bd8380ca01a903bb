import type { Attribute, Type } from "../../schema/block.js";
import { arn, type ComputedValue } from "./computed-value.js";

/** The time of everything that happens in a rehearsal, so that all runs print the same. */
const INSTANT = "2026-01-01T00:00:00Z";

/** Values of computed strings whose name means the same in every resource type. */
const BY_NAME: Readonly<Record<string, ComputedValue>> = {
  account_id: "{account}",
  availability_zone: (_, { region }) => region.zones[0] ?? null,
  availability_zone_id: (object, { region }) =>
    region.zoneIds[region.zones.indexOf(String(object.availability_zone))] ?? null,
  hosted_zone_id: "Z{upper20}",
  name: (object) => (object.name_prefix ? "{name_prefix}{digits26}" : "terraform-{digits26}"),
  name_prefix: "",
  owner_id: "{account}",
  region: "{region}",
};

/** Values of computed-only strings by a pattern of their name. Attributes that few objects have are empty. */
const BY_PATTERN: readonly (readonly [RegExp, ComputedValue])[] = [
  [/(^|_)arn$/, "arn"],
  [/(^|_)(ipv6|private|carrier|customer_owned|ptr)_|association_id$/, ""],
  [/(dns_name|domain_name|endpoint)$/, "{hex8}.{region}.{dns_suffix}"],
  [/(^|_)json$/, "{}"],
  [/(_at|_date|_time)$/, INSTANT],
  [/(^|_)(status|state)$/, "ACTIVE"],
];

/**
 * The value of a computed attribute that no table lists. A string that the configuration may set is empty when it
 * does not, as most are in AWS; the value of any other string names the rehearsal.
 */
export function genericValue(resourceType: string, { name, type, optional }: Attribute): ComputedValue {
  if (type !== "string") {
    return emptyValue(type);
  }
  const known = BY_NAME[name];
  if (known !== undefined) {
    return known;
  }
  const [, service = "", ...noun] = resourceType.split("_");
  if (name === "id") {
    return `${noun.join("-") || service}-{hex17}`;
  }
  if (optional) {
    return "";
  }
  const match = BY_PATTERN.find(([pattern]) => pattern.test(name))?.[1];
  return match === "arn" ? arn(service, `${noun.join("-")}/{hex17}`) : (match ?? "rehearsal-{hex8}");
}

function emptyValue(type: Exclude<Type, "string">): ComputedValue {
  if (type === "number") {
    return 0;
  }
  if (type === "bool") {
    return false;
  }
  if (type === "dynamic") {
    return null;
  }
  const [kind, element] = type;
  if (kind === "list" || kind === "set") {
    return [];
  }
  return kind === "map"
    ? {}
    : Object.fromEntries(Object.entries(element).map(([name]) => [name, null] as const));
}
