import type { FluentBitVersion } from "./facts/fluent-bit-version.js";
import { type Finding, formatPath, type JsonPath, type Severity } from "./finding.js";
import { type IgnoredRule, ignoreFindings, overrideSeverities, unusedIgnore } from "./ignore-rules.js";
import { formatMessage } from "./message.js";
import { readTaskModel } from "./model/read-task-model.js";
import type { TaskDefinition } from "./model/task-definition.js";
import type { Container } from "./model/task-model.js";
import type { Problem, Rule } from "./rule.js";
import { RULES } from "./rules/index.js";

/** How a task definition is checked. */
export interface CheckOptions {
  /**
   * True for a value that is decided later, such as a Terraform token: every rule lets it pass. Called with
   * strings, numbers, lists and objects; keys are always known.
   *
   * @default - every value is known
   */
  readonly isUnknown?: (value: unknown) => boolean;
  /**
   * The version of Fluent Bit whose options are known.
   * @default - what the tag of the router's image says
   */
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
    [...rule.check(task)].map((problem) => toFinding(rule, problem, task.containers)),
  );
  const inOrder = found.sort((one, other) => containerIndex(one.jsonPath) - containerIndex(other.jsonPath));
  const { findings, unused } = ignoreFindings(inOrder, ignoreRules);
  return overrideSeverities([...findings, ...unused.map(unusedIgnore)], severities);
}

function toFinding(rule: Rule, problem: Problem, containers: readonly Container[]): Finding {
  const { at, value, expected, nearest, severity = rule.severity } = problem;
  const name = containers[containerIndex(at)]?.name;
  const container = typeof name === "string" ? name : undefined;
  return {
    ruleId: rule.id,
    severity,
    container,
    // The container's name stands for `containerDefinitions[index]`.
    path: formatPath(container === undefined || container === "" ? at : [container, ...at.slice(2)]),
    jsonPath: at,
    message: formatMessage(problem),
    value: value === undefined ? undefined : String(value),
    accepted: expected,
    suggestion: nearest === undefined ? undefined : String(nearest),
  };
}

/** Index of the container that the path leads into; -1 if it leads to the task. */
function containerIndex([first, index]: JsonPath): number {
  return first === "containerDefinitions" && typeof index === "number" ? index : -1;
}
