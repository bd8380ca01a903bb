import { parseArgs } from "node:util";
import {
  FLUENT_BIT_VERSIONS,
  type FluentBitVersion,
  nearestFluentBitVersion,
} from "../facts/fluent-bit-version.js";
import { nearest } from "../facts/nearest.js";
import { formatMessage, oneOf } from "../message.js";

/** A command line that makes no sense. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** The options that a command has, without the dashes. */
export interface CommandOptions {
  /** With a value. */
  readonly values?: readonly string[];
  /** With a value, and repeatable. */
  readonly lists?: readonly string[];
  /** Without a value. */
  readonly flags?: readonly string[];
}

export interface CommandLine {
  readonly positionals: readonly string[];
  readonly value: (name: string) => string | undefined;
  readonly list: (name: string) => readonly string[];
  readonly flag: (name: string) => boolean;
}

/**
 * Options, and positionals.
 *
 * @throws UsageError for an unknown option, one without its value, or a flag with one.
 */
export function parseCommandLine(
  args: readonly string[],
  { values = [], lists = [], flags = [] }: CommandOptions,
): CommandLine {
  const config = {
    args: [...args],
    options: Object.fromEntries([
      ...values.map((name) => [name, { type: "string" as const }]),
      ...lists.map((name) => [name, { type: "string" as const, multiple: true }]),
      ...flags.map((name) => [name, { type: "boolean" as const }]),
    ]) as Record<string, { type: "string" | "boolean"; multiple?: boolean }>,
    allowPositionals: true,
  };
  try {
    const parsed = parseArgs(config);
    const all = new Map(Object.entries(parsed.values));
    return {
      positionals: parsed.positionals,
      value: (name) => [all.get(name)].flat().find((value) => typeof value === "string"),
      list: (name) => [all.get(name)].flat().filter((value) => typeof value === "string"),
      flag: (name) => all.get(name) === true,
    };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(usageFault(message, [...values, ...lists, ...flags], flags));
  }
}

/** Node's message without its advice, in this tool's style. */
function usageFault(message: string, options: readonly string[], flags: readonly string[]): string {
  const [, name = ""] = /'-{0,2}([^\s'=]*)/.exec(message) ?? [];
  if (flags.includes(name)) {
    return `--${name} takes no value`;
  }
  if (!message.startsWith("Unknown option")) {
    return `--${name} needs a value`;
  }
  const suggestion = nearest(name, options);
  return formatMessage({
    what: `unknown option ${name.length === 1 ? "-" : "--"}${name}`,
    nearest: suggestion && `--${suggestion}`,
  });
}

/** The version that `--fluent-bit` means. */
export function fluentBitOption(value: string | undefined): FluentBitVersion | undefined {
  const version = value === undefined ? undefined : nearestFluentBitVersion(value);
  if (value !== undefined && version === undefined) {
    const expected = `a version: ${FLUENT_BIT_VERSIONS.join(", ")}, or another, for which the nearest stands`;
    throw new UsageError(formatMessage({ what: "--fluent-bit", value, expected }));
  }
  return version;
}

/** The one of the words that an option names; the first if it is not given. */
export function choiceOption<T extends string>(
  option: string,
  value: string | undefined,
  choices: readonly [T, ...T[]],
): T {
  const choice = choices.find((candidate) => candidate === (value ?? choices[0]));
  if (choice === undefined) {
    throw new UsageError(
      formatMessage({
        what: `--${option}`,
        value,
        expected: oneOf(choices),
        nearest: nearest(value ?? "", choices),
      }),
    );
  }
  return choice;
}
