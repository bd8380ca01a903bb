import { formatMessage } from "../../firelens/message.js";
import { requireLoopback } from "./endpoint.js";

export type Arguments = Readonly<Record<string, unknown>>;

/** Arguments by type and name. */
type Blocks = Readonly<Record<string, Readonly<Record<string, Arguments>>>>;

/** The parts of a synthesized `cdk.tf.json` that a run on a local AWS reads. */
export interface Configuration {
  readonly provider?: Readonly<Record<string, readonly Arguments[]>>;
  readonly resource?: Blocks;
  readonly data?: Blocks;
  readonly variable?: Readonly<Record<string, { readonly default?: unknown }>>;
}

export interface Block {
  readonly type: string;
  readonly name: string;
  readonly arguments: Arguments;
}

export function blocksOf(blocks: Blocks = {}): Block[] {
  return Object.entries(blocks).flatMap(([type, named]) =>
    Object.entries(named).map(([name, values]) => ({ type, name, arguments: values })),
  );
}

/** Providers that only compute, or write to this machine. */
const LOCAL_PROVIDERS = new Set(["archive", "local", "null", "random", "time", "tls"]);

/** @throws when a provider of the stack would reach something else than the local AWS */
export function requireLocalProviders({ provider = {} }: Configuration): void {
  for (const [name, blocks] of Object.entries(provider)) {
    if (name !== "aws" && !LOCAL_PROVIDERS.has(name)) {
      throw new Error(
        formatMessage({ what: "provider", value: name, expected: "aws: nothing local stands in for others" }),
      );
    }
    for (const { endpoints } of name === "aws" ? blocks : []) {
      for (const services of Array.isArray(endpoints) ? (endpoints as readonly Arguments[]) : []) {
        for (const [service, url] of Object.entries(services)) {
          requireLoopback(`endpoints.${service} of the AWS provider`, String(url));
        }
      }
    }
  }
}

const DEFAULT_REGION = "us-east-1";

/** The region of the stack's first AWS provider, with `TF_VAR_…` and defaults of variables. */
export function regionOf(
  { provider = {}, variable = {} }: Configuration,
  env: NodeJS.ProcessEnv = process.env,
): string {
  const region = provider.aws?.[0]?.region;
  const [, name] = /^\$\{var\.(\w+)\}$/.exec(String(region)) ?? [];
  const value = name === undefined ? region : (env[`TF_VAR_${name}`] ?? variable[name]?.default);
  return typeof value === "string" && !value.includes("${") ? value : DEFAULT_REGION;
}
