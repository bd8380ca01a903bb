import type { FluentBitVersion } from "../facts/fluent-bit-version.js";
import { formatMessage } from "../message.js";
import { checkMultilineName, checkParserName } from "./check-parsers.js";
import { checkLine, checkRegex } from "./check-text.js";
import { optionOf } from "./config-file.js";
import { type LogProcessing, patternText, SHORTHAND_PARSERS } from "./log-processing.js";
import type { RouterConfig } from "./router-config.js";
import { quoteWord } from "./words.js";

/** What is wrong with the options of a container that become filters; empty when nothing is. */
export function checkProcessing(
  at: string,
  { multiline = [], drop = [], parse, labels = {} }: LogProcessing,
  config: RouterConfig,
  version: FluentBitVersion | undefined,
): string[] {
  const parsers = [...Object.keys(SHORTHAND_PARSERS), ...(config.parsers ?? []).map(({ name }) => name)];
  const parsersFile = optionOf(config.service ?? {}, "parsers_file");
  return [
    ...[multiline]
      .flat()
      .flatMap((name) => checkMultilineName(`${at}multiline`, name, config.multilineParsers ?? [], version)),
    ...drop.flatMap((pattern, index) => checkPattern(`${at}drop[${index}]`, pattern, version)),
    ...(parse === undefined ? [] : checkParserName(`${at}parse`, parse, parsers, parsersFile)),
    ...Object.entries(labels).flatMap(([name, value]) =>
      checkLabel(`${at}labels.${name}`, name, value, version),
    ),
  ];
}

function checkPattern(
  what: string,
  pattern: RegExp | string,
  version: FluentBitVersion | undefined,
): string[] {
  const text = patternText(pattern);
  if (text === "" || /[\r\n]/.test(text)) {
    return [formatMessage({ what, value: text, expected: "a regular expression on one line" })];
  }
  return [...checkRegex(what, text), ...checkLine(what, text, "Exclude log", version)];
}

/** The fields that FireLens and Docker add to each record. JSON has the last value of a field that is there twice. */
const OWN_FIELDS: readonly string[] = [
  "container_id",
  "container_name",
  "ecs_cluster",
  "ecs_task_arn",
  "ecs_task_definition",
  "log",
  "source",
];

function checkLabel(
  what: string,
  name: string,
  value: string,
  version: FluentBitVersion | undefined,
): string[] {
  if (OWN_FIELDS.includes(name)) {
    return [formatMessage({ what, expected: "a name that is none of FireLens' own fields" })];
  }
  if (!/^[^\s"]+$/.test(name)) {
    return [formatMessage({ what, expected: "a name without blanks and quotes" })];
  }
  if (value.trim() === "" || /[\r\n]/.test(value) || /(?=.*[ "]).*\\$/.test(value)) {
    const expected = "text on one line that does not end with a backslash";
    return [formatMessage({ what, value, expected })];
  }
  return checkLine(what, quoteWord(value), `Record ${name}`, version);
}
