import {
  FLUENT_BIT_VERSIONS,
  type FluentBitVersion,
  nearestFluentBitVersion,
} from "../facts/fluent-bit-version.js";
import { nearest } from "../facts/nearest.js";
import { showValue } from "../message.js";

/** A command line that makes no sense. */
export class UsageError extends Error {}

/** The version that `--fluent-bit` means. */
export function fluentBitOption(value: string | undefined): FluentBitVersion | undefined {
  const version = value === undefined ? undefined : nearestFluentBitVersion(value);
  if (value !== undefined && version === undefined) {
    throw new UsageError(
      `--fluent-bit ${showValue(value)} is no version; known are ${FLUENT_BIT_VERSIONS.join(", ")}, others stand for the nearest`,
    );
  }
  return version;
}

/** The one of the formats that `--format` names. */
export function formatOption<T extends string>(value: string | undefined, formats: readonly [T, ...T[]]): T {
  const format = formats.find((candidate) => candidate === (value ?? formats[0]));
  if (format === undefined) {
    const suggestion = nearest(value ?? "", formats);
    throw new UsageError(
      `there is no --format ${showValue(value ?? "")}; accepted: ${formats.join(", ")}${suggestion === undefined ? "" : `; did you mean ${suggestion}?`}`,
    );
  }
  return format;
}
