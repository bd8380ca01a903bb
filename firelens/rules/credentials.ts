import {
  COMMON_CREDENTIAL_OPTIONS,
  CREDENTIAL_HEADERS,
  CREDENTIAL_OPTIONS,
} from "../data/credential-options.js";
import { type FirelensContainer, literalValue, type Option } from "../model/task-model.js";
import type { Rule } from "../rule.js";

/** Credentials in plain sight. */
export const CREDENTIAL_RULES: readonly Rule[] = [
  {
    id: "credential-literal",
    severity: "error",
    title: "a credential as the value of an option",
    why: "everyone who may describe the task definition, or read the Terraform state, can read it",
    source: "AWS: Amazon ECS developer guide, Retrieving secrets for logging configuration (secretOptions)",
    *check({ outputs }) {
      for (const output of outputs) {
        for (const option of output.outputOptions) {
          const value = literalValue(option);
          if (value !== undefined && value.trim() !== "" && isCredential(output, option, value)) {
            yield {
              at: option.at,
              what: `${option.key} holds a credential in plain text`,
              expected: `secretOptions with the name ${option.key} and valueFrom the ARN of a secret or parameter`,
            };
          }
        }
      }
    },
  },
];

function isCredential({ plugin }: FirelensContainer, { name }: Option, value: string): boolean {
  if (plugin === undefined) {
    return false;
  }
  if (name === "header" || name === "http_header") {
    const [header = ""] = value.trim().split(/[\s:]/, 1);
    return CREDENTIAL_HEADERS.includes(header.toLowerCase());
  }
  return COMMON_CREDENTIAL_OPTIONS.includes(name) || (CREDENTIAL_OPTIONS[plugin.name] ?? []).includes(name);
}
