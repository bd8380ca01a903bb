import { nearest } from "../firelens/facts/nearest.js";

/** What is wrong with a JSON value that stands at a path; empty when nothing is. */
export type JsonCheck = (value: unknown, at: string) => string[];

export function string(value: unknown, at: string): string[] {
  return checkType("string", value, at);
}

export function number(value: unknown, at: string): string[] {
  return checkType("number", value, at);
}

export function boolean(value: unknown, at: string): string[] {
  return checkType("boolean", value, at);
}

function checkType(type: "string" | "number" | "boolean", value: unknown, at: string): string[] {
  return typeof value === type ? [] : [`${at} is ${JSON.stringify(value)}: expected a ${type}`];
}

/** One of some words, `true` and `false` too. */
export function oneOf(...words: readonly (string | boolean)[]): JsonCheck {
  return (value, at) => {
    if (words.some((word) => word === value)) {
      return [];
    }
    const meant = nearest(String(value), words.map(String));
    return [
      `${at} is ${JSON.stringify(value)}: expected one of ${words.join(", ")}${meant === undefined ? "" : `; the nearest is ${meant}`}`,
    ];
  };
}

/** True, false, or more than that. */
export function booleanOr(check: JsonCheck): JsonCheck {
  return (value, at) => (typeof value === "boolean" ? [] : check(value, at));
}

export function listOf(check: JsonCheck): JsonCheck {
  return (value, at) =>
    Array.isArray(value)
      ? value.flatMap((element, index) => check(element, `${at}[${index}]`))
      : [`${at} is ${JSON.stringify(value)}: expected a list`];
}

/** An object with any keys. */
export function mapOf(check: JsonCheck): JsonCheck {
  return (value, at) =>
    isObject(value)
      ? Object.entries(value).flatMap(([key, element]) => check(element, `${at}.${key}`))
      : [`${at} is ${JSON.stringify(value)}: expected an object`];
}

/** An object with the keys of `T` that have a check here, of which some must be there. */
export function objectOf<T>(
  checks: { readonly [K in keyof T]?: JsonCheck },
  required: readonly (keyof T & string)[] = [],
): JsonCheck {
  const known = new Map<string, JsonCheck>(Object.entries(checks));
  const names = [...known.keys()];
  return (value, at) => {
    if (!isObject(value)) {
      return [`${at} is ${JSON.stringify(value)}: expected an object with ${names.join(", ")}`];
    }
    const missing = required.filter((name) => !Object.hasOwn(value, name));
    return [
      ...missing.map((name) => `${at}.${name} is missing: expected it in ${at}`),
      ...Object.entries(value).flatMap(([name, given]) => {
        const check = known.get(name);
        return check === undefined ? [unknownName(name, names, at)] : check(given, `${at}.${name}`);
      }),
    ];
  };
}

function unknownName(name: string, names: readonly string[], at: string): string {
  const meant = nearest(name, names);
  const hint = meant === undefined ? "" : `; the nearest is ${meant}`;
  return `${at}.${name} is unknown: expected one of ${names.join(", ")}${hint}`;
}

export function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
