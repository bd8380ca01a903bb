import type { HasArn, PolicyStatement } from "../aws/iam.js";
import {
  bindPlugin,
  type LogDestination,
  type LogDestinationProps,
  type OptionValue,
} from "./log-destination.js";
import type { Secret } from "./secret.js";
import { UNKNOWN_HOST } from "./server.js";

/** What the project can't know of a destination that it has no function for. */
export interface NeedsProps {
  /**
   * What the task role is allowed.
   * @default - nothing
   */
  readonly statements?: readonly PolicyStatement[];
  /**
   * What the router connects to: AWS services by the names of their VPC endpoints, such as "logs", and "internet" for a
   * host there. Empty for a host in a network that the VPC is connected to.
   * @default - not known, which is a finding in a network without NAT
   */
  readonly endpoints?: readonly string[];
}

/** The props of any output plugin. */
export interface CustomProps extends LogDestinationProps, NeedsProps {
  /** The output plugin's name. */
  readonly plugin: string;
  /** The plugin's options. Each is checked for the router's version of Fluent Bit. */
  readonly options: Readonly<Record<string, OptionValue>>;
  /**
   * The options whose values are credentials.
   * @default - none
   */
  readonly secrets?: Readonly<Record<string, Secret>>;
  /**
   * The TCP ports that the router sends to.
   * @default - the option `port`, or 443 without one
   */
  readonly ports?: readonly number[];
  /**
   * A role that the router assumes. It has the permissions instead of the task role.
   * @default - none
   */
  readonly role?: HasArn;
}

/** Any output plugin of Fluent Bit by its name. */
export function custom(props: CustomProps): LogDestination {
  const { endpoints = [UNKNOWN_HOST] } = props;
  return { bind: () => bindPlugin(props.plugin, props, props.options, { ...props, endpoints }) };
}

/** The props of a configuration file with outputs of its own. */
export interface ConfigFileProps extends NeedsProps {
  /** The file's path in the router's image, such as "/fluent-bit/configs/parse-json.conf". */
  readonly path: string;
  /**
   * The TCP ports that the router sends to.
   * @default [443]
   */
  readonly ports?: readonly number[];
}

/**
 * A Fluent Bit configuration file in the router's image, with outputs that match `<container>-firelens*`. A task has at
 * most one such file. On Fargate it can't be in S3.
 */
export function configFile(props: ConfigFileProps): LogDestination {
  const { path, statements = [], endpoints = [UNKNOWN_HOST], ports = [443] } = props;
  return {
    bind: () => ({
      taskStatements: statements,
      executionStatements: [],
      endpoints,
      ports,
      configFile: path,
    }),
  };
}
