import type { VersionRange } from "../facts/fluent-bit-version.js";
import { LOG_RETENTION_DAYS } from "../facts/log-retention.js";
import { oneOf } from "../message.js";

/** What a plugin takes as the value of an option, beyond the option's type. */
export interface OptionValues extends VersionRange {
  readonly plugins: readonly string[];
  readonly option: string;
  /** False where Fluent Bit only ignores or replaces a bad value. @default true */
  readonly isFatal?: boolean;
  readonly expected: string;
  readonly accepts: (value: string) => boolean;
}

/** The words, in any case. */
function words(...values: readonly string[]) {
  return { expected: oneOf(values), accepts: (value: string) => values.includes(value.toLowerCase()) };
}

/** The words in exactly this case: AWS' C plugins compare with strcmp. */
function exactWords(...values: readonly string[]) {
  return { expected: `${oneOf(values)}, in this case`, accepts: (value: string) => values.includes(value) };
}

/** A whole number, or what Fluent Bit reads as zero, which the option's type reports. */
function numbers(minimum: number, maximum: number) {
  return {
    expected: `${minimum} to ${maximum}`,
    accepts: (value: string) =>
      !/^[+-]?\d+$/.test(value) || (Number(value) >= minimum && Number(value) <= maximum),
  };
}

function beginsWith(sign: string) {
  return { expected: `a value that begins with ${sign}`, accepts: (value: string) => value.startsWith(sign) };
}

/** An address with a scheme and a host. */
const URL_VALUE = {
  expected: "an address with its scheme, such as https://example.com",
  accepts: (value: string) => /^https?:\/\/[^/:]/i.test(value),
};

/** An address that Fluent Bit parses, and cannot reach by TLS. */
const PROXY = {
  expected: "an address with its scheme, such as http://10.0.0.1:3128",
  accepts: (value: string) => /^[a-z]+:\/\/[^/:]/i.test(value),
};

/** `name=value` or `$name`, separated by commas. */
const KEY_VALUES = {
  expected: "name=value or $name, separated by commas",
  accepts: (value: string) => items(value).every((item) => item.startsWith("$") || /^[^=]*=./.test(item)),
};

/** Record accessors, separated by commas. */
const ACCESSORS = {
  expected: "names that begin with $, separated by commas",
  accepts: (value: string) => items(value).every((item) => item.startsWith("$")),
};

function items(value: string) {
  return value.split(",").map((item) => item.trim());
}

/** Source: flb_pack_to_json_date_type. */
const DATE_FORMATS = ["double", "iso8601", "epoch", "java_sql_timestamp"];
const LATER_DATE_FORMATS = [...DATE_FORMATS, "epoch_ms", "epoch_millis", "epoch_milliseconds"];

const SEARCH = ["es", "opensearch"];
const KINESIS = ["kinesis_firehose", "kinesis_streams"];

/** Plugins that go on with `double` where json_date_format is unknown. */
const DATES = ["http", "null", "stdout", "tcp", "udp", "websocket"];

/**
 * Source: the plugins' init code in 1.9.10, 4.2.4, 5.0.9 and 5.1.1, and the starts of the real binaries
 * (fluent-bit-verdicts.jsonl). Compressions: src/aws/flb_aws_compress.c; parquet and arrow need a build with Arrow.
 */
export const OPTION_VALUES: readonly OptionValues[] = [
  { plugins: SEARCH, option: "write_operation", ...words("index", "create", "update", "upsert") },
  {
    plugins: [...SEARCH, "datadog", "nrlogs"],
    option: "compress",
    isFatal: false,
    ...words("gzip", "none", "false", "off"),
  },
  { plugins: ["loki"], option: "line_format", ...words("json", "key_value") },
  { plugins: ["loki"], option: "label_keys", ...ACCESSORS },
  { plugins: ["loki"], option: "labels", ...KEY_VALUES },
  { plugins: ["loki"], option: "structured_metadata", ...KEY_VALUES },
  { plugins: ["loki"], option: "structured_metadata_map_keys", ...ACCESSORS },
  {
    plugins: ["loki"],
    option: "drop_single_key",
    since: "4.2.4",
    ...words("raw", "true", "on", "yes", "false", "off", "no"),
  },
  { plugins: ["splunk"], option: "event_key", ...beginsWith("$") },
  { plugins: ["http"], option: "compress", until: "1.9.10", isFatal: false, ...words("gzip") },
  { plugins: ["http"], option: "compress", since: "4.2.4", ...words("gzip", "snappy", "zstd") },
  {
    plugins: ["http"],
    option: "format",
    isFatal: false,
    ...words("msgpack", "json", "json_stream", "json_lines", "gelf", "otlp_json", "otlp_json_pretty"),
  },
  { plugins: ["http"], option: "http_method", ...words("post", "put") },
  {
    plugins: ["http", "opentelemetry", "datadog", "prometheus_remote_write"],
    option: "proxy",
    ...PROXY,
  },
  { plugins: ["opentelemetry"], option: "compress", ...words("gzip", "zstd") },
  { plugins: ["nrlogs"], option: "base_uri", ...URL_VALUE },
  {
    plugins: ["slack"],
    option: "webhook",
    expected: "an https address with a path",
    accepts: (value) => /^https:\/\/[^/]+\/./i.test(value),
  },
  { plugins: ["forward"], option: "compress", ...words("text", "gzip") },
  { plugins: ["gelf"], option: "mode", ...words("tcp", "tls", "udp") },
  { plugins: ["syslog"], option: "mode", until: "5.0.9", ...words("tcp", "tls", "udp") },
  { plugins: ["syslog"], option: "mode", since: "5.1.1", ...words("tcp", "tls", "udp", "dtls") },
  { plugins: ["syslog"], option: "syslog_format", ...words("rfc3164", "rfc5424") },
  { plugins: ["syslog"], option: "syslog_severity_preset", ...numbers(0, 7) },
  { plugins: ["syslog"], option: "syslog_facility_preset", ...numbers(0, 23) },
  {
    plugins: ["file"],
    option: "format",
    ...words("csv", "ltsv", "plain", "msgpack", "template", "out_file"),
  },
  { plugins: ["influxdb"], option: "uri", ...beginsWith("/") },
  {
    plugins: ["stdout", "null"],
    option: "format",
    isFatal: false,
    ...words("msgpack", "json", "json_stream", "json_lines", "otlp_json", "otlp_json_pretty"),
  },
  { plugins: DATES, option: "json_date_format", until: "1.9.10", isFatal: false, ...words(...DATE_FORMATS) },
  {
    plugins: DATES,
    option: "json_date_format",
    since: "4.2.4",
    isFatal: false,
    ...words(...LATER_DATE_FORMATS),
  },
  { plugins: ["s3"], option: "json_date_format", until: "1.9.10", ...words(...DATE_FORMATS) },
  { plugins: ["s3"], option: "json_date_format", since: "4.2.4", ...words(...LATER_DATE_FORMATS) },
  { plugins: ["s3"], option: "compression", until: "1.9.10", ...exactWords("gzip", "arrow") },
  {
    plugins: ["s3"],
    option: "compression",
    since: "4.2.4",
    until: "4.2.4",
    ...exactWords("gzip", "zstd", "arrow", "parquet"),
  },
  {
    plugins: ["s3"],
    option: "compression",
    since: "5.0.9",
    until: "5.0.9",
    ...exactWords("gzip", "zstd", "snappy", "arrow", "parquet"),
  },
  {
    plugins: ["s3"],
    option: "compression",
    since: "5.1.1",
    ...exactWords("gzip", "zstd", "snappy", "arrow", "parquet", "none"),
  },
  { plugins: KINESIS, option: "compression", until: "1.9.10", ...exactWords("gzip") },
  { plugins: KINESIS, option: "compression", since: "4.2.4", until: "4.2.4", ...exactWords("gzip", "zstd") },
  { plugins: KINESIS, option: "compression", since: "5.0.9", ...exactWords("gzip", "zstd", "snappy") },
  { plugins: KINESIS, option: "port", since: "5.0.9", ...numbers(1, 65_535) },
  { plugins: ["s3"], option: "s3_key_format", ...beginsWith("/") },
  { plugins: ["kinesis"], option: "compression", ...words("zlib", "gzip", "none") },
  {
    plugins: ["kinesis"],
    option: "partition_key",
    expected: "any key but log",
    accepts: (value) => value !== "log",
  },
  { plugins: ["kinesis"], option: "experimental_concurrency", ...numbers(0, 10) },
  {
    plugins: ["cloudwatch", "cloudwatch_logs"],
    option: "log_retention_days",
    isFatal: false,
    expected: oneOf(LOG_RETENTION_DAYS),
    accepts: (value) => value === "0" || LOG_RETENTION_DAYS.includes(Number(value)),
  },
  { plugins: ["azure_blob"], option: "auth_type", ...words("key", "sas") },
  { plugins: ["azure_blob"], option: "blob_type", ...words("appendblob", "blockblob") },
  { plugins: ["stackdriver"], option: "labels", ...KEY_VALUES },
];

const TLS_VERSIONS = ["tlsv1", "tlsv1.1", "tlsv1.2", "tlsv1.3"];
const LEVELS = ["off", "error", "warn", "warning", "info", "debug", "trace"];

/** Values of options that Fluent Bit itself reads for every output. */
export const COMMON_OPTION_VALUES: readonly Omit<OptionValues, "plugins">[] = [
  { option: "log_level", until: "1.9.10", isFatal: false, ...words(...LEVELS) },
  { option: "log_level", since: "4.2.4", ...words(...LEVELS) },
  // 4.2 crashes where a later version logs an error.
  ...["tls.min_version", "tls.max_version"].flatMap((option) => [
    { option, until: "4.2.4" as const, ...words(...TLS_VERSIONS) },
    { option, since: "5.0.9" as const, isFatal: false, ...words(...TLS_VERSIONS) },
  ]),
];
