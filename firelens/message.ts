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

/** A value as JSON, cut where it is long. */
export function showValue(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > MAX_SHOWN_CHARACTERS ? `${text.slice(0, MAX_SHOWN_CHARACTERS)}…` : text;
}
