import { checkTaskDefinition } from "../../check.js";
import type { FluentBitVersion } from "../../facts/fluent-bit-version.js";
import { taskDefinitionIn } from "../../model/task-definition-json.js";
import { parseCommandLine } from "../command-line.js";
import { formatJson } from "../formats/json.js";
import type { FileReport, Format } from "../formats/report.js";
import { formatSarif } from "../formats/sarif.js";
import { formatText } from "../formats/text.js";
import { formatInputError, InputError } from "../input-error.js";
import { parseJson } from "../parse-json.js";
import { readInput } from "../read-input.js";
import { EXIT_STATUS, type Terminal } from "../terminal.js";
import { fluentBitOption, formatOption, UsageError } from "../usage-error.js";

const FORMATS: Readonly<Record<"text" | "json" | "sarif", Format>> = {
  text: formatText,
  json: formatJson,
  sarif: formatSarif,
};

export function check(args: readonly string[], terminal: Terminal): number {
  const { positionals: files, values } = parseCommandLine(args, ["format", "fluent-bit"]);
  const format = FORMATS[formatOption(values.format, ["text", "json", "sarif"])];
  const fluentBit = fluentBitOption(values["fluent-bit"]);
  if (files.length === 0) {
    throw new UsageError("check needs a FILE, or - for standard input");
  }

  const reports = files.map((file) => checkFile(file, fluentBit));
  terminal.out(format(reports));
  for (const { file, error } of reports) {
    if (error !== undefined) {
      terminal.err(`firelens: ${formatInputError(file, error)}\n`);
    }
  }
  if (reports.some(({ error }) => error !== undefined)) {
    return EXIT_STATUS.unusable;
  }
  const hasErrors = reports.some(({ findings }) => findings.some(({ severity }) => severity === "error"));
  return hasErrors ? EXIT_STATUS.errors : EXIT_STATUS.clean;
}

function checkFile(file: string, fluentBit: FluentBitVersion | undefined): FileReport {
  let text = "";
  try {
    text = readInput(file);
    return { file, text, findings: checkTaskDefinition(readDefinition(text), { fluentBit }) };
  } catch (error) {
    if (error instanceof InputError) {
      return { file, text, findings: [], error };
    }
    throw error;
  }
}

/** @throws InputError if the text is not JSON or no task definition. */
export function readDefinition(text: string) {
  const json = parseJson(text);
  try {
    return taskDefinitionIn(json);
  } catch (error) {
    throw new InputError(error instanceof Error ? error.message : String(error), 1, 1);
  }
}
