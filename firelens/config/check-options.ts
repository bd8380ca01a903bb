import {
  COMMON_FILTER_OPTIONS,
  FILTER_OPTIONS,
  type FilterOption,
  type FilterOptionType,
} from "../data/filter-options.js";
import {
  type FluentBitVersion,
  isInRange,
  type VersionRange,
  versionsIn,
} from "../facts/fluent-bit-version.js";
import { nearest } from "../facts/nearest.js";
import { formatMessage, oneOf } from "../message.js";
import { checkRegex } from "./check-text.js";
import { optionsOf } from "./config-file.js";
import type { ConfigOptions, FilterSection } from "./router-config.js";
import { splitWords } from "./words.js";

/** What is wrong with a filter's plugin and options in this version; empty when nothing is. */
export function checkFilter(
  at: string,
  { name, options }: FilterSection,
  version: FluentBitVersion | undefined,
): string[] {
  const plugins: Readonly<Record<string, Readonly<Record<string, FilterOption>>>> = FILTER_OPTIONS;
  const own = Object.hasOwn(plugins, name) ? plugins[name] : undefined;
  if (own === undefined) {
    const names = Object.keys(FILTER_OPTIONS);
    return [
      formatMessage({
        what: `${at}.name`,
        value: name,
        expected: oneOf(names),
        nearest: nearest(name, names),
      }),
    ];
  }
  const known = { ...own, ...COMMON_FILTER_OPTIONS };
  const findings = checkNames(`${at}.options`, options, known, version);
  for (const [option, { type, required = false, multiple = false }] of Object.entries(known)) {
    const values = optionsOf(options, option);
    const place = `${at}.options.${option}`;
    if (required && values.length === 0) {
      findings.push(
        formatMessage({ what: place, expected: `a value, as ${name} does not start without it` }),
      );
    }
    if (!multiple && values.length > 1) {
      findings.push(formatMessage({ what: place, value: values, expected: "one value" }));
    }
    findings.push(...values.flatMap((value) => checkValue(place, value, type)));
  }
  return findings;
}

/** What is wrong with the names of options, and with what the classic format can't hold; empty when nothing is. */
export function checkNames(
  at: string,
  options: ConfigOptions,
  known: Readonly<Record<string, VersionRange>>,
  version: FluentBitVersion | undefined,
): string[] {
  const names = new Map(Object.keys(known).map((name) => [name.toLowerCase(), name]));
  return Object.keys(options).flatMap((key) => {
    const name = names.get(key.toLowerCase());
    const range = name === undefined ? undefined : known[name];
    if (range === undefined) {
      const candidates = Object.keys(known);
      return [
        formatMessage({
          what: `unknown option ${at}.${key}`,
          expected: oneOf(candidates),
          nearest: nearest(key, candidates),
        }),
      ];
    }
    if (isInRange(range, version)) {
      return [];
    }
    const expected = `a version from ${versionsIn(range)[0]} on`;
    return [formatMessage({ what: `${at}.${key} with Fluent Bit ${version}`, expected })];
  });
}

function checkValue(what: string, value: string, type: FilterOptionType): string[] {
  const expected = expectedOf(type, value);
  if (expected !== undefined) {
    return [formatMessage({ what, value, expected })];
  }
  const pattern = patternOf(type, value);
  return pattern === undefined || pattern.includes("${") ? [] : checkRegex(what, pattern);
}

/** The regular expression in a value. */
function patternOf(type: FilterOptionType, value: string): string | undefined {
  if (type === "field-and-regex") {
    return value.slice(value.indexOf(" ")).trim();
  }
  return type === "tag-rule" ? splitWords(value)[1] : undefined;
}

/** What the option expects, if the value is something else. */
function expectedOf(type: FilterOptionType, value: string): string | undefined {
  if (value.includes("${")) {
    return undefined;
  }
  if (typeof type === "object") {
    if ("oneOf" in type) {
      return type.oneOf.includes(value.toLowerCase()) ? undefined : oneOf(type.oneOf);
    }
    return splitWords(value).length < type.words ? `${type.words} words` : undefined;
  }
  switch (type) {
    case "boolean":
      return /^(?:true|false|on|off|yes|no)$/i.test(value) ? undefined : "on or off";
    case "integer":
      return /^\d+$/.test(value) ? undefined : "a whole number";
    case "number":
      return /^\d+(?:\.\d+)?$/.test(value) ? undefined : "a number";
    case "field-and-regex":
      return value.trim().includes(" ") ? undefined : "a field and a regular expression";
    case "tag-rule":
      return splitWords(value).length < 4 ? "4 words" : undefined;
    case "text":
      return undefined;
  }
}
