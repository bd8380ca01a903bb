import { SERVICE_KEYS } from "../data/service-keys.js";
import type { FluentBitVersion } from "../facts/fluent-bit-version.js";
import { checkFlow, type Placed } from "./check-flow.js";
import { checkFilter, checkNames } from "./check-options.js";
import { checkOutputs } from "./check-outputs.js";
import { checkParsers } from "./check-parsers.js";
import { checkLine, checkLines, checkText } from "./check-text.js";
import type { FilterSection, OutputSection, RouterConfig } from "./router-config.js";

/** A configuration, and what it works with. */
export interface CheckedConfig {
  /** The setting that has the configuration, such as `router.config`. */
  readonly at: string;
  readonly config: RouterConfig;
  /** The names of the containers that log through FireLens. */
  readonly containers: readonly string[];
  /** The filters that options of the containers stand for, whose values have checks of their own. @default - none */
  readonly filters?: readonly Placed<FilterSection>[];
  /** The outputs of further destinations. @default - none */
  readonly outputs?: readonly Placed<OutputSection>[];
  /** The router's version of Fluent Bit. @default - not known */
  readonly fluentBit?: FluentBitVersion;
}

/** All that is wrong with a router's configuration; empty when nothing is. Each message names the place. */
export function checkRouterConfig(checked: CheckedConfig): string[] {
  const { at, config, containers, fluentBit } = checked;
  const { service = {}, text = "" } = config;
  const filters = placed(`${at}.filters`, config.filters);
  const outputs = [...(checked.outputs ?? []), ...placed(`${at}.outputs`, config.outputs)];
  const sections = [...filters, ...outputs];
  return [
    ...checkNames(`${at}.service`, service, SERVICE_KEYS, fluentBit),
    ...checkLines(`${at}.service`, service, fluentBit),
    ...checkParsers(at, config, filters, fluentBit),
    ...filters.flatMap(({ at: place, section }) => checkFilter(place, section, fluentBit)),
    ...checkOutputs(outputs, fluentBit),
    ...sections.flatMap(({ at: place, section: { match = "", options } }) => [
      ...(match === "" ? [] : checkLine(`${place}.match`, match, "Match", fluentBit)),
      ...checkLines(`${place}.options`, options, fluentBit),
    ]),
    ...checkFlow(
      containers,
      [...(checked.filters ?? []), ...filters],
      outputs,
      /\[INPUT\]|rewrite_tag/i.test(text),
    ),
    ...checkText(`${at}.text`, text, fluentBit),
  ];
}

function placed<T>(at: string, sections: readonly T[] = []): Placed<T>[] {
  return sections.map((section, index) => ({ at: `${at}[${index}]`, section }));
}
