import { optionOf } from "../../firelens/config/config-file.js";
import type { RouterConfig as FluentBitConfig, OutputSection } from "../../firelens/config/router-config.js";
import type { PolicyStatement } from "../aws/iam.js";
import type { NeedsProps } from "../destinations/custom.js";
import { UNKNOWN_HOST } from "../destinations/server.js";

/** An [OUTPUT] section, and what the stack can't read from its options. */
export interface RouterOutput extends OutputSection, NeedsProps {
  /**
   * The TCP ports that the router sends to.
   * @default - the option `port`, or 443 without one
   */
  readonly ports?: readonly number[];
}

/** What a router reads beside the configuration that FireLens generates, and what its outputs need. */
export interface RouterConfig extends FluentBitConfig {
  /**
   * Outputs beside those of the containers' destinations.
   * @default - none
   */
  readonly outputs?: readonly RouterOutput[];
}

/** What outputs need of the task's roles and its network. */
export interface OutputNeeds {
  readonly statements: readonly PolicyStatement[];
  readonly endpoints: readonly string[];
  readonly ports: readonly number[];
}

/** Plugins that connect to nothing. Source: Fluent Bit Manual, "Outputs". */
const LOCAL_PLUGINS = ["counter", "exit", "file", "flowcounter", "null", "plot", "stdout"];

const HTTPS = 443;

/** What the outputs of a router's configuration need. Those in its `text` are not looked at. */
export function outputNeeds({ outputs = [] }: RouterConfig = {}): OutputNeeds {
  const sending = outputs.filter(({ name }) => !LOCAL_PLUGINS.includes(name.toLowerCase()));
  return {
    statements: outputs.flatMap(({ statements = [] }) => statements),
    endpoints: sending.flatMap(({ endpoints = [UNKNOWN_HOST] }) => endpoints),
    ports: sending.flatMap((output) => output.ports ?? [portOf(output)]),
  };
}

function portOf({ options }: OutputSection): number {
  const port = optionOf(options, "port") ?? "";
  return /^\d+$/.test(port) ? Number(port) : HTTPS;
}
