import { formatPath, type JsonPath } from "../finding.js";
import { isRecord, UNKNOWN } from "../model/field-reader.js";
import { type Fields, isAbsent, isSameValue, SensitiveValue } from "./values.js";

/** One value that differs; undefined where it is absent. */
export interface FieldChange {
  /** Such as `environment.LEVEL`. */
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** The values that differ, objects field by field. */
export function differences(before: unknown, after: unknown, path: JsonPath = []): readonly FieldChange[] {
  if (isObject(before) && isObject(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].flatMap((name) => differences(before[name], after[name], [...path, name]));
  }
  if (after !== UNKNOWN && (isSameValue(before, after) || (isEmpty(before) && isEmpty(after)))) {
    return [];
  }
  // An object that is new, or gone, is shown by its fields.
  if (isObject(after) && isAbsent(before)) {
    return differences({}, after, path);
  }
  if (isObject(before) && isAbsent(after)) {
    return differences(before, {}, path);
  }
  return [{ field: formatPath(path), before, after }];
}

/** True for an object whose fields may be compared. */
function isObject(value: unknown): value is Fields {
  return isRecord(value) && !(value instanceof SensitiveValue);
}

/** True for what Terraform and AWS take for not given. */
function isEmpty(value: unknown): boolean {
  return isAbsent(value) || ((Array.isArray(value) || isObject(value)) && Object.keys(value).length === 0);
}
