/** The longest value that a message shows whole: what is longer is cut, so that a message stays readable. */
const MAX_SHOWN_CHARACTERS = 80;

/** What a message says. */
export interface Message {
  /** What is wrong, in lower case: the setting as the user wrote it, or the fault. */
  readonly what: string;
  /** The value that was given. */
  readonly value?: unknown;
  /** What would be right, in words. */
  readonly expected?: string;
  /** The nearest right answer. */
  readonly nearest?: string | number;
}

/** A message as every finding of the project is written: `what: value; expected …; did you mean …?`. */
export function formatMessage({ what, value, expected, nearest }: Message): string {
  return [
    what,
    value === undefined ? "" : `: ${showValue(value)}`,
    expected === undefined ? "" : `; expected ${expected}`,
    nearest === undefined ? "" : `; did you mean ${nearest}?`,
  ].join("");
}

/** A value as JSON, on one line and cut where it is long. */
export function showValue(value: unknown): string {
  const text =
    typeof value === "string"
      ? JSON.stringify(shorten(value))
      : shorten(JSON.stringify(value) ?? String(value));
  return text.replace(
    // JSON leaves DEL, C1 controls and the line separators as they are; terminals act on them.
    /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** What a message expects of a value that has a few right answers. */
export function oneOf(values: Iterable<string | number>): string {
  const all = [...values];
  return all.length === 1 ? String(all[0]) : `one of ${all.join(", ")}`;
}

function shorten(text: string): string {
  return text.length > MAX_SHOWN_CHARACTERS ? `${text.slice(0, MAX_SHOWN_CHARACTERS)}…` : text;
}
