import type { JsonPath, Severity } from "./finding.js";
import type { Message } from "./message.js";
import type { Container, TaskModel } from "./model/task-model.js";

/** What is said about a rule. */
export interface RuleDescription {
  readonly id: string;
  readonly severity: Severity;
  /** When an error of this rule is only a warning. */
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

/** What a rule finds. */
export interface Problem extends Message {
  /** Path from the root of the task definition. */
  readonly at: JsonPath;
  /** Another severity than the rule's, which its `warningWhen` explains. @default - the rule's */
  readonly severity?: Severity;
}

/** Path of a container's field. */
export function fieldOf(container: Container, ...path: JsonPath): JsonPath {
  return ["containerDefinitions", container.index, ...path];
}
