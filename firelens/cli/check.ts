import { checkRuleId, UnknownRuleError, unusedIgnore } from "../ignore-rules.js";
import { InputError } from "../inputs/document.js";
import { inputFiles } from "../inputs/files.js";
import { type CheckSettings, checkFile, select } from "./check-file.js";
import { choiceOption, fluentBitOption, parseCommandLine, UsageError } from "./command-line.js";
import { type ConfigIgnore, readConfig } from "./config.js";
import { type Format, formatGithub, formatJson, formatJunit, formatText } from "./formats.js";
import { count, type FileReport, faults } from "./report.js";
import { formatSarif } from "./sarif.js";
import { EXIT_STATUS, type Terminal } from "./terminal.js";

const FORMATS = {
  text: formatText,
  json: formatJson,
  sarif: formatSarif,
  github: formatGithub,
  junit: formatJunit,
} satisfies Readonly<Record<string, Format>>;

export async function check(args: readonly string[], terminal: Terminal): Promise<number> {
  const { positionals, value, list, flag } = parseCommandLine(args, {
    values: ["config", "fluent-bit", "format", "severity"],
    lists: ["ignore", "only"],
    flags: ["strict"],
  });
  const format =
    FORMATS[choiceOption("format", value("format"), ["text", "json", "sarif", "github", "junit"])];
  const settings: CheckSettings = {
    fluentBit: fluentBitOption(value("fluent-bit")),
    lowest: choiceOption("severity", value("severity"), ["warning", "error"]),
    ignored: list("ignore").map(ruleOption),
    only: list("only").map(ruleOption),
    config: await readConfig(terminal.directory, value("config")),
    usedIgnores: new Set(),
  };
  if (positionals.length === 0) {
    throw new UsageError("check needs a FILE, or - for standard input");
  }

  const reports: FileReport[] = [];
  for (const name of positionals) {
    reports.push(...(await checkName(name, settings, terminal)));
  }
  reports.push(...reportOnConfig(settings, reports));
  terminal.out(format(reports, terminal.style));
  for (const { text } of reports.flatMap(faults)) {
    terminal.err(`firelens: ${text}\n`);
  }
  return exitStatus(reports, flag("strict"));
}

function ruleOption(id: string): string {
  try {
    checkRuleId(id);
    return id;
  } catch (error) {
    throw error instanceof UnknownRuleError ? new UsageError(error.message) : error;
  }
}

/** The reports on what a name of the command line stands for: a file, a folder or a pattern. */
async function checkName(
  name: string,
  settings: CheckSettings,
  terminal: Terminal,
): Promise<readonly FileReport[]> {
  try {
    const reports: FileReport[] = [];
    for (const file of await inputFiles(name)) {
      const report = await checkFile(file, settings, terminal);
      reports.push(...(report === undefined ? [] : [report]));
    }
    if (reports.length === 0) {
      throw new InputError("none of its files holds a task definition");
    }
    return reports;
  } catch (error) {
    if (error instanceof InputError) {
      return [{ file: name, definitions: 0, findings: [], skipped: [], error }];
    }
    throw error;
  }
}

/** The ignored rules of the configuration that found nothing in the files that they are for. */
function reportOnConfig(settings: CheckSettings, reports: readonly FileReport[]): readonly FileReport[] {
  const { config, usedIgnores, only } = settings;
  const isUnused = (ignore: ConfigIgnore) =>
    !usedIgnores.has(ignore) &&
    (only.length === 0 || only.includes(ignore.rule)) &&
    reports.some(({ file, error }) => error === undefined && ignore.isFor(file));
  const unused = config.ignores
    .filter(isUnused)
    .map((ignore) => ({ ...unusedIgnore(ignore), ...ignore.position }));
  const findings = select(unused, settings);
  return findings.length === 0 ? [] : [{ file: config.name, definitions: 0, findings, skipped: [] }];
}

function exitStatus(reports: readonly FileReport[], isStrict: boolean): number {
  if (reports.flatMap(faults).some(({ isError }) => isError)) {
    return EXIT_STATUS.unusable;
  }
  const fails = count(reports, "error") > 0 || (isStrict && count(reports, "warning") > 0);
  return fails ? EXIT_STATUS.errors : EXIT_STATUS.clean;
}
