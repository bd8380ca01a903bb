import { nearest } from "../facts/nearest.js";
import { InputError } from "../inputs/document.js";
import { formatMessage } from "../message.js";

/** What is verified. */
export interface Subject {
  readonly cluster: string;
  readonly service: string;
  /** Where the application answers. */
  readonly url: string;
  /** Undefined if AWS' own configuration decides. */
  readonly region?: string;
  /** Where the application's lines arrive, for a router whose own configuration file says it. */
  readonly logGroup?: string;
}

/** The names of the outputs of a stack. */
const OUTPUTS = ["cluster", "service", "url", "application_log_group"] as const;

type Outputs = Readonly<Partial<Record<(typeof OUTPUTS)[number], string>>>;

/** The DNS name of a load balancer says where it is. */
const LOAD_BALANCER_HOST = /\.([a-z]{2,4}(?:-[a-z]+)+-\d)\.elb\.amazonaws\.com(?:\.cn)?$/;

/**
 * The outputs of a stack, in what `terraform output -json` or `cdktf deploy --outputs-file` writes.
 *
 * @param wanted name of the stack, for a file with several
 * @returns undefined if it holds no cluster and service
 * @throws InputError if it holds several stacks, or not the one that is wanted
 */
export function readOutputs(value: unknown, wanted?: string): Outputs | undefined {
  if (isStack(value)) {
    return outputsOf(value);
  }
  const stacks = isObject(value) ? Object.entries(value).filter(([, stack]) => isStack(stack)) : [];
  const name = chooseStack(
    stacks.map(([stack]) => stack),
    wanted,
  );
  const [, stack] = stacks.find(([candidate]) => candidate === name) ?? [];
  return isStack(stack) ? outputsOf(stack) : undefined;
}

/**
 * The stack that is wanted, or the only one; undefined if there is none.
 *
 * @throws InputError if none is wanted of several, or one that there is not
 */
export function chooseStack(names: readonly string[], wanted: string | undefined): string | undefined {
  const [first, ...others] = names;
  if (wanted === undefined ? others.length > 0 : names.length > 0 && !names.includes(wanted)) {
    throw new InputError(
      formatMessage({
        what: wanted === undefined ? "several stacks" : "--stack",
        value: wanted,
        expected: `${wanted === undefined ? "--stack with " : ""}one of ${names.join(", ")}`,
        nearest: wanted === undefined ? undefined : nearest(wanted, names),
      }),
    );
  }
  return wanted ?? first;
}

function isStack(value: unknown): value is Readonly<Record<string, unknown>> {
  return isObject(value) && text(value.cluster) !== undefined && text(value.service) !== undefined;
}

function outputsOf(stack: Readonly<Record<string, unknown>>): Outputs {
  return Object.fromEntries(
    OUTPUTS.flatMap((name) => {
      const found = text(stack[name]);
      return found === undefined ? [] : [[name, found]];
    }),
  );
}

/** The region that the host of a URL names, if it is a load balancer's own. */
export function regionOfUrl(url: string): string | undefined {
  return URL.canParse(url) ? LOAD_BALANCER_HOST.exec(new URL(url).hostname)?.[1] : undefined;
}

/** The value of an output: Terraform writes it as `{"value": …}`, cdktf as it is. */
function text(output: unknown): string | undefined {
  const value = isObject(output) ? output.value : output;
  return typeof value === "string" && value !== "" ? value : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
