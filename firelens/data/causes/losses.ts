import type { Cause } from "../../verify/cause.js";

/** The router loses lines, or keeps them back. */
export const LOSS_CAUSES: readonly Cause[] = [
  {
    id: "log-key-missing",
    title: 'no record has the field "{key}" that log_key names',
    pattern: /Could not find log_key '(?<key>[^']*)' in/,
    remedy: "use log_key log, the field that FireLens fills, or leave it out",
    messages: [
      {
        file: "plugins/out_cloudwatch_logs/cloudwatch_api.c",
        format: "Could not find log_key '%s' in record",
        level: "error",
        plugin: "output:cloudwatch_logs",
        values: ["message"],
      },
      {
        file: "plugins/out_s3/s3.c",
        format: "Could not find log_key '%s' in %d records",
        level: "error",
        plugin: "output:s3",
        values: ["message", 3],
      },
    ],
  },
  {
    id: "log-key-missing-go",
    title: 'no record has the field "{key}" that log_key names',
    pattern: /Failed to find key (?<key>\S+) specified by log_key option in log record/,
    remedy: "use log_key log, the field that FireLens fills, or leave it out",
    messages: [
      {
        file: "amazon-kinesis-firehose-for-fluent-bit plugins/plugins.go",
        format: "Failed to find key %s specified by log_key option in log record: %v",
        level: "error",
        values: ["message", "map[log:hello]"],
      },
    ],
  },
  {
    id: "line-too-long",
    title: "a line is longer than the destination takes: it is cut or dropped",
    pattern:
      /Discarding massive log record|Truncating event which is larger|Found record with \d+ bytes, truncating/,
    remedy: "write shorter lines; CloudWatch Logs takes 256 KiB, Kinesis 1 MiB for one",
    messages: [
      {
        file: "plugins/out_cloudwatch_logs/cloudwatch_api.c",
        format: "[size=%zu] Truncating event which is larger than max size allowed by CloudWatch",
        level: "warn",
        plugin: "output:cloudwatch_logs",
        values: [300_000],
      },
      {
        file: "plugins/out_kinesis_streams/kinesis_api.c",
        format: "[size=%zu] Discarding massive log record, %s",
        level: "warn",
        plugin: "output:kinesis_streams",
        values: [1_100_000, "logs"],
      },
      {
        file: "amazon-cloudwatch-logs-for-fluent-bit cloudwatch/cloudwatch.go",
        format: "[cloudwatch %d] Found record with %d bytes, truncating to 256KB, logGroup=%s, stream=%s\n",
        level: "warning",
        values: [0, 300_000, "web", "web-firelens-0123"],
      },
    ],
  },
  {
    id: "lines-dropped",
    title: "lines are dropped, after the last retry or without one",
    pattern:
      /chunk '[^']*' cannot be retried|Chunk file failed to send \d+ times, will not retry|chunk will not be retried/,
    remedy: "other messages of the router's log say why the destination did not take them",
    messages: [
      {
        file: "src/flb_engine.c",
        format: "[engine] chunk '%s' cannot be retried: task_id=%i, input=%s > output=%s",
        level: "error",
        values: ["1-1700000000.000000000.flb", 3, "forward.1", "http.1"],
      },
      {
        file: "plugins/out_http/http.c",
        format: "could not flush records to %s:%i (http_do=%i), chunk will not be retried",
        level: "warn",
        plugin: "output:http",
        values: ["logs.example.com", 443, 0],
        since: "4.2.4",
      },
    ],
  },
  {
    id: "paused",
    title: "the router's input is paused: its buffer is full",
    pattern: /paused \((?:mem buf|storage buf) overlimit/,
    remedy:
      "find out why the destination takes so little, or raise log-driver-buffer-limit and the router's memory",
    messages: [
      {
        file: "src/flb_input_chunk.c",
        format: "[input] %s paused (mem buf overlimit - event of size %zuB exceeded limit %zu to %zuB)",
        level: "warn",
        values: ["forward.1", 2048, 26_214_400, 26_215_424],
        since: "4.2.4",
      },
      {
        file: "src/flb_input_chunk.c",
        format: "[input] %s paused (mem buf overlimit)",
        level: "warn",
        values: ["forward.1"],
        until: "1.9.10",
      },
    ],
  },
  {
    id: "retrying",
    title: "the router could not deliver, and tries again",
    pattern:
      /failed to flush chunk '[^']*', retry in \d+ seconds|records failed to be delivered\. Will retry/,
    remedy:
      "other messages of the router's log say why; without any, the connection fails: look at host, port, route and TLS",
    messages: [
      {
        file: "src/flb_engine.c",
        format:
          "[engine] failed to flush chunk '%s', retry in %i seconds: task_id=%i, input=%s > output=%s (out_id=%i)",
        level: "warn",
        values: ["1-1700000000.000000000.flb", 9, 0, "forward.1", "http.1", 1],
      },
      {
        file: "amazon-kinesis-firehose-for-fluent-bit firehose/firehose.go",
        format: "[firehose %d] %d records failed to be delivered. Will retry.\n",
        level: "warning",
        values: [0, 3],
      },
    ],
  },
];
