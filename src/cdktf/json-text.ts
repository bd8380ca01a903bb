import { Token } from "cdktf";
import { escapeTemplate, TOKEN_MARKER } from "./escape.js";

/** How the values that only Terraform knows are written in a JSON text. */
export interface TokenNotation {
  /** In the place of a whole value, quotes included. */
  readonly whole: (token: string) => string;
  /** Within a string. */
  readonly part: (token: string) => string;
  /** Spaces that a level is indented by; all in one line where absent. */
  readonly indent?: number;
}

/** A string that is nothing but a token. A quote that a backslash precedes belongs to a string's content. */
const WHOLE_TOKEN = `(?<!\\\\)"(${TOKEN_MARKER.source})"`;
const ANY_TOKEN = new RegExp(`${WHOLE_TOKEN}|${TOKEN_MARKER.source}`, "g");

/**
 * `value` as the text of a JSON document in which Terraform sees no template but those of the notation: literals are
 * escaped, and tokens of any type stand as the notation says.
 */
export function jsonText(value: unknown, notation: TokenNotation): string {
  const literal = escapeTemplate(JSON.stringify(markTokens(value), null, notation.indent));
  return literal.replace(ANY_TOKEN, (text, whole?: string) =>
    whole === undefined ? notation.part(text) : notation.whole(whole),
  );
}

function markTokens(value: unknown): unknown {
  if (typeof value === "string") {
    return value;
  }
  if (Token.isUnresolved(value)) {
    return Token.asString(value);
  }
  if (Array.isArray(value)) {
    return value.map(markTokens);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, markTokens(part)]));
}
