import type { Construct } from "constructs";
import { addCheck } from "../cdktf/checks.js";
import { checkNumber, type NumberRange } from "./numbers.js";

/** Checks each option that has a rule of its name, where it is given. */
export function checkNumbers<Option extends string>(
  scope: Construct,
  options: { readonly [Key in NoInfer<Option>]?: number },
  rules: Readonly<Record<Option, NumberRange>>,
): void {
  for (const option in rules) {
    const value = options[option];
    if (value !== undefined) {
      addCheck(scope, [value], (known) => checkNumber({ kind: option, ...rules[option] }, known));
    }
  }
}
