import { Token } from "cdktf";
import type { Construct } from "constructs";

/**
 * Checks one value when the app is synthesized, together with all other checks. A value that only Terraform knows
 * (a token) is let through.
 */
export function checkValue<T>(scope: Construct, value: T, check: (value: T) => string[]): void {
  scope.node.addValidation({ validate: () => (Token.isUnresolved(value) ? [] : check(value)) });
}
