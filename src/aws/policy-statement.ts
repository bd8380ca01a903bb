/** A statement of an IAM policy that allows something. */
export interface PolicyStatement {
  readonly Effect: "Allow";
  readonly Action: readonly string[];
  readonly Resource: string | readonly string[];
}

/** A statement that allows these actions on these resources. */
export function allow(actions: readonly string[], ...resources: readonly string[]): PolicyStatement {
  const [first, ...others] = resources;
  return {
    Effect: "Allow",
    Action: actions,
    Resource: first !== undefined && others.length === 0 ? first : resources,
  };
}
