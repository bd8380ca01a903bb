import { exitOnSignals } from "../process.js";
import { SynthesisError } from "../synthesize.js";
import { findTerraform } from "../terraform-cli.js";
import { type CommandLine, callerFolders, parseCommandLine } from "./command-line.js";
import { type CommandName, helpText } from "./flags.js";

/** Runs a command. An error is a message on stderr and exit code 1; an interruption leaves nothing behind. */
export async function main(
  command: CommandName,
  act: (commandLine: CommandLine) => Promise<void>,
): Promise<void> {
  exitOnSignals();
  try {
    const commandLine = parseCommandLine(command, process.argv.slice(2), callerFolders());
    if (commandLine.help) {
      console.log(helpText(command));
      return;
    }
    // A missing Terraform CLI is reported before the app is synthesized.
    findTerraform();
    await act(commandLine);
  } catch (error) {
    reportError(error);
  }
}

/** Prints an error as its message and sets exit code 1. */
export function reportError(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  console.error(error instanceof SynthesisError ? message : `rehearsal: ${message}`);
  process.exitCode = 1;
}
