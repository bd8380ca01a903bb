import { TerraformStack } from "cdktf";
import type { MatcherState } from "vitest";
import { nearest } from "../firelens/facts/nearest.js";
import { pluginNames } from "../firelens/facts/plugins.js";
import { formatMessage, oneOf, showValue } from "../firelens/message.js";
import { confOf, sectionsOf } from "./fluent-bit-conf.js";
import { type Candidate, type Fields, type Match, matchFields, noMatch } from "./match.js";
import { notFound } from "./named.js";
import { SynthesizedStack, synthesize } from "./synthesize.js";
import { containersOf, taskDefinitions } from "./task-definitions.js";

/** A stack has a resource of this type, with this name and these arguments as Terraform's JSON has them. */
export function toHaveResource(
  this: MatcherState,
  received: unknown,
  type: string,
  nameOrArguments?: string | Fields,
  args?: Fields,
): Match {
  const { json } = synthesize(stackIn(received, "toHaveResource"));
  const all = json.resource[type] ?? {};
  const [first, ...others] = Object.keys(all);
  if (first === undefined) {
    return noMatch(notFound("resource type", Object.keys(json.resource), type));
  }
  const candidate = (name: string): Candidate => ({ label: `${type}.${name}`, fields: all[name] ?? {} });
  if (typeof nameOrArguments !== "string") {
    return matchFields(this, [candidate(first), ...others.map(candidate)], nameOrArguments);
  }
  return nameOrArguments in all
    ? matchFields(this, [candidate(nameOrArguments)], args)
    : noMatch(notFound(type, Object.keys(all), nameOrArguments));
}

/** A task has a container of this name with these fields, as ECS gets them. */
export function toHaveContainer(this: MatcherState, received: unknown, name: string, fields?: Fields): Match {
  const stack = () => stackIn(received, "toHaveContainer", "the list of containerDefinitions");
  const containers: readonly Fields[] = Array.isArray(received)
    ? received
    : Object.values(taskDefinitions(stack())).flatMap(containersOf);
  const [first, ...others] = containers
    .filter((container) => container.name === name)
    .map((container) => ({ label: `the container ${name}`, fields: container }));
  if (first === undefined) {
    const names = containers.map((container) => String(container.name));
    return noMatch(notFound("container", names, name));
  }
  return matchFields(this, [first, ...others], fields);
}

/**
 * A log router has an output to this plugin of Fluent Bit with these options. As in Fluent Bit, the case of their names says
 * nothing, and `true` is a text.
 */
export function toRouteLogsTo(
  this: MatcherState,
  received: unknown,
  plugin: string,
  options: Fields = {},
): Match {
  const stack = () => stackIn(received, "toRouteLogsTo", "the text of fluentBitConf");
  const confs =
    typeof received === "string" ? [received] : Object.values(taskDefinitions(stack())).map(confOf);
  const outputs = confs
    .flatMap(sectionsOf)
    // FireLens drops what its health check writes.
    .filter((section) => section.name === "OUTPUT" && section.options.match !== "firelens-healthcheck");
  const [first, ...others] = outputs
    .filter((output) => output.options.name === plugin)
    .map((output) => ({ label: `the output to ${plugin}`, fields: output.options }));
  if (first === undefined) {
    return noMatch(noOutput(plugin, [...new Set(outputs.map((output) => String(output.options.name)))]));
  }
  const texts = Object.entries(options).map(([name, value]) => [
    name.toLowerCase(),
    typeof value === "number" || typeof value === "boolean" ? String(value) : value,
  ]);
  return matchFields(this, [first, ...others], Object.fromEntries(texts));
}

function noOutput(plugin: string, plugins: readonly string[]): string {
  const known = pluginNames();
  return formatMessage({
    what: "no output to the plugin",
    value: plugin,
    expected: plugins.length === 0 ? "a container that logs through FireLens" : oneOf(plugins),
    nearest: nearest(plugin, plugins) ?? (known.includes(plugin) ? undefined : nearest(plugin, known)),
  });
}

/** @throws Error for what is no stack, as a matcher takes anything */
function stackIn(received: unknown, matcher: string, other?: string): TerraformStack | SynthesizedStack {
  if (received instanceof SynthesizedStack || TerraformStack.isStack(received)) {
    return received;
  }
  const expected = `a stack or what synthesize returns${other === undefined ? "" : `, or ${other}`}`;
  const isObject = typeof received === "object" && received !== null;
  const kind = isObject ? received.constructor.name : showValue(received);
  throw new Error(formatMessage({ what: `${matcher} of ${kind}`, expected }));
}
