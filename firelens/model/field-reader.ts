import type { JsonPath } from "../finding.js";
import { showValue } from "../message.js";

/** A value that is decided later, or one of the wrong type (which is a finding of its own). */
export const UNKNOWN: unique symbol = Symbol("unknown");

/** A field of a definition: its value, absent, or not known. Rules let what is not known pass. */
export type Field<T> = T | undefined | typeof UNKNOWN;

export interface WrongType {
  readonly at: JsonPath;
  readonly message: string;
}

export interface ReadingContext {
  /** True for values that are decided later, such as Terraform tokens. */
  readonly isUnknown: (value: unknown) => boolean;
  readonly wrongTypes: WrongType[];
}

/** Reads the fields of one JSON object and notes those that have the wrong type; null counts as absent. */
export class FieldReader {
  private constructor(
    private readonly record: Readonly<Record<string, unknown>> | typeof UNKNOWN,
    readonly at: JsonPath,
    private readonly context: ReadingContext,
  ) {}

  static of(value: unknown, at: JsonPath, context: ReadingContext): FieldReader {
    return new FieldReader(readRecord(value, at, context), at, context);
  }

  /** False if the whole object is decided later or is none: then every field is UNKNOWN. */
  get isKnown(): boolean {
    return this.record !== UNKNOWN;
  }

  get keys(): readonly string[] {
    return this.record === UNKNOWN ? [] : Object.keys(this.record);
  }

  string(key: string): Field<string> {
    return this.field(key, "a string", (value) => typeof value === "string");
  }

  number(key: string): Field<number> {
    return this.field(key, "a number", (value) => typeof value === "number");
  }

  boolean(key: string): Field<boolean> {
    return this.field(key, "true or false", (value) => typeof value === "boolean");
  }

  stringOrNumber(key: string): Field<string | number> {
    return this.field(
      key,
      "a string or a number",
      (value) => typeof value === "string" || typeof value === "number",
    );
  }

  /** The object's field as an object of its own; undefined if absent. */
  object(key: string): FieldReader | undefined {
    const value = this.raw(key);
    if (value === undefined) {
      return undefined;
    }
    return FieldReader.of(value, [...this.at, key], this.context);
  }

  /** Elements of a list of objects. */
  objects(key: string): Field<readonly FieldReader[]> {
    const list = this.list(key);
    if (list === undefined || list === UNKNOWN) {
      return list;
    }
    return list.map((element, index) => FieldReader.of(element, [...this.at, key, index], this.context));
  }

  list(key: string): Field<readonly unknown[]> {
    return this.field(key, "a list", (value): value is readonly unknown[] => Array.isArray(value));
  }

  private raw(key: string): unknown {
    if (this.record === UNKNOWN) {
      return UNKNOWN;
    }
    return Object.hasOwn(this.record, key) ? (this.record[key] ?? undefined) : undefined;
  }

  private field<T>(key: string, expected: string, is: (value: unknown) => value is T): Field<T> {
    const value = this.raw(key);
    if (value === undefined || is(value)) {
      return value !== undefined && this.context.isUnknown(value) ? UNKNOWN : value;
    }
    if (value !== UNKNOWN && !this.context.isUnknown(value)) {
      this.context.wrongTypes.push({ at: [...this.at, key], message: wrongType(value, expected) });
    }
    return UNKNOWN;
  }
}

function readRecord(value: unknown, at: JsonPath, context: ReadingContext) {
  if (value === UNKNOWN || context.isUnknown(value)) {
    return UNKNOWN;
  }
  if (isRecord(value)) {
    return value;
  }
  context.wrongTypes.push({ at, message: wrongType(value, "an object") });
  return UNKNOWN;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function wrongType(value: unknown, expected: string): string {
  return `${typeName(value)} instead of ${expected}`;
}

function typeName(value: unknown): string {
  if (value === null) {
    return "null";
  }
  if (Array.isArray(value)) {
    return "a list";
  }
  if (typeof value === "object") {
    return "an object";
  }
  return `the ${typeof value} ${typeof value === "string" ? showValue(value) : String(value)}`;
}
