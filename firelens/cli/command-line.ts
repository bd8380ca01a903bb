import { type ParseArgsConfig, parseArgs } from "node:util";
import { nearest } from "../facts/nearest.js";
import { UsageError } from "./usage-error.js";

export interface CommandLine {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | undefined>>;
}

/**
 * Options with a value, and positionals.
 *
 * @param options the options' names without the dashes.
 * @throws UsageError for an unknown option or one without a value.
 */
export function parseCommandLine(args: readonly string[], options: readonly string[]): CommandLine {
  const config = {
    args: [...args],
    options: Object.fromEntries(options.map((name) => [name, { type: "string" as const }])),
    allowPositionals: true,
  } satisfies ParseArgsConfig;
  try {
    const { positionals, values } = parseArgs(config);
    return { positionals, values };
  } catch (error) {
    throw new UsageError(usageFault(error instanceof Error ? error.message : String(error), options));
  }
}

/** Node's message without its advice, in this tool's style. */
function usageFault(message: string, options: readonly string[]): string {
  const [, name = ""] = /'-{0,2}([^\s'=]*)/.exec(message) ?? [];
  if (!message.startsWith("Unknown option")) {
    return `--${name} needs a value`;
  }
  const suggestion = nearest(name, options);
  return `unknown option ${name.length === 1 ? "-" : "--"}${name}${suggestion === undefined ? "" : `; did you mean --${suggestion}?`}`;
}
