import { OPTION_VALUE_RULES } from "../../../firelens/rules/option-values.js";
import { testRules } from "../../support/rule-cases.js";
import { app, router, router5, task } from "../../support/task-definitions.js";

type Options = Readonly<Record<string, string>>;

const router4 = router({ image: "public.ecr.aws/aws-observability/aws-for-fluent-bit:3.2.0" });
const latest = router({ image: "fluent/fluent-bit:5.1.1" });
const output = (options: Options, log = router()) => task([app(options), log]);

testRules(OPTION_VALUE_RULES, {
  "empty-value": [
    {
      triggers: output({ Name: "es", Index: "" }),
      finding:
        "app.logConfiguration.options.Index: the value is empty; expected a value, or no option at all",
      passes: output({ Name: "es", Index: "-" }),
    },
    {
      triggers: output({ Name: "es", "include-pattern": " " }),
      finding:
        "app.logConfiguration.options.include-pattern: the value is empty; expected a value, or no option at all",
      passes: output({ Name: "es" }),
    },
  ],
  "line-break": [
    {
      triggers: output({ Name: "es", Index: "a\nb" }),
      finding: "app.logConfiguration.options.Index: the value has a line break; expected one line",
      passes: output({ Name: "es", Index: "a b" }),
    },
  ],
  "option-type": [
    {
      triggers: output({ Name: "es", Logstash_Format: "ture" }),
      finding:
        'app.logConfiguration.options.Logstash_Format: not a value for logstash_format: "ture"; expected one of true, on, yes, false, off, no',
      passes: output({ Name: "es", Logstash_Format: "ON" }),
    },
    {
      triggers: output({ Name: "cloudwatch", auto_create_group: "On" }),
      finding:
        'app.logConfiguration.options.auto_create_group: not a value for auto_create_group: "On"; expected true or false',
      passes: output({ Name: "cloudwatch", auto_create_group: "True" }),
    },
    {
      triggers: output({ Name: "http", Port: "https" }),
      finding:
        'app.logConfiguration.options.Port: not a value for port, so that no log arrives: "https"; expected a whole number',
      passes: output({ Name: "http", Port: "${PORT}" }),
    },
    {
      triggers: output({ Name: "http", "storage.total_limit_size": "1GiB" }, router5),
      finding:
        'app.logConfiguration.options.storage.total_limit_size: not a value for storage.total_limit_size: "1GiB"; expected a number with K, M or G and no space, such as 512K',
      passes: output({ Name: "http", "storage.total_limit_size": "off" }, router5),
      warns: output({ Name: "http", "storage.total_limit_size": "1GiB" }),
    },
    {
      triggers: output({ Name: "s3", upload_timeout: "10min" }),
      finding:
        'app.logConfiguration.options.upload_timeout: not a value for upload_timeout: "10min"; expected seconds, or a whole number with s, m, h or d',
      severity: "warning",
      passes: output({ Name: "s3", upload_timeout: "10m" }),
    },
    {
      triggers: output({ Name: "http", Header: "X-Source" }),
      finding:
        'app.logConfiguration.options.Header: not a value for header: "X-Source"; expected a name and a value',
      severity: "warning",
      passes: output({ Name: "http", Header: "X-Source nginx" }),
    },
    {
      triggers: output({ Name: "loki", drop_single_key: "raw" }),
      finding:
        'app.logConfiguration.options.drop_single_key: not a value for drop_single_key: "raw"; expected one of true, on, yes, false, off, no',
      passes: output({ Name: "loki", drop_single_key: "raw" }, router5),
    },
    {
      triggers: output({ Name: "http", tls: "yes" }),
      finding:
        'app.logConfiguration.options.tls: not a value for tls, so that logs are sent without TLS: "yes"; expected one of true, on, false, off',
      passes: output({ Name: "http", tls: "yes" }, router5),
    },
    {
      triggers: output({ Name: "http", "tls.verify": "Yes" }),
      finding:
        'app.logConfiguration.options.tls.verify: not a value for tls.verify, so that the server\'s certificate is not checked: "Yes"; expected one of true, on, false, off',
      passes: output({ Name: "http", "tls.verify": "on" }),
    },
    {
      triggers: output({ Name: "s3", total_file_size: "50 M" }),
      finding:
        'app.logConfiguration.options.total_file_size: not a value for total_file_size: "50 M"; expected a number with K, M or G and no space, such as 512K',
      passes: output({ Name: "s3", total_file_size: "50MB" }),
      warns: output({ Name: "es", Buffer_Size: "10X" }),
    },
    {
      triggers: output({ Name: "http", Workers: "two" }),
      finding:
        'app.logConfiguration.options.Workers: not a value for workers: "two"; expected a whole number',
      severity: "warning",
      passes: output({ Name: "http", Workers: "2" }),
    },
  ],
  "option-value": [
    {
      triggers: output({ Name: "kinesis_firehose", compression: "GZIP" }),
      finding:
        'app.logConfiguration.options.compression: not a value for compression: "GZIP"; expected gzip, in this case',
      passes: output({ Name: "kinesis_firehose", compression: "gzip" }),
    },
    {
      triggers: output({ Name: "http", compress: "lz4" }, router5),
      finding:
        'app.logConfiguration.options.compress: not a value for compress: "lz4"; expected one of gzip, snappy, zstd',
      passes: output({ Name: "http", compress: "zstd" }, router5),
    },
    {
      triggers: output({ Name: "s3", compression: "snappy" }, router4),
      finding:
        'app.logConfiguration.options.compression: not a value for compression: "snappy"; expected one of gzip, zstd, arrow, parquet, in this case',
      passes: output({ Name: "s3", compression: "snappy" }, router5),
    },
    {
      triggers: output({ Name: "s3", compression: "none" }, router5),
      finding:
        'app.logConfiguration.options.compression: not a value for compression: "none"; expected one of gzip, zstd, snappy, arrow, parquet, in this case',
      passes: output({ Name: "s3", compression: "none" }, latest),
    },
    {
      triggers: output({ Name: "gelf", Mode: "quic" }),
      finding:
        'app.logConfiguration.options.Mode: not a value for mode: "quic"; expected one of tcp, tls, udp',
      passes: output({ Name: "gelf", Mode: "TLS" }),
    },
    {
      triggers: output({ Name: "syslog", syslog_severity_preset: "8" }),
      finding:
        'app.logConfiguration.options.syslog_severity_preset: not a value for syslog_severity_preset: "8"; expected 0 to 7',
      passes: output({ Name: "syslog", syslog_severity_preset: "7" }),
    },
    {
      triggers: output({ Name: "nrlogs", base_uri: "log-api.newrelic.com" }),
      finding:
        'app.logConfiguration.options.base_uri: not a value for base_uri: "log-api.newrelic.com"; expected an address with its scheme, such as https://example.com',
      passes: output({ Name: "nrlogs", base_uri: "https://log-api.newrelic.com/log/v1" }),
    },
    {
      triggers: output({ Name: "http", proxy: "10.0.0.1:3128" }),
      finding:
        'app.logConfiguration.options.proxy: not a value for proxy: "10.0.0.1:3128"; expected an address with its scheme, such as http://10.0.0.1:3128',
      passes: output({ Name: "http", proxy: "http://10.0.0.1:3128" }),
    },
    {
      triggers: output({ Name: "slack", webhook: "http://hooks.slack.com/x" }),
      finding:
        'app.logConfiguration.options.webhook: not a value for webhook: "http://hooks.slack.com/x"; expected an https address with a path',
      passes: output({ Name: "slack", webhook: "https://hooks.slack.com/x" }),
    },
    {
      triggers: output({ Name: "http", "tls.min_version": "1.2" }, router4),
      finding:
        'app.logConfiguration.options.tls.min_version: not a value for tls.min_version: "1.2"; expected one of tlsv1, tlsv1.1, tlsv1.2, tlsv1.3',
      passes: output({ Name: "http", "tls.min_version": "TLSv1.2" }, router4),
    },
    {
      triggers: output({ Name: "s3", s3_key_format: "logs/$TAG" }),
      finding:
        'app.logConfiguration.options.s3_key_format: not a value for s3_key_format: "logs/$TAG"; expected a value that begins with /',
      passes: output({ Name: "s3", s3_key_format: "/logs/$TAG" }),
    },
    {
      triggers: output({ Name: "loki", labels: "job=app, env" }),
      finding:
        'app.logConfiguration.options.labels: not a value for labels: "job=app, env"; expected name=value or $name, separated by commas',
      passes: output({ Name: "loki", labels: "job=app, $env" }),
    },
    {
      triggers: output({ Name: "null", Log_Level: "verbose" }, router5),
      finding:
        'app.logConfiguration.options.Log_Level: not a value for log_level: "verbose"; expected one of off, error, warn, warning, info, debug, trace',
      passes: output({ Name: "null", Log_Level: "Warning" }, router5),
    },
  ],
  "ignored-value": [
    {
      triggers: output({ Name: "http", Format: "jsonl" }),
      finding:
        'app.logConfiguration.options.Format: not a value for format: "jsonl"; expected one of msgpack, json, json_stream, json_lines, gelf, otlp_json, otlp_json_pretty',
      passes: output({ Name: "http", Format: "json_lines" }),
    },
    {
      triggers: output({ Name: "http", compress: "zstd" }),
      finding: 'app.logConfiguration.options.compress: not a value for compress: "zstd"; expected gzip',
      passes: output({ Name: "http", compress: "gzip" }),
    },
    {
      triggers: output({ Name: "http", json_date_format: "iso-8601" }),
      finding:
        'app.logConfiguration.options.json_date_format: not a value for json_date_format: "iso-8601"; expected one of double, iso8601, epoch, java_sql_timestamp',
      passes: output({ Name: "http", json_date_format: "ISO8601" }),
    },
    {
      triggers: output({ Name: "null", Log_Level: "verbose" }),
      finding:
        'app.logConfiguration.options.Log_Level: not a value for log_level: "verbose"; expected one of off, error, warn, warning, info, debug, trace',
      passes: output({ Name: "null", Log_Level: "Debug" }),
    },
  ],
  "retry-limit": [
    {
      triggers: output({ Name: "http", Retry_Limit: "unlimited" }),
      finding:
        'app.logConfiguration.options.Retry_Limit: Fluent Bit retries once, for it does not read this limit: "unlimited"; expected a positive whole number, no_limits or no_retries',
      passes: output({ Name: "http", Retry_Limit: "no_limits" }),
    },
  ],
  "line-length": [
    {
      triggers: output({ Name: "http", URI: `/${"a".repeat(4086)}` }),
      finding:
        "app.logConfiguration.options.URI: the line of 4095 bytes is too long for Fluent Bit 1.9.10; expected at most 4094 bytes",
      passes: output({ Name: "http", URI: `/${"a".repeat(4085)}` }),
    },
    {
      triggers: output({ Name: "http", URI: `/${"é".repeat(2100)}` }),
      finding:
        "app.logConfiguration.options.URI: the line of 4209 bytes is too long for Fluent Bit 1.9.10; expected at most 4094 bytes",
      passes: output({ Name: "http", URI: `/${"é".repeat(2100)}` }, router5),
    },
  ],
  "kafka-property": [
    {
      triggers: output({ Name: "kafka", "rdkafka.sasl.mechansm": "PLAIN" }),
      finding:
        'app.logConfiguration.options.rdkafka.sasl.mechansm: librdkafka has no property "sasl.mechansm"; did you mean rdkafka.sasl.mechanism?',
      passes: output({ Name: "kafka", "rdkafka.sasl.mechanism": "PLAIN" }),
    },
  ],
  "header-colon": [
    {
      triggers: output({ Name: "http", Header: "X-Tenant: acme" }),
      finding:
        'app.logConfiguration.options.Header: the header "X-Tenant" is sent with two colons; expected the name, a space and the value',
      passes: output({ Name: "http", Header: "X-Tenant acme:1" }),
    },
  ],
});
