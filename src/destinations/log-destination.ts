import { Token } from "cdktf";
import type { Construct } from "constructs";
import type { Secret as SecretOption } from "../../firelens/model/task-definition.js";
import type { HasArn } from "../aws/iam.js";
import { allow, type PolicyStatement } from "../aws/iam.js";
import { numberToString } from "../cdktf/expressions.js";
import type { Secret } from "./secret.js";

/** Where the task runs, as far as a destination wants to know. */
export interface LogDestinationContext {
  /** The region of the task. */
  readonly region: string;
  /** The ARN of something in the task's account, and in its region where no other is given. */
  readonly arn: (service: string, resource: string, region?: string) => string;
}

/** What a destination asks of the container whose logs it gets, and of the roles of its task. */
export interface BoundLogDestination {
  /** The options of the container's log configuration; none where a configuration file says it all. */
  readonly options?: Readonly<Record<string, string>>;
  /** The options whose values ECS reads from their store. */
  readonly secretOptions?: readonly SecretOption[];
  /** What the router may do, with the task role. */
  readonly taskStatements: readonly PolicyStatement[];
  /** What ECS may do to start the task, with the execution role. */
  readonly executionStatements: readonly PolicyStatement[];
  /**
   * What the router talks to: AWS services by the names of their endpoints, such as "logs", or "internet" for a host
   * that is certainly there. Empty where the host may be anywhere.
   */
  readonly endpoints: readonly string[];
  /** The TCP ports that the router sends to. */
  readonly ports: readonly number[];
  /** The log group in CloudWatch that the logs arrive in, where it is one. */
  readonly logGroup?: string;
  /** A Fluent Bit configuration file in the router's image. */
  readonly configFile?: string;
}

/** Where the logs of a container go. */
export interface LogDestination {
  bind(context: LogDestinationContext): BoundLogDestination;
}

/** A destination, or a function that makes one with resources and data sources in the given scope. */
export type LogDestinationSource = LogDestination | ((scope: Construct) => LogDestination);

/** What FireLens and Fluent Bit do with the logs of one container, whatever their destination. */
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
   * How many log lines wait in memory for the router; more are lost. From 0 to 536870911.
   * @default - 1048576, the log driver's own
   */
  readonly bufferLimit?: number;
  /**
   * How often a chunk of logs is sent again before it is lost, or "no_limits" or "no_retries".
   * @default - once, Fluent Bit's own
   */
  readonly retryLimit?: number | "no_limits" | "no_retries";
}

/** The values that an option takes in TypeScript; undefined leaves it out. */
export type OptionValue = string | number | boolean | undefined;

/** What a plugin needs beyond its options. */
export interface PluginNeeds {
  /**
   * Options whose values are secrets.
   * @default - none
   */
  readonly secrets?: Readonly<Record<string, Secret | undefined>>;
  /**
   * What the router may do by itself.
   * @default - nothing
   */
  readonly statements?: readonly PolicyStatement[];
  /**
   * A role that the router assumes instead, which has those permissions.
   * @default - none
   */
  readonly role?: HasArn;
  /**
   * What the router talks to, as in `BoundLogDestination`.
   * @default - anything
   */
  readonly endpoints?: readonly string[];
  /**
   * The TCP ports that the router sends to.
   * @default - that of the option `port`, else 443, which AWS' services have
   */
  readonly ports?: readonly number[];
  /**
   * The log group in CloudWatch, where it is one.
   * @default - none
   */
  readonly logGroup?: string;
}

/** The destination that is the output plugin `plugin` with these options. */
export function bindPlugin(
  plugin: string,
  props: LogDestinationProps,
  options: Readonly<Record<string, OptionValue>>,
  {
    secrets = {},
    statements = [],
    role,
    endpoints = [],
    ports = [portOf(options)],
    logGroup,
  }: PluginNeeds = {},
): BoundLogDestination {
  const given = Object.entries(secrets).flatMap(([name, secret]) =>
    secret === undefined ? [] : [{ name, secret }],
  );
  return {
    options: toOptions({
      Name: plugin,
      ...options,
      retry_limit: props.retryLimit,
      "include-pattern": props.includePattern,
      "exclude-pattern": props.excludePattern,
      "log-driver-buffer-limit": props.bufferLimit,
    }),
    secretOptions: given.map(({ name, secret }) => ({ name, valueFrom: secret.valueFrom })),
    taskStatements: role === undefined ? statements : [allow(["sts:AssumeRole"], role.arn)],
    executionStatements: given.flatMap(({ secret }) => secret.statements),
    ports,
    logGroup,
    endpoints: [
      ...endpoints,
      ...(role === undefined ? [] : ["sts"]),
      ...given.map(({ secret }) => secret.service),
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

function toOptions(options: Readonly<Record<string, OptionValue>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(options).flatMap(([name, value]) => {
      if (value === undefined) {
        return [];
      }
      return [[name, typeof value === "number" ? numberToString(value) : String(value)]];
    }),
  );
}
