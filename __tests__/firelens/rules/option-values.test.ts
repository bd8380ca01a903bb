import { OPTION_VALUE_RULES } from "../../../firelens/rules/option-values.js";
import { testRules } from "../../support/rule-cases.js";
import { app, ownRouter, router, router5, task } from "../../support/task-definitions.js";

type Options = Readonly<Record<string, string>>;

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
        'app.logConfiguration.options.Logstash_Format: not a value for logstash_format: "ture"; expected true, on, yes, false, off, no',
      passes: output({ Name: "es", Logstash_Format: "ON" }),
    },
    {
      triggers: output({ Name: "cloudwatch", auto_create_group: "On" }),
      finding:
        'app.logConfiguration.options.auto_create_group: not a value for auto_create_group: "On"; expected true, false',
      passes: output({ Name: "cloudwatch", auto_create_group: "True" }),
    },
    {
      triggers: output({ Name: "http", Port: "https" }),
      finding: 'app.logConfiguration.options.Port: not a value for port: "https"; expected a whole number',
      passes: output({ Name: "http", Port: "${PORT}" }),
    },
    {
      triggers: output({ Name: "http", "storage.total_limit_size": "1GiB" }),
      finding:
        'app.logConfiguration.options.storage.total_limit_size: not a value for storage.total_limit_size: "1GiB"; expected a number with K, M or G, such as 512K',
      passes: output({ Name: "http", "storage.total_limit_size": "1GB" }),
    },
    {
      triggers: output({ Name: "s3", upload_timeout: "10min" }),
      finding:
        'app.logConfiguration.options.upload_timeout: not a value for upload_timeout: "10min"; expected seconds, or a number with s, m, h or d',
      passes: output({ Name: "s3", upload_timeout: "10m" }),
    },
    {
      triggers: output({ Name: "http", Header: "X-Source" }),
      finding:
        'app.logConfiguration.options.Header: not a value for header: "X-Source"; expected a name and a value',
      passes: output({ Name: "http", Header: "X-Source nginx" }),
    },
    {
      triggers: output({ Name: "loki", drop_single_key: "raw" }),
      finding:
        'app.logConfiguration.options.drop_single_key: not a value for drop_single_key: "raw"; expected true, on, yes, false, off, no',
      passes: output({ Name: "loki", drop_single_key: "raw" }, router5),
    },
  ],
  "option-value": [
    {
      triggers: output({ Name: "kinesis_firehose", compression: "GZIP" }),
      finding:
        'app.logConfiguration.options.compression: not a value for compression: "GZIP"; expected gzip, zstd, snappy, in lower case',
      passes: output({ Name: "kinesis_firehose", compression: "gzip" }),
    },
    {
      triggers: output({ Name: "http", compress: "zstd" }),
      finding: 'app.logConfiguration.options.compress: not a value for compress: "zstd"; expected gzip',
      passes: output({ Name: "http", compress: "zstd" }, router5),
    },
    {
      triggers: output({ Name: "s3", total_file_size: "51G" }),
      finding:
        'app.logConfiguration.options.total_file_size: not a value for total_file_size: "51G"; expected 1M to 50G',
      passes: output({ Name: "s3", total_file_size: "50G" }),
    },
    {
      triggers: output({ Name: "s3", s3_key_format: "logs/$TAG" }),
      finding:
        'app.logConfiguration.options.s3_key_format: not a value for s3_key_format: "logs/$TAG"; expected a key that begins with /',
      passes: output({ Name: "s3", s3_key_format: "/logs/$TAG" }),
    },
    {
      triggers: output({ Name: "loki", labels: "job=app, env" }),
      finding:
        'app.logConfiguration.options.labels: not a value for labels: "job=app, env"; expected name=value or $name, separated by commas',
      passes: output({ Name: "loki", labels: "job=app, $env" }),
    },
    {
      triggers: output({ Name: "null", Log_Level: "verbose" }),
      finding:
        'app.logConfiguration.options.Log_Level: not a value for log_level: "verbose"; expected off, error, warn, info, debug, trace',
      passes: output({ Name: "null", Log_Level: "Debug" }),
    },
  ],
  "ignored-value": [
    {
      triggers: output({ Name: "http", Format: "jsonl" }),
      finding:
        'app.logConfiguration.options.Format: not a value for format: "jsonl"; expected msgpack, json, json_stream, json_lines, gelf',
      passes: output({ Name: "http", Format: "json_lines" }),
    },
  ],
  "retry-limit": [
    {
      triggers: output({ Name: "http", Retry_Limit: "unlimited" }),
      finding:
        'app.logConfiguration.options.Retry_Limit: Fluent Bit retries once, for it does not read this limit: "unlimited"; expected a positive whole number, no_limits, no_retries',
      passes: output({ Name: "http", Retry_Limit: "no_limits" }),
    },
  ],
  "aws-auth": [
    {
      triggers: output({ Name: "opensearch", AWS_Auth: "true", AWS_Region: "eu-west-1" }),
      finding: 'app.logConfiguration.options.AWS_Auth: requests are not signed: "true"; expected On, Off',
      passes: output({ Name: "opensearch", AWS_Auth: "on", AWS_Region: "eu-west-1" }),
    },
  ],
  "suppress-type-name": [
    {
      triggers: output({ Name: "opensearch" }),
      finding:
        "app.logConfiguration.options.Suppress_Type_Name: OpenSearch 2 and later refuse the logs without Suppress_Type_Name; expected On",
      passes: output({ Name: "opensearch", Suppress_Type_Name: "On" }),
    },
  ],
  "tls-unsupported": [
    {
      triggers: output({ Name: "cloudwatch_logs", tls: "On" }, router5),
      finding:
        'app.logConfiguration.options.tls: cloudwatch_logs does not take the option tls: "On"; expected no tls option',
      passes: output({ Name: "es", tls: "On" }, router5),
      warns: output({ Name: "cloudwatch", tls: "On" }),
    },
    {
      triggers: output({ Name: "kafka", tls: "On" }, router5),
      finding:
        'app.logConfiguration.options.tls: kafka does not take the option tls: "On"; expected no tls option',
      passes: output({ Name: "kafka", tls: "On" }, ownRouter),
    },
  ],
});
