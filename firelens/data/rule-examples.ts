/** An example of what a rule catches, and of how it is right. */
export interface RuleExample {
  /** What of a task definition is shown: the whole, the container that logs, or the router. */
  readonly of: "task" | "application" | "router";
  readonly bad: Readonly<Record<string, unknown>>;
  readonly good: Readonly<Record<string, unknown>>;
}

/** By rule id. */
export const RULE_EXAMPLES: Readonly<Record<string, RuleExample>> = {};
