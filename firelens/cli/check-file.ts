import { dirname } from "node:path";
import { checkTaskDefinition } from "../check.js";
import type { FluentBitVersion } from "../facts/fluent-bit-version.js";
import { type Finding, formatPath, type Severity } from "../finding.js";
import { ignoreFindings, overrideSeverities } from "../ignore-rules.js";
import { InputError } from "../inputs/document.js";
import type { InputFile } from "../inputs/files.js";
import { findDefinitions } from "../inputs/find-definitions.js";
import type { FoundDefinition } from "../inputs/found-definition.js";
import { parseDocument } from "../inputs/read-document.js";
import { readFileText, readStreamText } from "../inputs/read-text.js";
import { RULES } from "../rules/index.js";
import type { Config, ConfigIgnore } from "./config.js";
import type { FileReport, LocatedFinding } from "./report.js";
import type { Terminal } from "./terminal.js";

/** What the command line and the configuration say about every file. */
export interface CheckSettings {
  readonly fluentBit?: FluentBitVersion;
  /** The lowest severity that is reported. */
  readonly lowest: Severity;
  /** Ids of rules that are not reported. */
  readonly ignored: readonly string[];
  /** Ids of the rules that are reported; all if empty. */
  readonly only: readonly string[];
  readonly config: Config;
  /** Gets the ignored rules of the configuration that matched a finding. */
  readonly usedIgnores: Set<ConfigIgnore>;
}

/** What a file looks like that was meant to hold a task definition. */
const MENTIONS_CONTAINERS = /container_?definitions|aws_ecs_task_definition/i;

/** Text of a file, or of standard input for `-`. @param limit of its bytes. @default - that of readFileText */
export async function readInput(file: string, { stdin }: Terminal, limit?: number): Promise<string> {
  return file === "-" ? await readStreamText(stdin(), limit) : readFileText(file, limit);
}

/**
 * Checks every task definition of a file.
 *
 * @returns undefined for a file of a folder that is something else.
 */
export async function checkFile(
  { name: file, isNamed }: InputFile,
  settings: CheckSettings,
  terminal: Terminal,
): Promise<FileReport | undefined> {
  let text = "";
  try {
    text = await readInput(file, terminal);
    return await checkText(file, text, settings);
  } catch (error) {
    if (!(error instanceof InputError)) {
      throw error;
    }
    const isMeant = isNamed || MENTIONS_CONTAINERS.test(text);
    return isMeant ? { file, definitions: 0, findings: [], skipped: [], error } : undefined;
  }
}

async function checkText(file: string, text: string, settings: CheckSettings): Promise<FileReport> {
  const document = await parseDocument(file, text);
  const { definitions, skipped } = findDefinitions(document.value, file === "-" ? "." : dirname(file));
  const findings = definitions.flatMap((found) => checkDefinition(found, file, settings));
  const places = document.locate([
    ...findings.map(({ jsonPath }) => jsonPath),
    ...skipped.map(({ pathInFile }) => pathInFile),
  ]);
  const placeAt = (index: number) => places[index] ?? { line: 1, column: 1 };
  return {
    file,
    definitions: definitions.length,
    findings: findings
      .map((finding, index) => ({ ...finding, ...placeAt(index) }))
      .sort((one, other) => one.line - other.line || one.column - other.column),
    skipped: skipped.map(({ address, reason, isFault }, index) => ({
      address,
      reason,
      isFault,
      ...placeAt(findings.length + index),
    })),
  };
}

/** The findings of one task definition, with paths from the root of the file. */
function checkDefinition(
  { definition, address, pathInFile, isTerraform, isSensitive }: FoundDefinition,
  file: string,
  settings: CheckSettings,
): readonly Omit<LocatedFinding, "line" | "column">[] {
  const { config, usedIgnores } = settings;
  const all = checkTaskDefinition(definition, {
    fluentBit: settings.fluentBit ?? config.fluentBit(file),
    isTerraform,
  });
  const ignores = config.ignores.filter(({ isFor }) => isFor(file));
  const { findings, unused } = ignoreFindings(all, ignores);
  for (const ignore of ignores) {
    if (!unused.includes(ignore)) {
      usedIgnores.add(ignore);
    }
  }
  return select(findings, settings).map((finding) => ({
    ...(isSensitive ? withoutValues(finding) : finding),
    jsonPath: pathInFile(finding.jsonPath),
    ...(address === undefined ? {} : { address }),
  }));
}

/** The findings that are to be reported, with their severities. */
export function select<T extends Finding>(findings: readonly T[], settings: CheckSettings): readonly T[] {
  const { config, ignored, only, lowest } = settings;
  const severities = overrideSeverities(findings, config.severities).map(({ severity }) => severity);
  return findings
    .map((finding, index) => ({ ...finding, severity: severities[index] ?? finding.severity }))
    .filter(
      ({ ruleId, severity }) =>
        !ignored.includes(ruleId) &&
        (only.length === 0 || only.includes(ruleId)) &&
        (lowest === "warning" || severity === "error"),
    );
}

/** What rule a sensitive value goes against, and where: no name and no value of the definition is shown. */
function withoutValues(finding: Finding): Finding {
  const { ruleId, severity, jsonPath } = finding;
  const title = RULES.find(({ id }) => id === ruleId)?.title ?? ruleId;
  return {
    ruleId,
    severity,
    jsonPath,
    path: formatPath(jsonPath),
    message: `${title}: the value is sensitive`,
  };
}
