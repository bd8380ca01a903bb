import type { FluentBitVersion } from "./facts/fluent-bit-version.js";
import { type Finding, formatPath, type JsonPath, quote, type Severity } from "./finding.js";
import { type IgnoredRule, ignoreFindings, overrideSeverities, unusedIgnore } from "./ignore-rules.js";
import { readTaskModel } from "./model/read-task-model.js";
import type { TaskDefinition } from "./model/task-definition.js";
import type { Container } from "./model/task-model.js";
import type { Problem, Rule } from "./rule.js";
import { RULES } from "./rules/index.js";

export interface CheckOptions {
  /**
   * True for a value that is decided later, such as a Terraform token: every rule lets it pass. Called with
   * strings, numbers, lists and objects; keys are always known.
   *
   * @default - every value is known
   */
  readonly isUnknown?: (value: unknown) => boolean;
  /** @default - what the tag of the router's image says */
  readonly fluentBit?: FluentBitVersion;
  /**
   * True if the definition comes from Terraform: also reports what makes Terraform's plans differ for ever.
   *
   * @default false
   */
  readonly isTerraform?: boolean;
  /** Rules whose findings are accepted. One that matches no finding is reported as `unused-ignore`. @default - none */
  readonly ignoreRules?: readonly IgnoredRule[];
  /** Severities that replace the rules' own, by rule id. @default - the rules' own */
  readonly severities?: Readonly<Record<string, Severity>>;
}

/**
 * All that is wrong with the task definition, in the order of its containers. Takes content of any shape: what
 * has the wrong type is a finding, not an exception.
 *
 * @throws UnknownRuleError if ignoreRules or severities name a rule that there is not.
 */
export function checkTaskDefinition(definition: TaskDefinition, options: CheckOptions = {}): Finding[] {
  const { isTerraform = false, ignoreRules = [], severities = {} } = options;
  const task = readTaskModel(definition, options);
  const rules = RULES.filter(({ category }) => category !== "terraform" || isTerraform);
  const found = rules.flatMap((rule) =>
    [...rule.check(task)].map((problem) => ({
      finding: toFinding(rule, problem),
      index: problem.container?.index ?? -1,
    })),
  );
  const inOrder = found.sort((one, other) => one.index - other.index).map(({ finding }) => finding);
  const { findings, unused } = ignoreFindings(inOrder, ignoreRules);
  return overrideSeverities([...findings, ...unused.map(unusedIgnore)], severities);
}

function toFinding(rule: Rule, problem: Problem): Finding {
  const { container, at, value, accepted, suggestion, isCertain = true } = problem;
  return {
    ruleId: rule.id,
    severity: isCertain ? rule.severity : "warning",
    container: typeof container?.name === "string" ? container.name : undefined,
    path: formatPath(container === undefined ? at : pathInContainer(container, at)),
    jsonPath: at,
    message: messageOf(problem),
    value,
    accepted,
    suggestion,
  };
}

/** The container's name stands for `containerDefinitions[index]`. */
function pathInContainer({ name }: Container, at: JsonPath): JsonPath {
  return typeof name === "string" && name !== "" ? [name, ...at.slice(2)] : at;
}

function messageOf({ message, value, accepted, suggestion }: Problem): string {
  return [
    message,
    value === undefined ? "" : `: ${quote(value)}`,
    accepted === undefined ? "" : `; accepted: ${accepted}`,
    suggestion === undefined ? "" : `; did you mean ${suggestion}?`,
  ].join("");
}
