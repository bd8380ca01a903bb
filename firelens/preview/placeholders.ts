import { isRecord, UNKNOWN } from "../model/field-reader.js";

/** The definition with `<unknown>` for names and options that are decided later. */
export function withPlaceholders(value: unknown, isText = false): unknown {
  if (value === UNKNOWN) {
    return isText ? "<unknown>" : value;
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
          : withPlaceholders(item, key === "name" || key === "family"),
      ]),
    );
  }
  return value;
}
