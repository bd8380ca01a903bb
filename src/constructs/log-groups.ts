/** The log groups of one deployment. */
export interface LogGroups {
  /** Where the application's logs go. */
  readonly application: string;
  /** Where the router's own logs go. */
  readonly router: string;
}

/**
 * The log groups of the deployment `name`. The article gives the router's a name without any of the deployment's:
 * it stays so for the article's own name, others get one of theirs.
 */
export function logGroups(name: string): LogGroups {
  return {
    application: `${name}-cloudwatch`,
    router: name === "fluent-bit" ? "firelens-container" : `${name}-firelens-container`,
  };
}
