import type { Placed } from "../../firelens/config/check-flow.js";
import { type ConfigOptions, type OutputSection, tagsOf } from "../../firelens/config/router-config.js";
import { formatMessage } from "../../firelens/message.js";
import type { Secret as SecretOption } from "../../firelens/model/task-definition.js";
import { AGENT_OPTIONS } from "../../firelens/model/task-model.js";
import type { BoundLogDestination } from "../destinations/log-destination.js";

/** A container that logs through FireLens, and where it sends its logs. */
export interface LogSource {
  /** The setting that has the destinations, such as `containers[0].destination`. */
  readonly at: string;
  readonly container: string;
  readonly destinations: readonly BoundLogDestination[];
}

/** The log configuration of a container. FireLens makes one output of it. */
export interface LogDriverOptions {
  readonly options?: Readonly<Record<string, string>>;
  readonly secretOptions?: readonly SecretOption[];
}

/** The outputs of a task's containers: FireLens' own, and those in the router's configuration. */
export interface LogOutputs {
  /** By container. */
  readonly logOptions: ReadonlyMap<string, LogDriverOptions>;
  readonly sections: readonly Placed<OutputSection>[];
  /** The secrets of the sections, as the router's environment has them. */
  readonly secrets: readonly SecretOption[];
  readonly findings: readonly string[];
}

/**
 * The first destination of each container goes into its log configuration. What that can't hold goes into the router's
 * configuration: further destinations, and options that are given several times.
 */
export function logOutputs(sources: readonly LogSource[]): LogOutputs {
  const logOptions = new Map<string, LogDriverOptions>();
  const sections: Placed<OutputSection>[] = [];
  const secrets: SecretOption[] = [];
  const findings: string[] = [];
  for (const { at, container, destinations } of sources) {
    const [first, ...further] = destinations;
    const isOwn = first !== undefined && fitsLogOptions(first);
    logOptions.set(container, isOwn ? ownOptions(first) : agentOptions(first));
    for (const destination of isOwn ? further : destinations) {
      const place = destinations.length === 1 ? at : `${at}[${destinations.indexOf(destination)}]`;
      if (destination !== first) {
        findings.push(...checkFurther(place, destination));
      }
      if (destination.options === undefined) {
        continue;
      }
      const { name, options, variables } = outputOf(destination, sections.length + 1);
      sections.push({ at: place, section: { name, match: tagsOf(container), options } });
      secrets.push(...variables);
    }
  }
  return { logOptions, sections, secrets, findings };
}

/** Whether a log configuration can hold the destination: each option has one value there. */
function fitsLogOptions({ options = {}, secretOptions = [] }: BoundLogDestination): boolean {
  const secretNames = secretOptions.map(({ name }) => name);
  return (
    Object.values(options).every((value) => typeof value === "string") &&
    new Set(secretNames).size === secretNames.length &&
    secretNames.every((name) => !(name in options))
  );
}

function ownOptions({ options, secretOptions }: BoundLogDestination): LogDriverOptions {
  return {
    options: options === undefined ? undefined : singleValues(options),
    secretOptions: secretOptions?.length === 0 ? undefined : secretOptions,
  };
}

/** The options that the ECS agent keeps for itself. FireLens makes no output of them alone. */
function agentOptions(destination: BoundLogDestination | undefined): LogDriverOptions {
  const options = Object.entries(singleValues(destination?.options ?? {})).filter(([name]) =>
    AGENT_OPTIONS.has(name),
  );
  return { options: options.length === 0 ? undefined : Object.fromEntries(options) };
}

function singleValues(options: NonNullable<BoundLogDestination["options"]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(options).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}

/** The destination as an [OUTPUT] section, whose secrets are variables of the router's environment. */
function outputOf({ options = {}, secretOptions = [] }: BoundLogDestination, number: number) {
  const lines = new Map<string, string | string[]>();
  for (const [name, value] of Object.entries(options)) {
    if (name !== "Name" && !AGENT_OPTIONS.has(name)) {
      lines.set(name, typeof value === "string" ? value : [...value]);
    }
  }
  const variables = secretOptions.map(({ name, valueFrom }, index) => ({
    option: name,
    name: `LOG_OUTPUT_${number}_${index + 1}_${name.toUpperCase().replace(/[^A-Z0-9]/g, "_")}`,
    valueFrom,
  }));
  for (const { option, name } of variables) {
    lines.set(option, [...[lines.get(option) ?? []].flat(), `\${${name}}`]);
  }
  return {
    name: String(options.Name),
    options: Object.fromEntries(lines) satisfies ConfigOptions,
    variables: variables.map(({ name, valueFrom }) => ({ name, valueFrom })),
  };
}

/** What a destination after the first can't have, as it is the container's and not the output's. */
function checkFurther(at: string, { options, configFile }: BoundLogDestination): string[] {
  const findings = Object.keys(options ?? {})
    .filter((name) => AGENT_OPTIONS.has(name))
    .map((name) => formatMessage({ what: `${at}: ${name}`, expected: EXPECTED[name] }));
  if (configFile !== undefined) {
    const expected = "configFile() as the only destination, or router.configFile beside several";
    findings.push(formatMessage({ what: at, value: configFile, expected }));
  }
  return findings;
}

const EXPECTED: Readonly<Record<string, string>> = {
  "include-pattern": "it on the first destination, as FireLens applies it to all records of the container",
  "exclude-pattern": "it on the first destination, as FireLens applies it to all records of the container",
  "log-driver-buffer-limit": "it on the first destination, as it is a limit of the container's log driver",
};
