import { exitOnSignals } from "../terraform/on-exit.js";
import { type CommandLine, callerFolders, parseCommandLine } from "./command-line.js";

/** Runs an entry point: an error is a message on stderr and exit code 1, an interruption leaves nothing. */
export async function main(act: (commandLine: CommandLine) => Promise<void>): Promise<void> {
  exitOnSignals();
  try {
    await act(parseCommandLine(process.argv.slice(2), callerFolders()));
  } catch (error) {
    console.error(`rehearsal: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
