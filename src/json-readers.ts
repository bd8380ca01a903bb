import { Token } from "cdktf";
import { nearest } from "../firelens/facts/nearest.js";
import { formatMessage } from "../firelens/message.js";

/** A JSON Schema, or a part of one. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Reads a value of a JSON file, which may be anything, as a `T`. */
export interface Reader<T> {
  /** @param at - the path of the value in the file, such as `context.fluentBit.cpu` */
  read(value: unknown, at: string): Reading<T>;
  /** Describes the values that are read without a finding; absent where JSON can say none. */
  readonly schema?: JsonSchema;
}

/** What was read. */
interface Reading<T> {
  /** Absent where the value is no `T`. */
  readonly value?: T;
  /** What is wrong with the value; empty when nothing is. */
  readonly findings: readonly string[];
}

/** A reader for each property of `T`: the compiler demands that none is forgotten. */
export type Fields<T> = { readonly [K in keyof T]-?: Reader<T[K]> };

export const STRING: Reader<string> = scalar("string");
export const NUMBER: Reader<number> = scalar("number");
export const BOOLEAN: Reader<boolean> = scalar("boolean");

/** A property that a program alone can give, such as a construct or a function. */
export const NOT_IN_JSON: Reader<never> = {
  read: (_, at) => ({
    findings: [formatMessage({ what: at, expected: "it in main.ts, as JSON cannot say it" })],
  }),
};

function scalar<T>(type: "string" | "number" | "boolean"): Reader<T> {
  return {
    // The notation of a cdktf token would be resolved, and every check would skip it.
    read: (value, at) =>
      typeof value === type && !Token.isUnresolved(value)
        ? { value: value as T, findings: [] }
        : wrong(value, at, `a ${type}`),
    schema: { type },
  };
}

/** One of some words, which may be `true` and `false` too. */
export function oneOf<T extends string | boolean>(...words: readonly T[]): Reader<T> {
  return {
    read(value, at) {
      const word = words.find((candidate) => candidate === value);
      return word === undefined
        ? wrong(value, at, `one of ${words.join(", ")}`, nearest(String(value), words.map(String)))
        : { value: word, findings: [] };
    },
    schema: { enum: words },
  };
}

/** `true`, `false`, or what the reader reads. */
export function booleanOr<T>(reader: Reader<T>): Reader<boolean | T> {
  return {
    read: (value, at) => (typeof value === "boolean" ? { value, findings: [] } : reader.read(value, at)),
    schema: { anyOf: [{ type: "boolean" }, reader.schema] },
  };
}

/** A string that `check` has no finding for, converted. The check is given the string and its path. */
export function stringAs<T>(
  check: (text: string, at: string) => readonly string[],
  convert: (text: string) => T,
): Reader<T> {
  return {
    read(value, at) {
      const text = STRING.read(value, at);
      if (text.value === undefined) {
        return { findings: text.findings };
      }
      const findings = check(text.value, at);
      return findings.length > 0 ? { findings } : { value: convert(text.value), findings };
    },
    schema: STRING.schema,
  };
}

export function listOf<T>(reader: Reader<T>): Reader<T[]> {
  return {
    read(value, at) {
      if (!Array.isArray(value)) {
        return wrong(value, at, "a list");
      }
      const elements = value.map((element, index) => reader.read(element, `${at}[${index}]`));
      const values = elements.flatMap((element) => (element.value === undefined ? [] : [element.value]));
      const findings = elements.flatMap((element) => element.findings);
      return values.length < elements.length ? { findings } : { value: values, findings };
    },
    schema: { type: "array", items: reader.schema },
  };
}

/** An object with any keys. */
export function mapOf<T>(reader: Reader<T>): Reader<Record<string, T>> {
  return {
    read(value, at) {
      if (!isObject(value)) {
        return wrong(value, at, "an object");
      }
      const { values, findings, isWhole } = readEntries<T>(value, at, () => reader);
      return isWhole ? { value: values, findings } : { findings };
    },
    schema: { type: "object", additionalProperties: reader.schema },
  };
}

/**
 * An object with the properties of `T`.
 * @param required - the properties that must be there
 */
export function objectOf<T extends object>(
  fields: Fields<T>,
  required: readonly (keyof T & string)[] = [],
): Reader<T> {
  return {
    read(value, at) {
      const { values, findings, isWhole } = readFields(fields, value, at, required);
      return isWhole ? { value: values as T, findings } : { findings };
    },
    schema: {
      type: "object",
      properties: Object.fromEntries(readable(fields).map(([name, { schema }]) => [name, schema])),
      ...(required.length === 0 ? {} : { required }),
      additionalProperties: false,
    },
  };
}

/** The properties of an object that are right, and what is wrong with the others. */
export interface FieldsReading<T> {
  readonly values: Partial<T>;
  readonly findings: readonly string[];
  /** Whether no property is wrong or missing. Unknown properties don't count. */
  readonly isWhole: boolean;
}

/** Reads the properties of `T`, each by itself. */
export function readFields<T extends object>(
  fields: Fields<T>,
  value: unknown,
  at: string,
  required: readonly (keyof T & string)[] = [],
): FieldsReading<T> {
  const names = readable(fields).map(([name]) => name);
  if (!isObject(value)) {
    const { findings } = wrong(value, at, `an object with ${names.join(", ")}`);
    return { values: {}, findings, isWhole: false };
  }
  const readers = new Map<string, Reader<T[keyof T]>>(Object.entries(fields));
  const known = Object.entries(value).filter(([name]) => readers.has(name));
  const unknown = Object.keys(value).filter((name) => !readers.has(name));
  const missing = required.filter((name) => !Object.hasOwn(value, name));
  const read = readEntries(Object.fromEntries(known), at, (name) => readers.get(name) ?? NOT_IN_JSON);
  return {
    // The fields name a reader of the right type for each property.
    values: read.values as Partial<T>,
    findings: [
      ...missing.map((name) => formatMessage({ what: `${at} has no ${name}` })),
      ...unknown.map((name) =>
        formatMessage({
          what: `unknown setting ${at}.${name}`,
          expected: `one of ${names.join(", ")}`,
          nearest: nearest(name, names),
        }),
      ),
      ...read.findings,
    ],
    isWhole: read.isWhole && missing.length === 0,
  };
}

function readEntries<T>(object: object, at: string, readerOf: (name: string) => Reader<T>) {
  const readings = Object.entries(object).map(
    ([name, value]) => [name, readerOf(name).read(value, `${at}.${name}`)] as const,
  );
  const right = readings.flatMap(([name, { value }]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return {
    values: Object.fromEntries(right) as Record<string, T>,
    findings: readings.flatMap(([, { findings }]) => findings),
    isWhole: right.length === readings.length,
  };
}

/** The fields that JSON can say. */
function readable<T extends object>(fields: Fields<T>): [string, Reader<unknown>][] {
  return Object.entries<Reader<unknown>>(fields).filter(([, reader]) => reader.schema !== undefined);
}

function wrong(value: unknown, at: string, expected: string, near?: string): { findings: string[] } {
  return { findings: [formatMessage({ what: at, value, expected, nearest: near })] };
}

export function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
