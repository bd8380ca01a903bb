import {
  BUILT_IN_MULTILINE_PARSERS,
  PARSER_FORMATS,
  PARSER_KEYS,
  STOCK_PARSERS,
  STOCK_PARSERS_FILE,
} from "../data/parser-options.js";
import { type FluentBitVersion, isInRange } from "../facts/fluent-bit-version.js";
import { nearest } from "../facts/nearest.js";
import { formatMessage, oneOf } from "../message.js";
import type { Placed } from "./check-flow.js";
import { checkNames } from "./check-options.js";
import { checkLine, checkLines, checkRegex } from "./check-text.js";
import { joinsPartialMessages, optionOf, optionsOf } from "./config-file.js";
import { SHORTHAND_PARSERS } from "./log-processing.js";
import type { FilterSection, MultilineParserSection, ParserSection, RouterConfig } from "./router-config.js";

/** What is wrong with the parsers of a configuration, and with the names of parsers in its filters; empty when nothing is. */
export function checkParsers(
  at: string,
  { service = {}, parsers = [], multilineParsers = [] }: RouterConfig,
  filters: readonly Placed<FilterSection>[],
  version: FluentBitVersion | undefined,
): string[] {
  const parsersFile = optionOf(service, "parsers_file");
  return [
    ...parsers.flatMap((parser, index) => checkParser(`${at}.parsers[${index}]`, parser, version)),
    ...multilineParsers.flatMap((parser, index) =>
      checkMultilineParser(`${at}.multilineParsers[${index}]`, parser, version),
    ),
    ...checkNamesOnce(`${at}.parsers`, parsers),
    ...checkNamesOnce(`${at}.multilineParsers`, multilineParsers),
    ...filters.flatMap(({ at: place, section }) => [
      ...checkParserNames(place, section, parsers, parsersFile),
      ...checkMultilineNames(place, section, multilineParsers, version),
    ]),
  ];
}

function checkParser(
  at: string,
  { name, format, options = {} }: ParserSection,
  version: FluentBitVersion | undefined,
): string[] {
  const findings = [
    ...checkLine(`${at}.name`, name, "Name", version),
    ...checkNames(`${at}.options`, options, PARSER_KEYS, version),
    ...checkLines(`${at}.options`, options, version),
  ];
  if (STOCK_PARSERS.includes(name)) {
    const expected = `another name, as ${STOCK_PARSERS_FILE} defines it and newer routers stop at a second definition`;
    findings.push(formatMessage({ what: `${at}.name`, value: name, expected }));
  }
  if (!PARSER_FORMATS.includes(format)) {
    findings.push(
      formatMessage({
        what: `${at}.format`,
        value: format,
        expected: oneOf(PARSER_FORMATS),
        nearest: nearest(format, PARSER_FORMATS),
      }),
    );
  }
  const regex = optionOf(options, "regex");
  if (regex !== undefined) {
    findings.push(...checkRegex(`${at}.options.Regex`, regex));
  } else if (format === "regex") {
    findings.push(formatMessage({ what: `${at}.options.Regex`, expected: "a regular expression" }));
  }
  return findings;
}

function checkMultilineParser(
  at: string,
  { name, rules }: MultilineParserSection,
  version: FluentBitVersion | undefined,
): string[] {
  const states = rules.map(({ state }) => state);
  const findings = checkLine(`${at}.name`, name, "name", version);
  if (Object.hasOwn(BUILT_IN_MULTILINE_PARSERS, name)) {
    const expected = "another name, as it is one of Fluent Bit's own";
    findings.push(formatMessage({ what: `${at}.name`, value: name, expected }));
  }
  if (states[0] !== "start_state") {
    const expected = "start_state, the state of a record's first line";
    findings.push(formatMessage({ what: `${at}.rules[0].state`, value: states[0], expected }));
  }
  for (const [index, { pattern, next }] of rules.entries()) {
    const what = `${at}.rules[${index}].pattern`;
    findings.push(...checkLine(what, `/${pattern}/`, "rule", version), ...checkRegex(what, `/${pattern}/`));
    if (!states.includes(next)) {
      findings.push(
        formatMessage({
          what: `${at}.rules[${index}].next`,
          value: next,
          expected: oneOf(states),
          nearest: nearest(next, states),
        }),
      );
    }
  }
  return findings;
}

function checkNamesOnce(at: string, parsers: readonly { readonly name: string }[]): string[] {
  const names = parsers.map(({ name }) => name);
  return names
    .filter((name, index) => names.indexOf(name) !== index)
    .map((name) => formatMessage({ what: at, value: name, expected: "each name once" }));
}

/** The names in `parser` filters. */
function checkParserNames(
  at: string,
  { name: plugin, options }: FilterSection,
  parsers: readonly ParserSection[],
  parsersFile: string | undefined,
): string[] {
  const own = [...parsers, ...Object.values(SHORTHAND_PARSERS)].map(({ name }) => name);
  return plugin === "parser"
    ? optionsOf(options, "parser").flatMap((name) =>
        checkParserName(`${at}.options.Parser`, name, own, parsersFile),
      )
    : [];
}

/**
 * What is wrong with the name of a parser; empty when nothing is. What a parsers file of one's own defines is not known.
 * @param own - the names that are defined
 */
export function checkParserName(
  what: string,
  name: string,
  own: readonly string[],
  parsersFile: string | undefined,
): string[] {
  if (own.includes(name)) {
    return [];
  }
  if (name === "json" && parsersFile === STOCK_PARSERS_FILE) {
    const expected =
      "a parser of one's own, as that of AWS' image reads the field time in a format of web servers only, and 1.9.10 drops other times";
    return [formatMessage({ what, value: name, expected, nearest: SHORTHAND_PARSERS.json?.name })];
  }
  if (parsersFile !== undefined && (parsersFile !== STOCK_PARSERS_FILE || STOCK_PARSERS.includes(name))) {
    return [];
  }
  const stock = STOCK_PARSERS.includes(name)
    ? `, or service.Parsers_File ${STOCK_PARSERS_FILE}, which FireLens does not load`
    : "";
  const expected = `${oneOf(own)}${stock}`;
  return [formatMessage({ what, value: name, expected, nearest: nearest(name, own) })];
}

/** The names in `multiline` filters. */
function checkMultilineNames(
  at: string,
  filter: FilterSection,
  own: readonly MultilineParserSection[],
  version: FluentBitVersion | undefined,
): string[] {
  if (filter.name !== "multiline" || joinsPartialMessages(filter)) {
    return [];
  }
  return optionsOf(filter.options, "multiline.parser")
    .flatMap((list) => list.split(","))
    .flatMap((name) => checkMultilineName(`${at}.options.multiline.parser`, name.trim(), own, version));
}

/** What is wrong with the name of a multi-line parser; empty when nothing is. */
export function checkMultilineName(
  what: string,
  name: string,
  own: readonly MultilineParserSection[],
  version: FluentBitVersion | undefined,
): string[] {
  const known = [
    ...Object.entries(BUILT_IN_MULTILINE_PARSERS)
      .filter(([, range]) => isInRange(range, version))
      .map(([builtIn]) => builtIn),
    ...own.map((parser) => parser.name),
  ];
  return known.includes(name)
    ? []
    : [formatMessage({ what, value: name, expected: oneOf(known), nearest: nearest(name, known) })];
}
