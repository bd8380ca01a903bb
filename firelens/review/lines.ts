import type { Section } from "./entry.js";

const INDENT = "    ";

/** What a terminal or a page would act on: control characters, and those that turn the direction of writing. */
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu;

/** The lines of a section. The sign of an entry is its first character; its details are indented. */
export function linesOf({ entries }: Section): readonly string[] {
  return entries.flatMap(({ sign, text, details = [] }) =>
    [`${sign} ${text}`, ...details.map((detail) => `${INDENT}${detail}`)].map(visible),
  );
}

function visible(line: string): string {
  return line.replace(CONTROLS, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
