import type { VersionRange } from "../facts/fluent-bit-version.js";

/**
 * How Fluent Bit reads the value of a filter's option. `words`: that number of words, of which the last may hold blanks.
 * `field-and-regex`: a field, and a regular expression that may hold blanks. `tag-rule`: four words, of which the second is a
 * regular expression.
 */
export type FilterOptionType =
  | "text"
  | "boolean"
  | "integer"
  | "number"
  | "field-and-regex"
  | "tag-rule"
  | { readonly words: number }
  | { readonly oneOf: readonly string[] };

export interface FilterOption extends VersionRange {
  readonly type: FilterOptionType;
  /** Fluent Bit does not start without it. @default false */
  readonly required?: boolean;
  /** May be given more than once. @default false */
  readonly multiple?: boolean;
}

const TEXT: FilterOption = { type: "text" };
const TEXTS: FilterOption = { type: "text", multiple: true };
const BOOLEAN: FilterOption = { type: "boolean" };
const KEY_AND_VALUE: FilterOption = { type: { words: 2 }, multiple: true };
const FIELD_AND_REGEX: FilterOption = { type: "field-and-regex", multiple: true };
const BUFFER_TYPE: FilterOption = { type: { oneOf: ["memory", "filesystem"] } };

/**
 * The options of the filters that a router's configuration has, by plugin. Fluent Bit compares names without regard to case.
 *
 * Source: the config maps in plugins/filter_* of 1.9.10, 4.2.4, 5.0.9 and 5.1.1; required and words were read in the
 * plugins' source.
 */
export const FILTER_OPTIONS = {
  grep: {
    Regex: FIELD_AND_REGEX,
    Exclude: FIELD_AND_REGEX,
    Logical_Op: { type: { oneOf: ["legacy", "and", "or"] }, since: "4.2.4" },
  },
  lua: {
    script: TEXT,
    code: TEXT,
    call: { type: "text", required: true },
    type_int_key: TEXT,
    type_array_key: TEXT,
    protected_mode: BOOLEAN,
    time_as_table: BOOLEAN,
    enable_flb_null: { type: "boolean", since: "4.2.4" },
  },
  modify: {
    Set: KEY_AND_VALUE,
    Add: KEY_AND_VALUE,
    Remove: TEXTS,
    Remove_wildcard: TEXTS,
    Remove_regex: TEXTS,
    Move_To_Start: { type: "text", multiple: true, since: "4.2.4" },
    Move_To_End: { type: "text", multiple: true, since: "4.2.4" },
    Rename: KEY_AND_VALUE,
    Hard_Rename: KEY_AND_VALUE,
    Copy: KEY_AND_VALUE,
    Hard_copy: KEY_AND_VALUE,
    Condition: KEY_AND_VALUE,
  },
  multiline: {
    "multiline.parser": TEXTS,
    "multiline.key_content": TEXT,
    mode: { type: { oneOf: ["parser", "partial_message"] } },
    buffer: BOOLEAN,
    flush_ms: { type: "integer" },
    debug_flush: BOOLEAN,
    emitter_name: TEXT,
    "emitter_storage.type": BUFFER_TYPE,
    emitter_mem_buf_limit: TEXT,
  },
  nest: {
    Operation: { type: { oneOf: ["nest", "lift"] }, required: true },
    Wildcard: TEXTS,
    Nest_under: TEXT,
    Nested_under: TEXT,
    Add_prefix: TEXT,
    Remove_prefix: TEXT,
  },
  parser: {
    Key_Name: { type: "text", required: true },
    Parser: { type: "text", required: true, multiple: true },
    Preserve_Key: BOOLEAN,
    Reserve_Data: BOOLEAN,
  },
  record_modifier: {
    Record: KEY_AND_VALUE,
    Remove_key: TEXTS,
    Allowlist_key: TEXTS,
    // 1.9.10 reads it and removes nothing.
    Whitelist_key: { type: "text", multiple: true, since: "4.2.4" },
    Uuid_key: { type: "text", since: "4.2.4" },
  },
  rewrite_tag: {
    Rule: { type: "tag-rule", required: true, multiple: true },
    Emitter_Name: TEXT,
    "Emitter_Storage.type": BUFFER_TYPE,
    Emitter_Mem_Buf_Limit: TEXT,
  },
  throttle: {
    Rate: { type: "number" },
    Window: { type: "integer" },
    Interval: TEXT,
    Print_Status: BOOLEAN,
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, FilterOption>>>>;

/** The filters that a router's configuration has. */
export type FilterName = keyof typeof FILTER_OPTIONS;

/** What Fluent Bit takes for every filter. The name and the match have fields of their own. */
export const COMMON_FILTER_OPTIONS: Readonly<Record<string, FilterOption>> = {
  Alias: TEXT,
  Log_Level: { type: { oneOf: ["off", "error", "warn", "info", "debug", "trace"] } },
  Log_Suppress_Interval: { type: "text", since: "4.2.4" },
};
