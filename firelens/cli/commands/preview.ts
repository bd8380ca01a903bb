import { renderFluentBitConf } from "../../preview/preview.js";
import { NoFluentBitConfError } from "../../preview/sections.js";
import { parseCommandLine } from "../command-line.js";
import { formatInputError, InputError } from "../input-error.js";
import { readInput } from "../read-input.js";
import { EXIT_STATUS, type Terminal } from "../terminal.js";
import { UsageError } from "../usage-error.js";
import { readDefinition } from "./check.js";

/** What the open ECS agent, from which the preview is made, does not say about Fargate's own. */
const NOTES = `note: made as the open ECS agent makes it; Fargate's own agent is closed, and may differ:
note: - Mem_Buf_Limit of the first input, and whether mode and max-buffer-size become options, cannot be confirmed
note: - outputs and grep filters of several containers come in random order; here it is that of the task definition
`;

export function preview(args: readonly string[], terminal: Terminal): number {
  const { positionals, values } = parseCommandLine(args, ["cluster", "task-arn", "revision"]);
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) {
    throw new UsageError("preview needs one FILE, or - for standard input");
  }
  try {
    const conf = renderFluentBitConf(readDefinition(readInput(file)), {
      cluster: values.cluster,
      taskArn: values["task-arn"],
      revision: values.revision,
    });
    terminal.out(conf);
    terminal.err(NOTES);
    return EXIT_STATUS.clean;
  } catch (error) {
    if (error instanceof InputError) {
      terminal.err(`firelens: ${formatInputError(file, error)}\n`);
      return EXIT_STATUS.unusable;
    }
    if (error instanceof NoFluentBitConfError) {
      terminal.err(`firelens: ${file}: FireLens makes no fluent-bit.conf: ${error.message}\n`);
      return EXIT_STATUS.errors;
    }
    throw error;
  }
}
