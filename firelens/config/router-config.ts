import type { FilterName } from "../data/filter-options.js";

/** The value of an option; a list stands for one line each. */
export type ConfigValue = string | number | boolean | readonly (string | number | boolean)[];

/** Options of Fluent Bit, by their names there. `${NAME}` in a value is read from the router's environment. */
export type ConfigOptions = Readonly<Record<string, ConfigValue>>;

/** A [FILTER] section. */
export interface FilterSection {
  /** The filter plugin. */
  readonly name: FilterName;
  /** The tags whose records it takes, with `*` for any text. `tagsOf` is those of a container. */
  readonly match: string;
  /** The plugin's options. */
  readonly options: ConfigOptions;
}

/** An [OUTPUT] section. */
export interface OutputSection {
  /** The output plugin. */
  readonly name: string;
  /** The tags whose records it takes. */
  readonly match: string;
  /** The plugin's options. */
  readonly options: ConfigOptions;
}

/** An [INPUT] section. */
export interface InputSection {
  readonly name: string;
  readonly options: ConfigOptions;
}

/** A [PARSER] section. */
export interface ParserSection {
  /** The name by which filters and outputs refer to the parser. */
  readonly name: string;
  /** What a line is: JSON, text with a pattern, tab-separated `label:value`, or `key=value`. */
  readonly format: "json" | "regex" | "ltsv" | "logfmt";
  /**
   * The other keys, such as `Time_Key`.
   * @default - none
   */
  readonly options?: ConfigOptions;
}

/** A state of a multi-line parser: what a line looks like, and the state that the next line is in. */
export interface MultilineRule {
  /** The state's name; that of the first line of a record is `start_state`. */
  readonly state: string;
  /** The regular expression of a line in this state (Ruby syntax). */
  readonly pattern: string;
  /** The state of the next line. */
  readonly next: string;
}

/** A [MULTILINE_PARSER] section of type `regex`. */
export interface MultilineParserSection {
  /** The name by which filters refer to the parser. */
  readonly name: string;
  /** The states of the parser, and which line leads to which. */
  readonly rules: readonly MultilineRule[];
}

/**
 * What a router reads beside the configuration that FireLens generates. Names and options are Fluent Bit's. Multi-line
 * filters come first and `rewrite_tag` last, whatever their place in `filters`; the others keep their order.
 */
export interface RouterConfig {
  /**
   * Keys of [SERVICE], such as `Grace`.
   * @default - Fluent Bit's own
   */
  readonly service?: ConfigOptions;
  /**
   * Parsers, which the filter `parser` and `parse` name.
   * @default - none
   */
  readonly parsers?: readonly ParserSection[];
  /**
   * Multi-line parsers beside Fluent Bit's own, which are cri, docker, go, java, python and ruby.
   * @default - none
   */
  readonly multilineParsers?: readonly MultilineParserSection[];
  /**
   * Filters.
   * @default - none
   */
  readonly filters?: readonly FilterSection[];
  /**
   * Outputs beside those of the containers' destinations.
   * @default - none
   */
  readonly outputs?: readonly OutputSection[];
  /**
   * Text in the classic format for the end of the file: what the rest can't say.
   * @default - none
   */
  readonly text?: string;
}

/** The tags of a container's records: `<container>-firelens-<task id>`. */
export function tagsOf(container: string): string {
  // Without the last hyphen, the records of a container called `<container>-firelens2` match too.
  return `${container}-firelens-*`;
}
