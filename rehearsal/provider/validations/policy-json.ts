import type { Diagnostic } from "../../protocol/diagnostic.js";
import { type ObjectValue, stringAt } from "../../protocol/value.js";
import type { ConfigValidation } from "./validation.js";

/** An IAM policy must be a JSON object. */
export function validatePolicyJson(attribute: string): ConfigValidation {
  return (config: ObjectValue): Diagnostic[] => {
    const text = stringAt(config, attribute);
    const problem = text === undefined ? undefined : jsonObjectProblem(text);
    return problem === undefined
      ? []
      : [{ path: [attribute], summary: `"${attribute}" contains an invalid JSON policy: ${problem}` }];
  };
}

function jsonObjectProblem(text: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    const isObject = typeof parsed === "object" && parsed !== null && !Array.isArray(parsed);
    return isObject ? undefined : "not a JSON object";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
