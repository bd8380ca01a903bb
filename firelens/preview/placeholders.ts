import { isRecord, UNKNOWN } from "../model/field-reader.js";
import { holdsUnknown, showExpressions } from "../model/unknown-text.js";

/** The fields whose text a preview shows. */
const TEXTS = ["name", "family", "value"];

/** The definition with `<unknown>`, or the expression, for names, values and options that are decided later. */
export function withPlaceholders(value: unknown, isText = false): unknown {
  if (value === UNKNOWN) {
    return isText ? "<unknown>" : value;
  }
  if (holdsUnknown(value)) {
    return isText ? showPlaceholders(value) : UNKNOWN;
  }
  if (Array.isArray(value)) {
    return value.map((item) => withPlaceholders(item));
  }
  if (isRecord(value)) {
    const fields = Object.entries(value);
    return Object.fromEntries(
      fields.map(([key, item]) => [
        key,
        isRecord(item) && key === "options"
          ? Object.fromEntries(
              Object.entries(item).map(([name, option]) => [name, withPlaceholders(option, true)]),
            )
          : withPlaceholders(item, TEXTS.includes(key)),
      ]),
    );
  }
  return value;
}

/** The text with `<expression>` for what is decided later. */
export function showPlaceholders(text: string): string {
  return showExpressions(text, (expression) => `<${expression}>`);
}
