import { Token } from "cdktf";
import type { Construct } from "constructs";

/** A list of values, of which some may be absent. */
type Optional<T extends readonly unknown[]> = { readonly [K in keyof T]: T[K] | undefined };

/**
 * Checks values when the app is synthesized, together with all other checks. While one of them is absent or known to
 * Terraform alone (a token), there is nothing to check.
 */
export function addCheck<T extends readonly unknown[]>(
  scope: Construct,
  values: Optional<T>,
  check: (...values: T) => string[],
): void {
  scope.node.addValidation({ validate: () => (areKnown(values) ? check(...values) : []) });
}

/** Reports findings when the app is synthesized, together with those of all checks. */
export function addFindings(scope: Construct, findings: () => string[]): void {
  scope.node.addValidation({ validate: findings });
}

function areKnown<T extends readonly unknown[]>(values: Optional<T>): values is T {
  return values.every((value) => value !== undefined && !Token.isUnresolved(value));
}
