import {
  FLUENT_BIT_VERSIONS,
  type FluentBitVersion,
  isInRange,
  versionsIn,
} from "../../facts/fluent-bit-version.js";
import { nearest } from "../../facts/nearest.js";
import { COMMON_OPTIONS, findPlugin, type PluginOption, pluginNames } from "../../facts/plugins.js";
import { showValue } from "../../message.js";
import { parseCommandLine } from "../command-line.js";
import { EXIT_STATUS, type Terminal } from "../terminal.js";
import { fluentBitOption, formatOption, UsageError } from "../usage-error.js";

export function options(args: readonly string[], terminal: Terminal): number {
  const { positionals, values } = parseCommandLine(args, ["format", "fluent-bit"]);
  const format = formatOption(values.format, ["text", "json"]);
  const fluentBit = fluentBitOption(values["fluent-bit"]);
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
  const fault = `Fluent Bit${fluentBit === undefined ? "" : ` ${fluentBit}`} has no output plugin ${showValue(name)}`;
  if (comesWith !== undefined) {
    return `${fault}; it comes with ${comesWith}`;
  }
  const suggestion = nearest(name, pluginNames(fluentBit));
  return suggestion === undefined ? fault : `${fault}; did you mean ${suggestion}?`;
}

function table(list: ReturnType<typeof optionsOf>): string {
  const rows = list.map(({ name, type, default: standard, required, versions, note }) => [
    name,
    type,
    standard === null || standard === "" ? "-" : standard,
    requirement(required),
    versions.length === FLUENT_BIT_VERSIONS.length ? "all versions" : versions.join(" "),
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

function requirement(required: PluginOption["required"]): string {
  if (typeof required === "string") {
    return required;
  }
  return required ? "yes" : "no";
}
