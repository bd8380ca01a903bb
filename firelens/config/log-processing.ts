import { type FluentBitVersion, isInRange } from "../facts/fluent-bit-version.js";
import type { ConfigFile } from "./config-file.js";
import type { FilterSection, ParserSection } from "./router-config.js";
import { tagsOf } from "./router-config.js";
import { quoteWord } from "./words.js";

/** What the router does with the lines of a container before it sends them. */
export interface LogProcessing {
  /**
   * The multi-line parsers that join the lines of a stack trace to one record: java, python, go, ruby, or one of
   * `router.config.multilineParsers`.
   * @default - each line is a record
   */
  readonly multiline?: string | readonly string[];
  /**
   * Records whose text matches one of these regular expressions are dropped. Ruby syntax: `^` is the beginning of each line.
   * @default - none
   */
  readonly drop?: readonly (RegExp | string)[];
  /**
   * The parser that makes fields of the text: "json", "logfmt", or one of `router.config.parsers`. A text that it can't read
   * stays as it is. The record's `source` (stdout or stderr) becomes `container_source`, so that a field of that name can
   * be the application's.
   * @default - the text is the field `log`
   */
  readonly parse?: string;
  /**
   * Fields that each record has in addition. `${NAME}` is read from the router's environment.
   * @default - none
   */
  readonly labels?: Readonly<Record<string, string>>;
}

/** The parsers of `parse` that need no definition. Those in AWS' image read times in a format that few applications write. */
export const SHORTHAND_PARSERS: Readonly<Record<string, ParserSection>> = {
  json: { name: "json_without_time", format: "json" },
  logfmt: { name: "logfmt_without_time", format: "logfmt" },
};

/** Milliseconds after which lines are sent without waiting for more. With Fluent Bit's own 2000, a task that stops loses them. */
export const FLUSH_MS = 500;

/**
 * The filters that the options of a container stand for.
 * @param storage - where records wait that go through all filters again
 */
export function processingFilters(
  container: string,
  { multiline, drop = [], parse, labels = {} }: LogProcessing,
  storage: "memory" | "filesystem" = "memory",
): FilterSection[] {
  const match = tagsOf(container);
  const filters: FilterSection[] = [];
  if (multiline !== undefined || parse !== undefined) {
    filters.push({
      name: "multiline",
      match,
      options: { "multiline.key_content": "log", mode: "partial_message" },
    });
  }
  if (multiline !== undefined) {
    filters.push({
      name: "multiline",
      match,
      options: {
        "multiline.key_content": "log",
        "multiline.parser": [multiline].flat().join(", "),
        flush_ms: FLUSH_MS,
        ...(storage === "filesystem" ? { "emitter_storage.type": storage } : {}),
      },
    });
  }
  if (drop.length > 0) {
    filters.push({
      name: "grep",
      match,
      options: { Exclude: drop.map((pattern) => `log ${patternText(pattern)}`) },
    });
  }
  if (parse !== undefined) {
    filters.push(
      { name: "modify", match, options: { Rename: "source container_source" } },
      {
        name: "parser",
        match,
        options: {
          Key_Name: "log",
          Parser: SHORTHAND_PARSERS[parse]?.name ?? parse,
          Reserve_Data: "On",
        },
      },
    );
  }
  if (Object.keys(labels).length > 0) {
    filters.push({
      name: "record_modifier",
      match,
      options: { Record: Object.entries(labels).map(([name, value]) => `${name} ${quoteWord(value)}`) },
    });
  }
  return filters;
}

/**
 * A regular expression as Fluent Bit reads it, which trims blanks and takes a text between two slashes for the pattern
 * between them. Source: src/flb_regex.c.
 */
export function patternText(pattern: RegExp | string): string {
  const source = typeof pattern === "string" ? pattern : pattern.source.replaceAll("\\/", "/");
  const text = source.replace(/^ +| +$/g, (blanks) => "\\x20".repeat(blanks.length)).replace(/^(?=\/)/, "\\");
  return `${typeof pattern === "string" ? "" : rubyOptions(pattern)}${text}`;
}

/** The options of a regular expression in Ruby's syntax, where `m` lets the dot match a line break. */
function rubyOptions({ ignoreCase, dotAll }: RegExp): string {
  const options = `${ignoreCase ? "i" : ""}${dotAll ? "m" : ""}`;
  return options === "" ? "" : `(?${options})`;
}

/** The fields that FireLens adds to each record, as the init process of AWS' image gives them. */
const ECS_FIELDS = [
  "ecs_cluster ${ECS_CLUSTER}",
  "ecs_task_arn ${ECS_TASK_ARN}",
  "ecs_task_definition ${ECS_TASK_DEFINITION}",
];

/**
 * The filter that adds FireLens' own fields. FireLens' filter adds them twice to a record that goes through all filters
 * again, as joined records do.
 */
export function ecsMetadataFilter(container: string): FilterSection {
  return { name: "record_modifier", match: tagsOf(container), options: { Record: ECS_FIELDS } };
}

/** Where chunks of logs are written before they are sent. */
const STORAGE_PATH = "/var/log/flb-storage";

/**
 * The sections that let FireLens' own inputs write what they receive to disk. Fluent Bit 1.9.10 can't be told so in
 * [SERVICE]; a second input on the same socket takes the place of FireLens' own there, as inputs start in the file's order.
 */
export function storageSections(version: FluentBitVersion): Pick<ConfigFile, "service" | "inputs"> {
  const service = { "storage.path": STORAGE_PATH, "storage.max_chunks_up": 25 };
  return isInRange({ since: "4.2.4" }, version)
    ? {
        service: { ...service, "storage.type": "filesystem", "storage.inherit": "on" },
        inputs: [],
      }
    : {
        service,
        inputs: [
          {
            name: "forward",
            options: { unix_path: "/var/run/fluent.sock", "storage.type": "filesystem" },
          },
        ],
      };
}
