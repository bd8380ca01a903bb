import type { Cause } from "../../verify/cause.js";

/** The router does not start. */
export const CONFIGURATION_CAUSES: readonly Cause[] = [
  {
    id: "unknown-option",
    title: 'the output plugin {plugin} has no option "{option}"',
    pattern: /\[config\] (?<plugin>[\w-]+): unknown configuration property '(?<option>[^']*)'/,
    remedy: "correct the option's name; firelens options {plugin} lists those that it has",
    messages: [
      {
        file: "src/flb_config_map.c",
        format: "[config] %s: unknown configuration property '%s'. %s",
        level: "error",
        values: [
          "cloudwatch_logs",
          "log_group",
          "The following properties are allowed: region, log_group_name",
        ],
      },
      {
        file: "src/flb_config_map.c",
        format: "[config] %s: unknown configuration property '%s'",
        level: "error",
        values: ["http", "hoost"],
      },
    ],
  },
  {
    id: "missing-option",
    title: 'the output plugin {plugin} needs "{option}"',
    pattern: /\[output:(?<plugin>[\w-]+):[^\]]*\] '(?<option>\w+)' is a required (?:field|parameter)/,
    remedy: "add the option to logConfiguration.options",
    messages: [
      {
        file: "plugins/out_cloudwatch_logs/cloudwatch_logs.c",
        format: "'region' is a required field",
        level: "error",
        plugin: "output:cloudwatch_logs",
        values: [],
      },
      {
        file: "plugins/out_s3/s3.c",
        format: "'bucket' is a required parameter",
        level: "error",
        plugin: "output:s3",
        values: [],
      },
    ],
  },
  {
    id: "missing-one-option",
    title: "the output plugin {plugin} needs one of two options",
    pattern:
      /\[output:(?<plugin>[\w-]+):[^\]]*\] (?:Either '\w+' or '\w+' is required|no '\w+' or '\w+' was configured|either \w+ or \w+ should be set)/,
    remedy: "add one of the two that the message names to logConfiguration.options",
    messages: [
      {
        file: "plugins/out_cloudwatch_logs/cloudwatch_logs.c",
        format: "Either 'log_stream_name' or 'log_stream_prefix' is required",
        level: "error",
        plugin: "output:cloudwatch_logs",
        values: [],
      },
      {
        file: "plugins/out_nrlogs/newrelic.c",
        format: "no 'api_key' or 'license_key' was configured",
        level: "error",
        plugin: "output:nrlogs",
        values: [],
      },
      {
        file: "plugins/out_splunk/splunk_conf.c",
        format: "either splunk_token or http_user should be set",
        level: "error",
        plugin: "output:splunk",
        values: [],
      },
    ],
  },
  {
    id: "missing-option-go",
    title: "AWS' plugin in Go needs an option",
    pattern:
      /msg="(?:[\w]+ is a required parameter|log_stream_name or log_stream_prefix is required|\[(?:firehose|kinesis)\] Failed to initialize plugin: .* are required configuration parameters)/,
    remedy: "add the option that the message names to logConfiguration.options",
    messages: [
      {
        file: "amazon-cloudwatch-logs-for-fluent-bit cloudwatch/cloudwatch.go",
        format: "%s is a required parameter",
        level: "error",
        values: ["region"],
      },
      {
        file: "amazon-kinesis-firehose-for-fluent-bit fluent-bit-firehose.go",
        format: "[firehose] Failed to initialize plugin: %v",
        level: "error",
        values: ["[firehose 0] delivery_stream and region are required configuration parameters"],
      },
    ],
  },
  {
    id: "unknown-plugin",
    title: 'the router has no plugin "{plugin}"',
    pattern: /section '(?<plugin>[^']*)' tried to instance a plugin name that/,
    remedy: "correct the option Name; firelens options lists the output plugins",
    messages: [
      {
        file: "src/flb_config.c",
        format: "[config] section '%s' tried to instance a plugin name that doesn't exist",
        level: "error",
        values: ["cloudwatchlogs"],
        since: "4.2.4",
      },
      {
        file: "src/fluent-bit.c",
        format: "[config] section '%s' tried to instance a plugin name that don't exists",
        level: "error",
        values: ["cloudwatchlogs"],
        until: "1.9.10",
      },
    ],
  },
  {
    id: "pattern",
    title: "the pattern {pattern} is no regular expression of Fluent Bit",
    pattern: /could not compile regex pattern '(?<pattern>[^']*)'/,
    remedy: "correct include-pattern or exclude-pattern; firelens check names what Onigmo refuses",
    messages: [
      {
        file: "plugins/filter_grep/grep.c",
        format: "could not compile regex pattern '%s'",
        level: "error",
        plugin: "filter:grep",
        values: ["(?<!a+)b"],
      },
    ],
  },
  {
    id: "configuration",
    title: "the router does not start with its configuration",
    pattern:
      /\[config\] error in |, aborting\.|could not configure property '|is missing the 'name' property|\[config\] invalid YAML/,
    remedy: "run firelens check on the task definition; the message says which line of fluent-bit.conf it is",
    messages: [
      {
        file: "src/config_format/flb_cf_fluentbit.c",
        format: "[config] error in %s:%i: %s",
        level: "error",
        values: [
          "/fluent-bit/etc/fluent-bit.conf",
          33,
          "undefined value - check config is in valid classic format",
        ],
      },
      {
        file: "src/flb_config.c",
        format: "[config] could not configure property '%s' on %s plugin with section name '%s'",
        level: "error",
        values: ["Retry_Limit", "output", "http"],
        since: "4.2.4",
      },
      {
        file: "src/flb_config.c",
        format: "[config] section '%s' is missing the 'name' property",
        level: "error",
        values: ["output"],
        since: "4.2.4",
      },
      {
        file: "src/flb_utils.c",
        format: "%s, aborting.",
        level: "error",
        values: ["configuration file contains errors"],
      },
    ],
  },
  {
    id: "plugin-not-started",
    title: "the plugin {plugin} does not start, and the router ends",
    pattern: /\[output\] (?:failed to|could not) initialize '(?<plugin>[^']*)' plugin/,
    remedy: "the messages before this one say why",
    messages: [
      {
        file: "src/flb_output.c",
        format: "[output] failed to initialize '%s' plugin",
        level: "error",
        values: ["datadog"],
      },
    ],
  },
  {
    id: "crash",
    title: "the router crashed ({signal})",
    pattern: /\[engine\] caught signal \((?<signal>SIGSEGV|SIGABRT|SIGFPE|SIGBUS|SIGILL)/,
    remedy:
      "take the newest release of aws-for-fluent-bit; if it crashes too, its issues on GitHub are the place to say so",
    messages: [
      {
        file: "src/fluent-bit.c",
        format: "[engine] caught signal (",
        level: "none",
        values: [],
        end: "SIGSEGV)",
      },
    ],
  },
];
