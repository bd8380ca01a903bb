import packageJson from "../../package.json" with { type: "json" };
import { nearest } from "../facts/nearest.js";
import { InputError } from "../inputs/document.js";
import { formatMessage, oneOf } from "../message.js";
import { check } from "./check.js";
import { UsageError } from "./command-line.js";
import { HELP } from "./help.js";
import { options } from "./options.js";
import { preview } from "./preview.js";
import { review } from "./review.js";
import { rules } from "./rules.js";
import { EXIT_STATUS, type Terminal } from "./terminal.js";

type Command = (args: readonly string[], terminal: Terminal) => number | Promise<number>;

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ["check", check],
  ["preview", preview],
  ["review", review],
  ["rules", rules],
  ["options", options],
  // Loads the AWS SDK.
  ["verify", async (args, terminal) => (await import("./verify.js")).verify(args, terminal)],
]);

/** Runs a command line and returns its exit status; the terminal gets everything it writes. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...others] = args;
  if (args.includes("--help") || args.includes("-h")) {
    terminal.out(HELP);
    return EXIT_STATUS.clean;
  }
  if (name === "--version" || name === "-v") {
    terminal.out(`${packageJson.version}\n`);
    return EXIT_STATUS.clean;
  }
  try {
    return await commandOf(name)(others, terminal);
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.err(`firelens: ${error.message}\nfirelens --help says how it is used\n`);
    } else if (error instanceof InputError) {
      terminal.err(`firelens: ${error.message}\n`);
    } else {
      const reason = error instanceof Error ? error.message : String(error);
      terminal.err(`firelens: a fault of this tool: ${reason}\n`);
    }
    return EXIT_STATUS.unusable;
  }
}

function commandOf(name: string | undefined): Command {
  const names = [...COMMANDS.keys()];
  if (name === undefined) {
    throw new UsageError(formatMessage({ what: "a command is missing", expected: oneOf(names) }));
  }
  const command = COMMANDS.get(name);
  if (command === undefined) {
    throw new UsageError(
      formatMessage({ what: "command", value: name, expected: oneOf(names), nearest: nearest(name, names) }),
    );
  }
  return command;
}
