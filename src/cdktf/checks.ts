import { Token } from "cdktf";
import type { Construct } from "constructs";

/**
 * Checks one value when the app is synthesized, together with all other checks. A value that only Terraform knows
 * (a token) is let through.
 */
export function checkValue<T>(scope: Construct, value: T, check: (value: T) => string[]): void {
  scope.node.addValidation({ validate: () => (Token.isUnresolved(value) ? [] : check(value)) });
}

/** Checks an option like `checkValue` where it is given. */
export function checkOption<T>(scope: Construct, value: T | undefined, check: (value: T) => string[]): void {
  if (value !== undefined) {
    checkValue(scope, value, check);
  }
}

/** Checks values that belong together like `checkValue`, where all of them are known. */
export function checkTogether<T extends readonly unknown[]>(
  scope: Construct,
  values: readonly [...T],
  check: (...values: T) => string[],
): void {
  scope.node.addValidation({ validate: () => (values.some(Token.isUnresolved) ? [] : check(...values)) });
}
