import type { JsonPath, Severity } from "./finding.js";
import type { Container, TaskModel } from "./model/task-model.js";

/** What is said about a rule. */
export interface RuleDescription {
  readonly id: string;
  readonly severity: Severity;
  /** When an error of this rule is reported as a warning, for a rule that cannot always be sure. */
  readonly warningWhen?: string;
  /** What it catches. */
  readonly title: string;
  /** What happens otherwise. */
  readonly why: string;
  /** Where the fact can be read. */
  readonly source: string;
  /** `terraform`: concerns only what Terraform makes of the task definition. @default - concerns every task */
  readonly category?: "terraform";
}

/** A fact about FireLens, Fluent Bit or ECS that a task definition can go against. */
export interface Rule extends RuleDescription {
  readonly check: (task: TaskModel) => Iterable<Problem>;
}

/** A rule's complaint, from which the finding is made. */
export interface Problem {
  /** Absent if the task as a whole is wrong. */
  readonly container?: Container;
  /** From the root of the task definition. */
  readonly at: JsonPath;
  readonly message: string;
  readonly value?: string;
  readonly accepted?: string;
  readonly suggestion?: string;
  /** False turns an error into a warning; the rule's `warningWhen` says when. */
  readonly isCertain?: boolean;
}

/** Path of a container's field. */
export function fieldOf(container: Container, ...path: JsonPath): JsonPath {
  return ["containerDefinitions", container.index, ...path];
}
