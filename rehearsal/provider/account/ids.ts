import { createHash } from "node:crypto";

/** Deterministic ids in AWS' formats, of at most 32 characters: equal sources give equal ids. */

export function hex(source: string, length: number): string {
  return createHash("sha256").update(source).digest("hex").slice(0, length);
}

/** Digits from 1 to 9: the numbers in AWS' DNS names start with no zero. */
export function digits(source: string, length: number): string {
  return pick(source, length, "123456789");
}

export function upper(source: string, length: number): string {
  return pick(source, length, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
}

export function uuid(source: string): string {
  return hex(source, 32).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, "$1-$2-4$3-a$4-$5");
}

function pick(source: string, length: number, alphabet: string): string {
  const bytes = createHash("sha256").update(source).digest().subarray(0, length);
  return Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join("");
}
