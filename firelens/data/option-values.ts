import { LOG_RETENTION_DAYS } from "../facts/log-retention.js";

/** What a plugin takes as the value of an option, beyond the option's type. */
export interface OptionValues {
  readonly plugins: readonly string[];
  readonly option: string;
  /** Fluent Bit versions it holds for. @default all */
  readonly versions?: readonly string[];
  /** False where Fluent Bit only ignores or replaces a bad value. @default true */
  readonly isFatal?: boolean;
  readonly expected: string;
  readonly accepts: (value: string) => boolean;
}

function isOneOf(...values: readonly string[]) {
  return (value: string) => values.includes(value.toLowerCase());
}

/** AWS' C plugins compare with strcmp. */
function isExactly(...values: readonly string[]) {
  return (value: string) => values.includes(value);
}

function items(value: string) {
  return value.split(",").map((item) => item.trim());
}

const LATER = ["4.2.4", "5.0.9", "5.1.1"];

/** Source: the plugins' init code, noted per option in output-options.json. */
export const OPTION_VALUES: readonly OptionValues[] = [
  {
    plugins: ["es", "opensearch"],
    option: "write_operation",
    expected: "index, create, update, upsert",
    accepts: isOneOf("index", "create", "update", "upsert"),
  },
  {
    plugins: ["es", "opensearch", "datadog", "nrlogs"],
    option: "compress",
    isFatal: false,
    expected: "gzip",
    accepts: isOneOf("gzip", "false", "off"),
  },
  {
    plugins: ["loki"],
    option: "line_format",
    expected: "json, key_value",
    accepts: isOneOf("json", "key_value"),
  },
  {
    plugins: ["loki"],
    option: "label_keys",
    expected: "names that begin with $, separated by commas",
    accepts: (value) => items(value).every((item) => item.startsWith("$")),
  },
  {
    plugins: ["loki"],
    option: "labels",
    expected: "name=value or $name, separated by commas",
    accepts: (value) => items(value).every((item) => item.startsWith("$") || /^[^=]+=/.test(item)),
  },
  {
    plugins: ["splunk"],
    option: "event_key",
    expected: "a record accessor that begins with $",
    accepts: (value) => value.startsWith("$"),
  },
  {
    plugins: ["http"],
    option: "compress",
    versions: ["1.9.10"],
    expected: "gzip",
    accepts: isOneOf("gzip"),
  },
  {
    plugins: ["http"],
    option: "compress",
    versions: LATER,
    expected: "gzip, snappy, zstd",
    accepts: isOneOf("gzip", "snappy", "zstd"),
  },
  {
    plugins: ["http"],
    option: "format",
    isFatal: false,
    expected: "msgpack, json, json_stream, json_lines, gelf",
    accepts: isOneOf("msgpack", "json", "json_stream", "json_lines", "gelf"),
  },
  { plugins: ["http"], option: "http_method", expected: "POST, PUT", accepts: isOneOf("post", "put") },
  {
    plugins: ["opentelemetry"],
    option: "compress",
    expected: "gzip, zstd",
    accepts: isOneOf("gzip", "zstd"),
  },
  { plugins: ["forward"], option: "compress", expected: "text, gzip", accepts: isOneOf("text", "gzip") },
  {
    plugins: ["s3"],
    option: "compression",
    versions: ["1.9.10"],
    expected: "gzip, arrow, in lower case",
    accepts: isExactly("gzip", "arrow"),
  },
  {
    plugins: ["s3"],
    option: "compression",
    versions: LATER,
    expected: "gzip, zstd, snappy, parquet, arrow, in lower case",
    accepts: isExactly("gzip", "zstd", "snappy", "parquet", "arrow"),
  },
  {
    plugins: ["kinesis_firehose", "kinesis_streams"],
    option: "compression",
    expected: "gzip, zstd, snappy, in lower case",
    accepts: isExactly("gzip", "zstd", "snappy"),
  },
  {
    plugins: ["s3"],
    option: "s3_key_format",
    expected: "a key that begins with /",
    accepts: (value) => value.startsWith("/"),
  },
  {
    plugins: ["s3"],
    option: "total_file_size",
    expected: "1M to 50G",
    accepts: isSizeBetween(1e6, 50e9),
  },
  {
    plugins: ["s3"],
    option: "upload_chunk_size",
    expected: "5242880 (bytes) to 50M",
    accepts: isSizeBetween(5_242_880, 50e6),
  },
  {
    plugins: ["kinesis"],
    option: "compression",
    expected: "zlib, gzip, none",
    accepts: isOneOf("zlib", "gzip", "none"),
  },
  {
    plugins: ["kinesis"],
    option: "partition_key",
    expected: "any key but log",
    accepts: (value) => value !== "log",
  },
  {
    plugins: ["kinesis"],
    option: "experimental_concurrency",
    expected: "0 to 10",
    accepts: (value) => Number(value) >= 0 && Number(value) <= 10,
  },
  {
    plugins: ["cloudwatch_logs"],
    option: "log_group_class",
    expected: "STANDARD, INFREQUENT_ACCESS",
    accepts: isOneOf("standard", "infrequent_access"),
  },
  {
    plugins: ["cloudwatch", "cloudwatch_logs"],
    option: "log_retention_days",
    isFatal: false,
    expected: LOG_RETENTION_DAYS.join(", "),
    accepts: (value) => value === "0" || LOG_RETENTION_DAYS.includes(Number(value)),
  },
];

/** Values of log_level, which Fluent Bit itself reads for every output. */
export const LOG_LEVEL_VALUES: OptionValues = {
  plugins: [],
  option: "log_level",
  expected: "off, error, warn, info, debug, trace",
  accepts: isOneOf("off", "error", "warn", "info", "debug", "trace"),
};

function isSizeBetween(least: number, most: number): (value: string) => boolean {
  return (value) => {
    const [, number, unit = ""] = /^(\d+(?:\.\d+)?)\s*([kmg]?)b?$/i.exec(value.trim()) ?? [];
    const bytes = Number(number) * (SIZE_UNITS[unit.toLowerCase()] ?? 1);
    return Number.isNaN(bytes) || (bytes >= least && bytes <= most);
  };
}

/** Fluent Bit's units are decimal. */
const SIZE_UNITS: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, g: 1e9 };
