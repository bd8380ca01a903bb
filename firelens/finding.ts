import { showValue } from "./message.js";

/** An error keeps the router from starting, loses logs or exposes a secret; a warning is the rest. */
export type Severity = "error" | "warning";

/** Keys and indexes that lead to a value, such as `["logConfiguration", "options", "Name"]`. */
export type JsonPath = readonly (string | number)[];

/** One thing that is wrong with a task definition. */
export interface Finding {
  /** The id of the rule, as `firelens rules` lists it. */
  readonly ruleId: string;
  /** How bad it is. */
  readonly severity: Severity;
  /** Name of the container; absent if the finding is about the task. */
  readonly container?: string;
  /** Where, for people: `app.logConfiguration.options.Name`. */
  readonly path: string;
  /** Where, for programs: from the root of the task definition. */
  readonly jsonPath: JsonPath;
  /** What is wrong, the value, what is expected and the nearest right answer, in one line. */
  readonly message: string;
  /** The offending value; never that of a credential. */
  readonly value?: string;
  /** What would be right, in words. */
  readonly accepted?: string;
  /** The nearest right answer. */
  readonly suggestion?: string;
}

/** `error missing-name app.logConfiguration.options.Name: option Name is missing`. */
export function formatFinding(finding: Finding): string {
  const { severity, ruleId, path, message } = finding;
  return `${severity} ${ruleId} ${path === "" ? "" : `${path}: `}${message}`;
}

const PLAIN_KEY = /^[\w.$@-]+$/;

/** Path as text. Keys with spaces, brackets or control characters are quoted, so it stays one line. */
export function formatPath(path: JsonPath): string {
  let text = "";
  for (const part of path) {
    if (typeof part === "number") {
      text += `[${part}]`;
    } else if (PLAIN_KEY.test(part)) {
      text += text === "" ? part : `.${part}`;
    } else {
      text += text === "" ? showValue(part) : `[${showValue(part)}]`;
    }
  }
  return text;
}
