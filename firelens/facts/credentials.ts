import {
  COMMON_CREDENTIAL_OPTIONS,
  CREDENTIAL_NAME,
  CREDENTIAL_OPTIONS,
  CREDENTIAL_PATHS,
} from "../data/credential-options.js";

/** Options that hold a header. */
const HEADERS = ["header", "headers", "http_header"];

/** What stands for a credential that is elsewhere: a variable of Fluent Bit, or an ARN. */
const REFERENCE = /^(?:\$\{[^}]*\}|arn:\S+)$/;

const ALL_CREDENTIAL_OPTIONS = new Set([
  ...COMMON_CREDENTIAL_OPTIONS,
  ...Object.values(CREDENTIAL_OPTIONS).flat(),
]);

/** True for the name of an option whose value is a header, in lower case. */
export function isHeaderOption(name: string): boolean {
  return HEADERS.includes(name);
}

/** True if the value of a header option sends a credential. @param name of the option, in lower case */
export function hasCredentialInHeader(name: string, value: string): boolean {
  const headers = name === "headers" ? value.match(/[\w-]+(?="?\s*[:=])/g) : value.match(/^[^\s:]+/);
  return headers?.some((header) => CREDENTIAL_NAME.test(header)) ?? false;
}

/** A password before the host, a token in the query, or a path that is a token. */
export function hasCredentialInAddress(value: string): boolean {
  const [, query = ""] = value.split("?", 2);
  const parameters = query.split("&").map((parameter) => parameter.split("=", 2));
  return (
    /:\/\/[^/@\s:]*:[^/@\s]+@/.test(value) ||
    CREDENTIAL_PATHS.some((path) => path.test(value)) ||
    parameters.some(([name = "", text = ""]) => text !== "" && CREDENTIAL_NAME.test(name))
  );
}

/** True if a value must not be shown, as far as its name and the value tell, whatever plugin it is for. */
export function mayBeCredential(name: string, value: string): boolean {
  const option = name.toLowerCase();
  const text = value.trim();
  return (
    text !== "" &&
    !REFERENCE.test(text) &&
    (ALL_CREDENTIAL_OPTIONS.has(option) ||
      CREDENTIAL_NAME.test(name) ||
      hasCredentialInAddress(text) ||
      (isHeaderOption(option) && hasCredentialInHeader(option, text)))
  );
}
