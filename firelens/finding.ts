export type Severity = "error" | "warning";

/** Keys and indexes that lead to a value, such as `["logConfiguration", "options", "Name"]`. */
export type JsonPath = readonly (string | number)[];

/** One thing that is wrong with a task definition. */
export interface Finding {
  readonly ruleId: string;
  readonly severity: Severity;
  /** Name of the container; absent if the finding is about the task. */
  readonly container?: string;
  /** Where, for people: `app.logConfiguration.options.Name`. */
  readonly path: string;
  /** Where, for programs: from the root of the task definition. */
  readonly jsonPath: JsonPath;
  /** What is wrong, the value, what is accepted and the nearest right answer, in one line. */
  readonly message: string;
  /** The offending value; never that of a credential. */
  readonly value?: string;
  readonly accepted?: string;
  readonly suggestion?: string;
}

/** `error missing-name app.logConfiguration.options.Name: option Name is missing`. */
export function formatFinding(finding: Finding): string {
  return `${finding.severity} ${finding.ruleId} ${finding.path}: ${finding.message}`;
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
      text += text === "" ? quote(part) : `[${quote(part)}]`;
    }
  }
  return text;
}

const MAX_QUOTE_LENGTH = 80;

/** The value in double quotes, on one line and cut to a length that a terminal shows. */
export function quote(value: string): string {
  const shown = value.length > MAX_QUOTE_LENGTH ? `${value.slice(0, MAX_QUOTE_LENGTH)}…` : value;
  return JSON.stringify(shown).replace(
    // JSON leaves DEL, C1 controls and the line separators as they are; terminals act on them.
    /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
