import { isList, isObject, type ObjectValue, type Value } from "../../protocol/value.js";
import type { Account } from "../account/account.js";
import { digits, hex, upper, uuid } from "../account/ids.js";
import type { Region } from "../account/regions.js";

/** What a computed value is derived from, besides its object. */
export interface Context {
  readonly account: Account;
  readonly region: Region;
  /** Differs from object to object and is the same in every run. */
  readonly seed: string;
}

/**
 * The value of a computed attribute: a constant, or a function that returns one. `{…}` in its strings is replaced by
 * - an attribute of the same object: `{id}`, `{name}`
 * - the context: `{region}`, `{partition}`, `{dns_suffix}`, `{account}`
 * - a random-looking id of a given length: `{hex17}`, `{digits9}`, `{upper17}`, `{uuid}`
 */
export type ComputedValue = Value | ((object: ObjectValue, context: Context) => Value);
export type ComputedValues = Readonly<Record<string, ComputedValue>>;

/** The template of an ARN in the region and the account. */
export function arn(service: string, resource: string): string {
  return `arn:{partition}:${service}:{region}:{account}:${resource}`;
}

/** The template of an ARN of a service that has no regions. */
export function globalArn(service: string, resource: string, account = "{account}"): string {
  return `arn:{partition}:${service}::${account}:${resource}`;
}

/**
 * Replaces the `{…}` in the strings of a value.
 *
 * @param attribute the attribute that the value is for: ids differ from attribute to attribute
 * @param resolve returns an attribute of the same object
 */
export function renderValue(
  value: Value,
  attribute: string,
  context: Context,
  resolve: (name: string) => Value,
): Value {
  if (typeof value === "string") {
    return value.replaceAll(/\{(\w+)\}/g, (braced, word: string) =>
      String(fromContext(word, context) ?? random(word, attribute, context) ?? resolve(word) ?? braced),
    );
  }
  if (isList(value)) {
    return value.map((element) => renderValue(element, attribute, context, resolve));
  }
  return isObject(value)
    ? Object.fromEntries(
        Object.entries(value).map(([key, field]) => [key, renderValue(field, attribute, context, resolve)]),
      )
    : value;
}

function fromContext(word: string, { account, region }: Context): string | undefined {
  switch (word) {
    case "region":
      return region.name;
    case "partition":
      return region.partition;
    case "dns_suffix":
      return region.dnsSuffix;
    case "account":
      return account.id;
    default:
      return undefined;
  }
}

function random(word: string, attribute: string, { seed }: Context): string | undefined {
  const [, kind, length] = /^(hex|digits|upper|uuid)(\d*)$/.exec(word) ?? [];
  const source = `${seed} ${attribute}`;
  switch (kind) {
    case "hex":
      return hex(source, Number(length));
    case "digits":
      return digits(source, Number(length));
    case "upper":
      return upper(source, Number(length));
    case "uuid":
      return uuid(source);
    default:
      return undefined;
  }
}
