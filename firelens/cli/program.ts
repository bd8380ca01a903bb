import { styleText } from "node:util";
import { progressLine } from "./progress-line.js";
import { run } from "./run.js";

// Whoever reads the output, such as head, may stop early.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") {
    throw error;
  }
  process.exit();
});

process.exitCode = await run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  stdin: () => process.stdin,
  // Node respects NO_COLOR, FORCE_COLOR and whether the stream is a terminal.
  style: (style, text) => styleText(style, text, { stream: process.stdout }),
  directory: process.cwd(),
  progress: progressLine(process.stderr),
  onInterrupt: (status) => process.once("SIGINT", () => process.exit(status())),
});
