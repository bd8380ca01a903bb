import packageJson from "../../package.json" with { type: "json" };
import { nearest } from "../facts/nearest.js";
import { showValue } from "../message.js";
import { check } from "./commands/check.js";
import { options } from "./commands/options.js";
import { preview } from "./commands/preview.js";
import { rules } from "./commands/rules.js";
import { HELP } from "./help.js";
import { EXIT_STATUS, type Terminal } from "./terminal.js";
import { UsageError } from "./usage-error.js";

const COMMANDS: ReadonlyMap<string, (args: readonly string[], terminal: Terminal) => number> = new Map([
  ["check", check],
  ["preview", preview],
  ["rules", rules],
  ["options", options],
]);

/** Runs a command line and returns its exit status; the terminal gets everything it writes. */
export function run([name, ...args]: readonly string[], terminal: Terminal): number {
  const all = [name, ...args];
  if (all.includes("--help") || all.includes("-h")) {
    terminal.out(HELP);
    return EXIT_STATUS.clean;
  }
  if (name === "--version" || name === "-v") {
    terminal.out(`${packageJson.version}\n`);
    return EXIT_STATUS.clean;
  }
  try {
    return commandOf(name)(args, terminal);
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.err(`firelens: ${error.message}\nfirelens --help says how it is used\n`);
      return EXIT_STATUS.unusable;
    }
    const reason = error instanceof Error ? error.message : String(error);
    terminal.err(`firelens: a fault of this tool: ${reason}\n`);
    return EXIT_STATUS.unusable;
  }
}

function commandOf(name: string | undefined) {
  if (name === undefined) {
    throw new UsageError(`a command is missing; accepted: ${[...COMMANDS.keys()].join(", ")}`);
  }
  const command = COMMANDS.get(name);
  if (command === undefined) {
    const suggestion = nearest(name, [...COMMANDS.keys()]);
    throw new UsageError(
      `there is no command ${showValue(name)}; accepted: ${[...COMMANDS.keys()].join(", ")}${suggestion === undefined ? "" : `; did you mean ${suggestion}?`}`,
    );
  }
  return command;
}
