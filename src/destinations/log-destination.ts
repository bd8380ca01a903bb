import { Token } from "cdktf";
import type { Construct } from "constructs";
import type { Secret as SecretOption } from "../../firelens/model/task-definition.js";
import { allow, type HasArn, type PolicyStatement } from "../aws/iam.js";
import { numberToString } from "../cdktf/expressions.js";
import type { Secret } from "./secret.js";

/** Where the task runs. */
export interface LogDestinationContext {
  /** The region of the task. */
  readonly region: string;
  /** The ARN of something in the task's account, and in its region where no other is given. */
  readonly arn: (service: string, resource: string, region?: string) => string;
}

/** What a destination needs in the definition of the container that writes the logs, in the roles and in the network. */
export interface BoundLogDestination {
  /**
   * The options of the container's log configuration; a list for one that is given several times. Undefined for a
   * configuration file.
   */
  readonly options?: Readonly<Record<string, string | readonly string[]>>;
  /** The options whose values ECS reads from Secrets Manager or Parameter Store. */
  readonly secretOptions?: readonly SecretOption[];
  /** What the task role is allowed, for the router. */
  readonly taskStatements: readonly PolicyStatement[];
  /** What the execution role is allowed, for ECS when it starts the task. */
  readonly executionStatements: readonly PolicyStatement[];
  /**
   * What the router connects to: AWS services by the names of their VPC endpoints, such as "logs"; "internet" for a host
   * there; "unknown" for a host that may be there. Empty for a host in a network that the VPC is connected to.
   */
  readonly endpoints: readonly string[];
  /** The TCP ports that the router sends to. */
  readonly ports: readonly number[];
  /** The log group that the logs are written to. Undefined for another destination, or if only the plugin knows it. */
  readonly logGroup?: string;
  /** A Fluent Bit configuration file in the router's image. */
  readonly configFile?: string;
  /** Where the router keeps what it has not sent yet. Undefined for its memory. */
  readonly storage?: "filesystem";
}

/** The destination of a container's logs. */
export interface LogDestination {
  /** What a container's log configuration, the roles and the network need for the destination. */
  bind(context: LogDestinationContext): BoundLogDestination;
}

/** A destination, or a function that makes one with resources and data sources in the given scope. */
export type LogDestinationSource = LogDestination | ((scope: Construct) => LogDestination);

/** The options of FireLens and Fluent Bit that every destination has. */
export interface LogDestinationProps {
  /**
   * Only log lines that match this regular expression (Ruby syntax) are sent.
   * @default - all
   */
  readonly includePattern?: string;
  /**
   * Log lines that match this regular expression (Ruby syntax) are not sent.
   * @default - none
   */
  readonly excludePattern?: string;
  /**
   * The maximum number of log lines that wait in memory for the router. Further lines are lost. From 0 to 536870911.
   * @default - 1048576, the log driver's own
   */
  readonly bufferLimit?: number;
  /**
   * The number of times that a chunk of logs is sent again before it is dropped, or "no_limits" or "no_retries".
   * @default - 1, Fluent Bit's own
   */
  readonly retryLimit?: number | "no_limits" | "no_retries";
  /**
   * Keep what is not sent yet on the task's disk instead of in the router's memory, up to `storageLimit`. It is then sent
   * again without limit, unless `retryLimit` is given. The disk ends with the task. All containers' logs go through the
   * disk once one destination asks for it.
   * @default - the router's memory
   */
  readonly storage?: "filesystem";
  /**
   * The size on disk from which on the oldest logs of this destination are dropped, such as "5G".
   * @default "1G" with `storage`
   */
  readonly storageLimit?: string;
}

/** The value of an option; a list for one that is given several times. An undefined one is left out. */
export type OptionValue = string | number | boolean | readonly string[] | undefined;

/** What a plugin needs beside its options. */
interface PluginNeeds {
  /** What the router connects to, as in `BoundLogDestination`. */
  readonly endpoints: readonly string[];
  /**
   * Options whose values are secrets; a list for one that is given several times.
   * @default - none
   */
  readonly secrets?: Readonly<Record<string, Secret | readonly Secret[] | undefined>>;
  /**
   * What the task role is allowed.
   * @default - nothing
   */
  readonly statements?: readonly PolicyStatement[];
  /**
   * A role that the router assumes. The task role is then allowed only that.
   * @default - none
   */
  readonly role?: HasArn;
  /**
   * The TCP ports that the router sends to.
   * @default - the option `port`, or 443 without one
   */
  readonly ports?: readonly number[];
  /**
   * The log group in CloudWatch.
   * @default - none
   */
  readonly logGroup?: string;
  /**
   * The option of the plugin that limits what is on disk.
   * @default "storage.total_limit_size", Fluent Bit's own for all outputs
   */
  readonly storageLimitOption?: string;
}

/** What the output plugin `plugin` with these options needs. */
export function bindPlugin(
  plugin: string,
  props: LogDestinationProps,
  options: Readonly<Record<string, OptionValue>>,
  needs: PluginNeeds,
): BoundLogDestination {
  const { secrets = {}, statements = [], role, endpoints, ports = [portOf(options)], logGroup } = needs;
  const { storageLimitOption = "storage.total_limit_size" } = needs;
  const given = Object.entries(secrets).flatMap(([name, secret]) =>
    secret === undefined ? [] : [secret].flat().map((one) => ({ name, secret: one })),
  );
  return {
    options: toOptions({
      Name: plugin,
      ...options,
      retry_limit: props.retryLimit,
      [storageLimitOption]: props.storage === undefined ? undefined : (props.storageLimit ?? "1G"),
      "include-pattern": props.includePattern,
      "exclude-pattern": props.excludePattern,
      "log-driver-buffer-limit": props.bufferLimit,
    }),
    secretOptions: given.map(({ name, secret }) => ({ name, valueFrom: secret.valueFrom })),
    taskStatements: role === undefined ? statements : [allow(["sts:AssumeRole"], role.arn)],
    executionStatements: given.flatMap(({ secret }) => secret.statements),
    ports,
    logGroup,
    storage: props.storage,
    endpoints: [
      ...endpoints,
      ...(role === undefined ? [] : ["sts"]),
      ...given.map(({ secret }) => secret.endpoint),
    ],
  };
}

function portOf(options: Readonly<Record<string, OptionValue>>): number {
  const port = Object.entries(options).find(([name]) => name.toLowerCase() === "port")?.[1];
  if (port === undefined) {
    return 443;
  }
  return Token.isUnresolved(port) ? Token.asNumber(port) : Number(port);
}

function toOptions(
  options: Readonly<Record<string, OptionValue>>,
): Record<string, string | readonly string[]> {
  return Object.fromEntries(
    Object.entries(options).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, optionText(value)] as const],
    ),
  );
}

function optionText(value: NonNullable<OptionValue>): string | readonly string[] {
  if (typeof value === "object") {
    return value;
  }
  return typeof value === "number" ? numberToString(value) : String(value);
}
