import {
  COMMON_CREDENTIAL_OPTIONS,
  CREDENTIAL_NAME,
  CREDENTIAL_OPTIONS,
} from "../data/credential-options.js";
import { hasCredentialInAddress, hasCredentialInHeader, isHeaderOption } from "../facts/credentials.js";
import { findOption } from "../facts/plugins.js";
import { type FirelensContainer, literalValue, type Option } from "../model/task-model.js";
import type { Rule } from "../rule.js";

/** What an option holds that is a credential. */
type Credential = "value" | "header" | "address";

/** Credentials in plain sight. */
export const CREDENTIAL_RULES: readonly Rule[] = [
  {
    id: "credential-literal",
    severity: "error",
    title: "a credential as the value of an option, in a header or in an address",
    why: "everyone who may describe the task definition, or read the Terraform state, can read it",
    source: "AWS: Amazon ECS developer guide, Retrieving secrets for logging configuration (secretOptions)",
    *check({ outputs }) {
      for (const output of outputs) {
        for (const option of output.outputOptions) {
          const value = literalValue(option)?.trim() ?? "";
          const credential = value === "" ? undefined : credentialIn(output, option, value);
          if (credential !== undefined) {
            yield {
              at: option.at,
              what: `${option.key} holds a credential in plain text`,
              expected: `secretOptions with the name ${option.key} and valueFrom the ARN of ${SECRETS[credential]}`,
            };
          }
        }
      }
    },
  },
];

const SECRETS: Readonly<Record<Credential, string>> = {
  value: "a secret or parameter",
  header: "a secret or parameter that holds the header's name, a space and its value",
  address: "a secret or parameter that holds the whole value",
};

function credentialIn(
  { plugin }: FirelensContainer,
  { key, name }: Option,
  value: string,
): Credential | undefined {
  if (isHeaderOption(name)) {
    return hasCredentialInHeader(name, value) ? "header" : undefined;
  }
  if (hasCredentialInAddress(value)) {
    return "address";
  }
  const isKnown = plugin !== undefined && findOption(plugin, name) !== undefined && !plugin.isVendors;
  const isListed =
    plugin !== undefined &&
    (COMMON_CREDENTIAL_OPTIONS.includes(name) || (CREDENTIAL_OPTIONS[plugin.name] ?? []).includes(name));
  return isListed || (!isKnown && CREDENTIAL_NAME.test(key)) ? "value" : undefined;
}
