import { formatMessage } from "../message.js";
import { checkRegex } from "./check-text.js";
import { type LogProcessing, patternText } from "./log-processing.js";

/** What is wrong with the options of a container that become filters, beyond what the filters themselves are checked for. */
export function checkProcessing(at: string, { drop = [], labels = {} }: LogProcessing): string[] {
  return [
    ...drop.flatMap((pattern, index) => checkPattern(`${at}drop[${index}]`, pattern)),
    ...Object.entries(labels).flatMap(([name, value]) => checkLabel(`${at}labels.${name}`, name, value)),
  ];
}

function checkPattern(what: string, pattern: RegExp | string): string[] {
  const text = patternText(pattern);
  if (text === "" || /[\r\n]/.test(text)) {
    return [formatMessage({ what, value: text, expected: "a regular expression on one line" })];
  }
  return checkRegex(what, text);
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

function checkLabel(what: string, name: string, value: string): string[] {
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
  return [];
}
