import { findOption, type Plugin, type PluginOption } from "../facts/plugins.js";
import type { JsonPath } from "../finding.js";
import { type FirelensContainer, literalValue, optionNamed } from "./task-model.js";

/** An option of an output whose value is known now. */
export interface LiteralOption {
  readonly output: FirelensContainer;
  readonly plugin: Plugin;
  /** Undefined if the plugin has no such option. */
  readonly definition?: PluginOption;
  /** In lower case. */
  readonly name: string;
  /** Without white space around it: Fluent Bit removes that. */
  readonly value: string;
  readonly at: JsonPath;
}

/** Options with a value that is known now and not empty, of outputs whose plugin is known. */
export function* literalOptions(outputs: readonly FirelensContainer[]): Iterable<LiteralOption> {
  for (const output of outputs) {
    const { plugin } = output;
    for (const option of plugin === undefined ? [] : output.outputOptions) {
      const value = literalValue(option)?.trim();
      if (plugin !== undefined && value !== undefined && value !== "") {
        const { name, at } = option;
        yield { output, plugin, definition: findOption(plugin, name), name, value, at };
      }
    }
  }
}

/** True if the option is given, as a secret too, or may be because not all options are known. */
export function mayHave({ outputOptions, log }: FirelensContainer, name: string): boolean {
  return !log.isComplete || optionNamed(outputOptions, name.toLowerCase()) !== undefined;
}

/** The value of the option, without white space around it; undefined if it is absent or not known now. */
export function literalOf({ outputOptions }: FirelensContainer, name: string): string | undefined {
  const option = optionNamed(outputOptions, name);
  return option && literalValue(option)?.trim();
}

/** Path of an option of the container's log configuration. */
export function optionPath({ container, outputOptions }: FirelensContainer, name: string): JsonPath {
  const written = optionNamed(outputOptions, name.toLowerCase());
  return written?.at ?? ["containerDefinitions", container.index, "logConfiguration", "options", name];
}

/** True for an address of the machine itself. */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|::1|0\.0\.0\.0)$/i.test(host);
}

/** True unless tls is absent or off: a value that is neither on nor off is a finding of its own. */
export function mayUseTls(output: FirelensContainer): boolean {
  return mayHave(output, "tls") && !isFalse(literalOf(output, "tls"));
}

/** How Fluent Bit writes true; 1.9.10 reads yes as false for some options. */
export function isTrue(value: string | undefined): boolean {
  return value !== undefined && /^(?:true|on|yes)$/i.test(value);
}

/** How Fluent Bit writes false. */
export function isFalse(value: string | undefined): boolean {
  return value !== undefined && /^(?:false|off|no)$/i.test(value);
}

/** Bytes of a size as Fluent Bit reads it, in decimal units; undefined if it is none. */
export function sizeInBytes(value: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)([kmg]?)b?$/i.exec(value);
  return match === null ? undefined : Number(match[1]) * (SIZE_UNITS[match[2]?.toLowerCase() ?? ""] ?? 1);
}

const SIZE_UNITS: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, g: 1e9 };
