import type { Attribute, Type } from "../schema/block.js";
import { arn, type Fact } from "./fact.js";

/** The instant at which everything in a rehearsal happens: two runs print the same. */
const INSTANT = "2026-01-01T00:00:00Z";

/** Computed strings that the same name stands for in every resource type. */
const BY_NAME: Readonly<Record<string, Fact>> = {
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

/** By what the name of a computed-only string holds; what few objects have is empty. */
const BY_PATTERN: readonly (readonly [RegExp, Fact])[] = [
  [/(^|_)arn$/, "arn"],
  [/(^|_)(ipv6|private|carrier|customer_owned|ptr)_|association_id$/, ""],
  [/(dns_name|domain_name|endpoint)$/, "{hex8}.{region}.{dns_suffix}"],
  [/(_at|_date|_time)$/, INSTANT],
  [/(^|_)(status|state)$/, "ACTIVE"],
];

/**
 * The value of a computed attribute that no table knows. Strings that the configuration may set as well are
 * empty when it doesn't, as most are in AWS; others say that they come from a rehearsal.
 */
export function genericFact(resourceType: string, { name, type, optional }: Attribute): Fact {
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

function emptyValue(type: Exclude<Type, "string">): Fact {
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
