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
 * The outputs of a stack, in what `terraform output -json` or `cdktf deploy --outputs-file` writes: of the one stack
 * that has a cluster and a service.
 *
 * @returns undefined if it holds none, or several
 */
export function readOutputs(value: unknown): Outputs | undefined {
  const stacks = [value, ...(isObject(value) ? Object.values(value) : [])].filter(
    (stack): stack is Readonly<Record<string, unknown>> =>
      isObject(stack) && text(stack.cluster) !== undefined && text(stack.service) !== undefined,
  );
  const [stack, ...others] = stacks;
  if (stack === undefined || others.length > 0) {
    return undefined;
  }
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
