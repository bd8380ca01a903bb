import type { HasArn, PolicyStatement } from "../aws/iam.js";
import {
  bindPlugin,
  type LogDestination,
  type LogDestinationProps,
  type OptionValue,
} from "./log-destination.js";
import type { Secret } from "./secret.js";

export interface CustomProps extends LogDestinationProps {
  /** The output plugin's name. */
  readonly plugin: string;
  /** The plugin's options; each is checked against what the router's version of Fluent Bit takes. */
  readonly options: Readonly<Record<string, OptionValue>>;
  /**
   * The options whose values are credentials.
   * @default - none
   */
  readonly secrets?: Readonly<Record<string, Secret>>;
  /**
   * What the router may do.
   * @default - nothing
   */
  readonly statements?: readonly PolicyStatement[];
  /**
   * What the router talks to: AWS services by the names of their endpoints, such as "logs", or "internet".
   * @default - anything
   */
  readonly endpoints?: readonly string[];
  /**
   * The TCP ports that the router sends to.
   * @default - that of the option `port`, else 443
   */
  readonly ports?: readonly number[];
  /**
   * A role that the router assumes instead.
   * @default - none
   */
  readonly role?: HasArn;
}

/** Any output plugin of Fluent Bit by its name. */
export function custom(props: CustomProps): LogDestination {
  return { bind: () => bindPlugin(props.plugin, props, props.options, props) };
}

export interface ConfigFileProps {
  /** The file's path in the router's image, such as "/fluent-bit/configs/parse-json.conf". */
  readonly path: string;
  /**
   * What the router may do.
   * @default - nothing
   */
  readonly statements?: readonly PolicyStatement[];
  /**
   * What the router talks to: AWS services by the names of their endpoints, such as "s3", or "internet".
   * @default - anything
   */
  readonly endpoints?: readonly string[];
  /**
   * The TCP ports that the router sends to.
   * @default 443
   */
  readonly ports?: readonly number[];
}

/**
 * A Fluent Bit configuration file in the router's image, with outputs that match `<container>-firelens*`. A task has
 * one such file at most; on Fargate it can't be in S3.
 */
export function configFile(props: ConfigFileProps): LogDestination {
  return {
    bind: () => ({
      taskStatements: props.statements ?? [],
      executionStatements: [],
      endpoints: props.endpoints ?? [],
      ports: props.ports ?? [443],
      configFile: props.path,
    }),
  };
}
