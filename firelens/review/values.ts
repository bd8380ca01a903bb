import { isRecord, UNKNOWN } from "../model/field-reader.js";

export type Fields = Readonly<Record<string, unknown>>;

export const NO_FIELDS: Fields = {};

/** A value that the plan marks as sensitive: it can be compared, but not read. */
export class SensitiveValue {
  readonly #json: string;

  constructor(value: unknown) {
    this.#json = canonicalJson(value);
  }

  isSame(other: SensitiveValue): boolean {
    return this.#json === other.#json;
  }

  toJSON(): string {
    return SENSITIVE_TEXT;
  }
}

export const SENSITIVE_TEXT = "(sensitive)";
export const UNKNOWN_TEXT = "(known after apply)";

/**
 * The value of a plan with UNKNOWN where Terraform knows it after apply only, and a SensitiveValue where it must not
 * be shown.
 *
 * @param unknown true, or nested true, as in `after_unknown`.
 * @param sensitive true, or nested true, as in `after_sensitive`.
 */
export function markedValue(value: unknown, unknown: unknown, sensitive: unknown): unknown {
  if (unknown === true) {
    return UNKNOWN;
  }
  if (sensitive === true && value !== null && value !== undefined) {
    return new SensitiveValue(value);
  }
  if (Array.isArray(value)) {
    return value.map((item, index) => markedValue(item, partOf(unknown, index), partOf(sensitive, index)));
  }
  if (isRecord(value)) {
    const names = new Set([...Object.keys(value), ...(isRecord(unknown) ? Object.keys(unknown) : [])]);
    return Object.fromEntries(
      [...names].map((name) => [
        name,
        markedValue(fieldOf(value, name), partOf(unknown, name), partOf(sensitive, name)),
      ]),
    );
  }
  return value;
}

function partOf(mask: unknown, key: string | number): unknown {
  return typeof mask === "object" && mask !== null ? fieldOf(mask as Fields, String(key)) : undefined;
}

function fieldOf(record: Fields, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** True if the values are equal; of two that are known after apply, nobody knows. */
export function isSameValue(one: unknown, other: unknown): boolean {
  if (one instanceof SensitiveValue || other instanceof SensitiveValue) {
    return one instanceof SensitiveValue && other instanceof SensitiveValue && one.isSame(other);
  }
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => isSameValue(item, other[index]));
  }
  if (isRecord(one) && isRecord(other)) {
    const names = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...names].every((name) => isSameValue(fieldOf(one, name), fieldOf(other, name)));
  }
  return one === other || (isAbsent(one) === true && isAbsent(other));
}

/** True for what Terraform and AWS take for not given. */
export function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

/** JSON with the keys of objects in order, so that equal values have equal texts. */
export function canonicalJson(value: unknown): string {
  return (
    JSON.stringify(value, (_, part: unknown) =>
      isRecord(part) && !(part instanceof SensitiveValue)
        ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
        : plainValue(part),
    ) ?? ""
  );
}

/** The value as JSON can say it: text stands for what is known after apply. */
export function plainValue(value: unknown): unknown {
  return value === UNKNOWN ? UNKNOWN_TEXT : value;
}

/** The value on one line, for people. */
export function textOf(value: unknown): string {
  if (value === UNKNOWN) {
    return UNKNOWN_TEXT;
  }
  if (value instanceof SensitiveValue) {
    return SENSITIVE_TEXT;
  }
  if (isAbsent(value)) {
    return "none";
  }
  return canonicalJson(value);
}

/** `"1" → "2"`. */
export function changeText(before: unknown, after: unknown): string {
  return `${textOf(before)} → ${textOf(after)}`;
}
