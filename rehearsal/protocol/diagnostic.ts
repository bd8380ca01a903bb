/** An error that Terraform shows beside the argument at its path. */
export interface Diagnostic {
  /** From the resource's top; a number is an index of a list. A path ends at a set, whose elements have no index. */
  readonly path: readonly (string | number)[];
  readonly summary: string;
  readonly detail?: string;
}
