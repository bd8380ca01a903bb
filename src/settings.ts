import { closest } from "fastest-levenshtein";
import type { FluentBitStackProps } from "./stacks/fluent-bit-stack.js";
import { ConfigurationError } from "./terraform/checked-app.js";

type Kind = "string" | "number" | "boolean";
type Kinds = { readonly [setting: string]: Kind | Kinds };

/** The settings that cdktf.json may hold, each with its JSON type: those props of the stack that JSON can say. */
const SETTINGS = {
  name: "string",
  region: "string",
  cpu: "number",
  memoryMiB: "number",
  image: "string",
  containerPort: "number",
  network: {
    cidr: "string",
    subnetBits: "number",
    zones: "number",
    nat: "string",
    dnsHostnames: "boolean",
    flowLogs: "boolean",
    closeDefaultSecurityGroup: "boolean",
  },
  service: { desiredCount: "number" },
  literal: "boolean",
  state: { bucket: "string", region: "string", key: "string" },
} as const satisfies { readonly [K in keyof FluentBitStackProps]?: Kind | Kinds };

/**
 * Reads the stack's settings from the context of cdktf.json.
 * @param context - the value of `fluentBit` there, undefined where it is absent
 * @throws ConfigurationError that lists every unknown setting and every value of a wrong type
 */
export function readSettings(context: unknown): FluentBitStackProps {
  const findings = checkSettings(context ?? {}, SETTINGS, "context.fluentBit");
  if (findings.length > 0) throw new ConfigurationError(findings.map((finding) => `[cdktf.json] ${finding}`));
  return (context ?? {}) as FluentBitStackProps;
}

function checkSettings(value: unknown, kinds: Kinds, path: string): string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return [`${path} is ${JSON.stringify(value)}: expected an object with ${Object.keys(kinds).join(", ")}`];
  }
  return Object.entries(value).flatMap(([setting, given]) => {
    const kind = Object.hasOwn(kinds, setting) ? kinds[setting] : undefined;
    const at = `${path}.${setting}`;
    if (kind === undefined) {
      const known = Object.keys(kinds);
      return [
        `${at} is unknown: expected one of ${known.join(", ")}; the nearest is ${closest(setting, known)}`,
      ];
    }
    if (typeof kind === "object") return checkSettings(given, kind, at);
    return typeof given === kind ? [] : [`${at} is ${JSON.stringify(given)}: expected a ${kind}`];
  });
}
