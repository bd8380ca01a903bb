import type { JsonPath } from "../finding.js";

/** A place in a text; both count from 1. */
export interface Position {
  readonly line: number;
  /** In UTF-16 code units, as editors count. */
  readonly column: number;
}

/** A parsed file. */
export interface Document {
  /** What the file says, as JSON.parse would give it; what the short form of an intrinsic function stands for is UNKNOWN. */
  readonly value: unknown;
  /** Where the values stand. The place of one that is absent is that of the nearest value around it. */
  readonly locate: (paths: readonly JsonPath[]) => readonly Position[];
}

/** Input that cannot be read, with the place if there is one. */
export class InputError extends Error {
  override readonly name = "InputError";

  constructor(
    message: string,
    readonly position?: Position,
  ) {
    super(message);
  }
}

/** `file.json:3:14: message`. */
export function formatInputError(file: string, { message, position }: InputError): string {
  return `${file}${position === undefined ? "" : `:${position.line}:${position.column}`}: ${message}`;
}
