import type {
  ConfigOptions,
  FilterSection,
  InputSection,
  MultilineParserSection,
  OutputSection,
  ParserSection,
} from "./router-config.js";
import { quote } from "./words.js";

/** A configuration file in the order of its sections. */
export interface ConfigFile {
  readonly service: ConfigOptions;
  readonly inputs: readonly InputSection[];
  readonly filters: readonly FilterSection[];
  readonly outputs: readonly OutputSection[];
  readonly text?: string;
}

/** The file in Fluent Bit's classic format. Parsers are not in it: Fluent Bit does not start if an included file has any. */
export function writeConfigFile({ service, inputs, filters, outputs, text }: ConfigFile): string {
  return joinSections([
    ...(Object.keys(service).length === 0 ? [] : [section("SERVICE", linesOf(service))]),
    ...inputs.map(({ name, options }) => section("INPUT", [line("Name", name), ...linesOf(options)])),
    ...filters.map((filter) => section("FILTER", pluginLines(filter))),
    ...outputs.map((output) => section("OUTPUT", pluginLines(output))),
    ...(text === undefined ? [] : [`${text.trimEnd()}\n`]),
  ]);
}

/** The file of parsers in the classic format. Fluent Bit reads it through `Parsers_File` or the argument `-R`. */
export function writeParsersFile(
  parsers: readonly ParserSection[],
  multilineParsers: readonly MultilineParserSection[],
): string {
  return joinSections([
    ...parsers.map(({ name, format, options = {} }) =>
      section("PARSER", [line("Name", name), line("Format", format), ...linesOf(options)]),
    ),
    ...multilineParsers.map(({ name, rules }) =>
      section("MULTILINE_PARSER", [
        line("name", name),
        line("type", "regex"),
        ...rules.map(({ state, pattern, next }) =>
          line("rule", [state, `/${pattern}/`, next].map(quote).join(" ")),
        ),
      ]),
    ),
  ]);
}

/** The filters in the order in which each works: records are joined first, and have their new tag last. */
export function inOrder<T>(filters: readonly T[], filterOf: (item: T) => FilterSection): T[] {
  return [0, 1, 2, 3].flatMap((stage) => filters.filter((item) => stageOf(filterOf(item)) === stage));
}

/**
 * A long line that Docker split is joined before stack traces are, and both before a parser reads the text. What has a new
 * tag goes through all filters again, so that filters before `rewrite_tag` are not repeated on the new tag by their match.
 */
function stageOf(filter: FilterSection): number {
  if (filter.name === "multiline") {
    return joinsPartialMessages(filter) ? 0 : 1;
  }
  return filter.name === "rewrite_tag" ? 3 : 2;
}

/** Whether a multi-line filter joins the pieces of long lines instead of lines. */
export function joinsPartialMessages({ name, options }: FilterSection): boolean {
  return name === "multiline" && optionOf(options, "mode")?.toLowerCase() === "partial_message";
}

/** The first value of an option, by its name without regard to case. */
export function optionOf(options: ConfigOptions, name: string): string | undefined {
  return optionsOf(options, name)[0];
}

/** All values of an option, by its name without regard to case. */
export function optionsOf(options: ConfigOptions, name: string): string[] {
  return Object.entries(options).flatMap(([key, value]) =>
    key.toLowerCase() === name.toLowerCase() ? [value].flat().map(String) : [],
  );
}

function pluginLines({ name, match, options }: FilterSection | OutputSection): string[] {
  return [line("Name", name), line("Match", match), ...linesOf(options)];
}

function linesOf(options: ConfigOptions): string[] {
  return Object.entries(options).flatMap(([key, value]) => [value].flat().map((one) => line(key, one)));
}

function line(key: string, value: string | number | boolean): string {
  return `    ${key} ${value}\n`;
}

function section(name: string, lines: readonly string[]): string {
  return `[${name}]\n${lines.join("")}`;
}

function joinSections(sections: readonly string[]): string {
  return sections.join("\n");
}
