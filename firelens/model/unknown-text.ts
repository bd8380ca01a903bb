import { isRecord, UNKNOWN } from "./field-reader.js";

/**
 * A text for a value that is decided later, with the expression that decides it. It can stand inside another text, or in
 * JSON: private-use characters around letters, so that no definition has it by chance.
 */
export function unknownText(expression: string): string {
  return `\ue000${Buffer.from(expression.trim()).toString("base64url")}\ue001`;
}

const UNKNOWN_TEXT = /\ue000([\w-]*)\ue001/g;

/** Whether the value is a text in which a part is decided later. */
export function holdsUnknown(value: unknown): value is string {
  return typeof value === "string" && value.search(UNKNOWN_TEXT) !== -1;
}

/** Whether the value is a text of which nothing is known. */
export function isUnknown(value: unknown): boolean {
  return holdsUnknown(value) && value.replace(UNKNOWN_TEXT, "") === "";
}

/** The value, with every text that holds an unknown part replaced by UNKNOWN. */
export function withUnknowns(value: unknown): unknown {
  return mapTexts(value, (text) => (holdsUnknown(text) ? UNKNOWN : text));
}

/** The value, with each unknown part of a text shown by its expression. */
export function withExpressions(value: unknown, show: (expression: string) => string): unknown {
  return mapTexts(value, (text) => showExpressions(text, show));
}

/** The text, with each unknown part shown by its expression. */
export function showExpressions(text: string, show: (expression: string) => string): string {
  return text.replace(UNKNOWN_TEXT, (_, encoded: string) =>
    show(Buffer.from(encoded, "base64url").toString()),
  );
}

function mapTexts(value: unknown, map: (text: string) => unknown): unknown {
  if (typeof value === "string") {
    return map(value);
  }
  if (Array.isArray(value)) {
    return value.map((item) => mapTexts(item, map));
  }
  if (isRecord(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, map)]));
  }
  return value;
}
