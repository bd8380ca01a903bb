import { createHash } from "node:crypto";
import { ExpressionError } from "./hcl-scanner.js";

/** A value inside a text. */
export function textOf(value: unknown): string {
  if (typeof value === "object" && value !== null) {
    throw new ExpressionError("a list or an object inside a text");
  }
  return String(value);
}

type Functions = Readonly<Record<string, (args: readonly unknown[]) => unknown>>;

/** Functions that leave what is unknown in a text where it is. */
export const TEXT_FUNCTIONS: Functions = {
  jsonencode: ([value]) => JSON.stringify(value),
  tostring: ([value]) => textOf(value),
  trimprefix: ([text, prefix]) =>
    typeof text === "string" && text.startsWith(String(prefix)) ? text.slice(String(prefix).length) : text,
  trimsuffix: ([text, suffix]) =>
    typeof text === "string" && text.endsWith(String(suffix))
      ? text.slice(0, text.length - String(suffix).length)
      : text,
};

/** Functions of values that are known. */
export const FUNCTIONS: Functions = {
  tonumber: ([value]) => Number(value),
  sha256: ([text]) => createHash("sha256").update(String(text)).digest("hex"),
  substr: ([text, offset, length]) =>
    // Terraform counts what a reader sees as one character.
    typeof text === "string" && /^[ -~]*$/.test(text) && Number(offset) >= 0 && Number(length) >= 0
      ? text.substring(Number(offset), Number(offset) + Number(length))
      : undefined,
};

/** Operators of numbers. */
export const OPERATORS: Readonly<Record<string, (one: number, other: number) => number>> = {
  "+": (one, other) => one + other,
  "-": (one, other) => one - other,
  "*": (one, other) => one * other,
  "/": (one, other) => one / other,
  "%": (one, other) => one % other,
};
