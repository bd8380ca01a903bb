import { isList, isObject, type ObjectValue, type Value } from "../protocol/value.js";
import type { Account } from "../provider/account.js";
import type { Region } from "./regions.js";
import { digits, hex, upper, uuid } from "./shapes.js";

/** All that a computed value may be derived from. */
export interface Surroundings {
  readonly account: Account;
  readonly region: Region;
  /** Sets one object apart from all others; the same in every run. */
  readonly seed: string;
}

/**
 * How a computed attribute gets its value: a constant, in whose strings `{…}` stands for
 * - an attribute of the same object: `{id}`, `{name}`
 * - the surroundings: `{region}`, `{partition}`, `{dns_suffix}`, `{account}`
 * - a made-up word of a given length: `{hex17}`, `{digits9}`, `{upper17}`, `{uuid}`
 *
 * or a function that returns such a constant.
 */
export type Fact = Value | ((object: ObjectValue, surroundings: Surroundings) => Value);
export type Facts = Readonly<Record<string, Fact>>;

/** The template of an ARN in the region and the account. */
export function arn(service: string, resource: string): string {
  return `arn:{partition}:${service}:{region}:{account}:${resource}`;
}

/** The template of an ARN of a service that has no regions. */
export function globalArn(service: string, resource: string, account = "{account}"): string {
  return `arn:{partition}:${service}::${account}:${resource}`;
}

/**
 * Fills the `{…}` of a template.
 *
 * @param attribute the attribute the value is for: made-up words differ from one to the next
 * @param resolve returns an attribute of the same object
 */
export function renderFact(
  value: Value,
  attribute: string,
  surroundings: Surroundings,
  resolve: (name: string) => Value,
): Value {
  if (typeof value === "string") {
    return value.replaceAll(/\{(\w+)\}/g, (braced, word: string) =>
      String(
        fromSurroundings(word, surroundings) ??
          madeUp(word, attribute, surroundings) ??
          resolve(word) ??
          braced,
      ),
    );
  }
  if (isList(value)) {
    return value.map((element) => renderFact(element, attribute, surroundings, resolve));
  }
  return isObject(value)
    ? Object.fromEntries(
        Object.entries(value).map(([key, field]) => [
          key,
          renderFact(field, attribute, surroundings, resolve),
        ]),
      )
    : value;
}

function fromSurroundings(word: string, { account, region }: Surroundings): string | undefined {
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

function madeUp(word: string, attribute: string, { seed }: Surroundings): string | undefined {
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
