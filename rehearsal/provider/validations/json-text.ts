import type { Diagnostic } from "../../protocol/diagnostic.js";
import type { ObjectValue } from "../../protocol/value.js";
import type { ConfigValidation } from "./validation.js";

/** An IAM policy must be a JSON object. */
export function validateIamPolicy(attribute: string): ConfigValidation {
  return validateText(attribute, (text) => {
    if (text === "") {
      return `"${attribute}" is an empty string, which is not a valid JSON value`;
    }
    const fault = findJsonFault(text) ?? (isJsonObject(text) ? undefined : "not a JSON object");
    return fault === undefined ? undefined : `"${attribute}" contains an invalid JSON policy: ${fault}`;
  });
}

/** Other policies and event patterns must be JSON. The provider takes an empty text for none. */
export function validateJson(attribute: string): ConfigValidation {
  return validateText(attribute, (text) => {
    const fault = text === "" ? undefined : findJsonFault(text);
    return fault === undefined ? undefined : `"${attribute}" contains an invalid JSON: ${fault}`;
  });
}

function validateText(attribute: string, check: (text: string) => string | undefined): ConfigValidation {
  return (config: ObjectValue): Diagnostic[] => {
    const text = config[attribute];
    const summary = typeof text === "string" ? check(text) : undefined;
    return summary === undefined ? [] : [{ path: [attribute], summary }];
  };
}

function findJsonFault(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function isJsonObject(text: string): boolean {
  const parsed: unknown = JSON.parse(text);
  return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed);
}
