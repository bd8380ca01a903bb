type Fields = Readonly<Record<string, unknown>>;

/** What a rule finds wrong, and how it is right. */
export interface RuleExample {
  /**
   * What the two are: the options of a container that logs through FireLens, the fields of such a container, those
   * of the router, or those of the task definition.
   */
  readonly of: "options" | "application" | "router" | "task";
  readonly bad: Fields;
  readonly good: Fields;
}

/** The part of a task definition that the fields stand for, as it is written there. */
export function exampleText(of: RuleExample["of"], fields: Fields): string {
  const part = {
    options: () => ({ logConfiguration: { logDriver: "awsfirelens", options: fields } }),
    application: () => fields,
    router: () => ({ name: "log-router", firelensConfiguration: { type: "fluentbit" }, ...fields }),
    task: () => fields,
  }[of]();
  return JSON.stringify(part, null, 2);
}
