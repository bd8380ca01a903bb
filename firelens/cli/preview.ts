import { dirname } from "node:path";
import { formatInputError, InputError } from "../inputs/document.js";
import { findDefinitions } from "../inputs/find-definitions.js";
import type { FoundDefinition } from "../inputs/found-definition.js";
import { parseDocument } from "../inputs/read-document.js";
import { formatMessage } from "../message.js";
import type { TaskDefinition } from "../model/task-definition.js";
import { renderConfiguration } from "../preview/configuration.js";
import { withPlaceholders } from "../preview/placeholders.js";
import { NoFluentBitConfError } from "../preview/sections.js";
import { readInput } from "./check-file.js";
import { parseCommandLine, UsageError } from "./command-line.js";
import { EXIT_STATUS, type Terminal } from "./terminal.js";

/** What the open ECS agent, from which the preview is made, does not say about Fargate's own. */
const NOTES = `note: made as the open ECS agent makes it; Fargate's own agent is closed, and may differ:
note: - Mem_Buf_Limit of the first input, and whether mode and max-buffer-size become options, cannot be confirmed
note: - outputs and grep filters of several containers come in random order; here it is that of the task definition
`;

export async function preview(args: readonly string[], terminal: Terminal): Promise<number> {
  const { positionals, value, list } = parseCommandLine(args, {
    values: ["address", "cluster", "task-arn", "revision"],
    lists: ["file"],
  });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) {
    throw new UsageError("preview needs one FILE, or - for standard input");
  }
  try {
    const document = await parseDocument(file, await readInput(file, terminal));
    const folder = file === "-" ? "." : dirname(file);
    const { definitions, skipped, objects = [] } = findDefinitions(document.value, folder);
    const [unreadable] = skipped;
    if (definitions.length === 0 && unreadable !== undefined) {
      throw new InputError(`${unreadable.address}: ${unreadable.reason}`);
    }
    const {
      definition,
      withTexts = definition,
      isSensitive,
    } = chooseDefinition(definitions, value("address"));
    if (isSensitive) {
      throw new InputError("the task definition holds sensitive values, which a preview would show");
    }
    const metadata = {
      cluster: value("cluster"),
      taskArn: value("task-arn"),
      revision: value("revision"),
    };
    const contents = new Map([...objects, ...(await namedFiles(list("file"), terminal))]);
    terminal.out(renderConfiguration(withPlaceholders(withTexts) as TaskDefinition, metadata, contents));
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

/** The files of `--file NAME=FILE` by the path or ARN that the router knows them by. */
async function namedFiles(names: readonly string[], terminal: Terminal): Promise<[string, string][]> {
  return await Promise.all(
    names.map(async (name): Promise<[string, string]> => {
      const [, router, local] = /^([^=]+)=(.+)$/.exec(name) ?? [];
      if (router === undefined || local === undefined) {
        const expected = "the path or ARN that the router knows the file by, = and the file here";
        throw new UsageError(formatMessage({ what: "--file", value: name, expected }));
      }
      try {
        return [router, await readInput(local, terminal)];
      } catch (error) {
        throw error instanceof InputError ? new InputError(`--file ${local}: ${error.message}`) : error;
      }
    }),
  );
}

function chooseDefinition(
  definitions: readonly FoundDefinition[],
  address: string | undefined,
): FoundDefinition {
  const [first, ...others] = definitions.filter(
    (found) => address === undefined || found.address === address,
  );
  if (first === undefined || others.length > 0) {
    const addresses = definitions.map((found) => found.address ?? "without an address").join(", ");
    throw new InputError(`a file with several task definitions; expected --address with one of ${addresses}`);
  }
  return first;
}
