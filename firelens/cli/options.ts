import {
  FIRST_VERSION,
  type FluentBitVersion,
  isInRange,
  LAST_VERSION,
  versionsIn,
} from "../facts/fluent-bit-version.js";
import { nearest } from "../facts/nearest.js";
import { COMMON_OPTIONS, findPlugin, type PluginOption, pluginNames } from "../facts/plugins.js";
import { formatMessage } from "../message.js";
import { choiceOption, fluentBitOption, parseCommandLine, UsageError } from "./command-line.js";
import { EXIT_STATUS, type Terminal } from "./terminal.js";

/** The types of the option table, as people say them. */
const TYPES_IN_WORDS: Readonly<Record<string, string>> = {
  string: "text",
  "string-prefix": "text, for each name that begins so",
  bool: "true or false",
  "go-bool": "true or false",
  int: "whole number",
  double: "number",
  size: "size, such as 5M",
  time: "seconds, or such as 5m",
  retry: "number of retries, no_limits or no_retries",
  "comma-list": "list with commas",
  "space-list(1+rest)": "name and value, with a space",
  "space-list(2+rest)": "name and value, with a space",
};

export function options(args: readonly string[], terminal: Terminal): number {
  const { positionals, value } = parseCommandLine(args, { values: ["format", "fluent-bit"] });
  const format = choiceOption("format", value("format"), ["text", "json"]);
  const fluentBit = fluentBitOption(value("fluent-bit"));
  const [name, ...others] = positionals;
  if (others.length > 0) {
    throw new UsageError("options takes one PLUGIN");
  }
  if (name === undefined) {
    const names = pluginNames(fluentBit);
    terminal.out(format === "json" ? `${JSON.stringify(names, null, 2)}\n` : `${names.join("\n")}\n`);
    return EXIT_STATUS.clean;
  }

  const plugin = findPlugin(name, fluentBit);
  if (plugin === undefined || !isInRange(plugin, fluentBit)) {
    throw new UsageError(unknownPlugin(name, plugin && versionsIn(plugin)[0], fluentBit));
  }
  const own = optionsOf(plugin.options, fluentBit);
  const common = optionsOf(COMMON_OPTIONS, fluentBit);
  terminal.out(
    format === "json"
      ? `${JSON.stringify({ plugin: plugin.name, versions: versionsIn(plugin), options: own, common }, null, 2)}\n`
      : `${plugin.name}\n${table(own)}\nevery output\n${table(common)}`,
  );
  return EXIT_STATUS.clean;
}

function optionsOf(all: ReadonlyMap<string, PluginOption>, fluentBit: FluentBitVersion | undefined) {
  return [...all.values()]
    .filter((option) => isInRange(option, fluentBit))
    .map(({ since, until, ...option }) => ({ ...option, versions: versionsIn({ since, until }) }));
}

function unknownPlugin(
  name: string,
  comesWith: string | undefined,
  fluentBit: FluentBitVersion | undefined,
): string {
  return formatMessage({
    what: `output plugin of Fluent Bit${fluentBit === undefined ? "" : ` ${fluentBit}`}`,
    value: name,
    ...(comesWith === undefined
      ? { nearest: nearest(name, pluginNames(fluentBit)) }
      : { expected: `Fluent Bit ${comesWith} or later` }),
  });
}

function table(list: ReturnType<typeof optionsOf>): string {
  const rows = list.map(({ name, type, default: standard, required, versions, note }) => [
    name,
    TYPES_IN_WORDS[type] ?? type,
    standard === null || standard === "" ? "-" : standard,
    requirement(required),
    range(versions),
    note ?? "",
  ]);
  const header = ["option", "type", "default", "required", "Fluent Bit", "note"];
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  return [header, ...rows]
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd())
    .map((line) => `${line}\n`)
    .join("");
}

function range(versions: readonly FluentBitVersion[]): string {
  const isFromFirst = versions[0] === FIRST_VERSION;
  const isToLast = versions.at(-1) === LAST_VERSION;
  if (isFromFirst && isToLast) {
    return "all versions";
  }
  return [
    ...(isFromFirst ? [] : [`from ${versions[0]}`]),
    ...(isToLast ? [] : [`to ${versions.at(-1)}`]),
  ].join(" ");
}

function requirement(required: PluginOption["required"]): string {
  if (typeof required === "string") {
    return required;
  }
  return required ? "yes" : "no";
}
