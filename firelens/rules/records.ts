import { FIRST_VERSION, type FluentBitVersion } from "../facts/fluent-bit-version.js";
import { showValue } from "../message.js";
import { literalOf, literalOptions, mayHave, optionPath } from "../model/outputs.js";
import type { Rule } from "../rule.js";
import { hasOwnConfiguration } from "./own-configuration.js";

/** Fields of the records that FireLens sends. Source: Docker's fluentd driver; firelensconfig_unix.go. */
const RECORD_FIELDS: readonly string[] = [
  "container_id",
  "container_name",
  "ec2_instance_id",
  "ecs_cluster",
  "ecs_task_arn",
  "ecs_task_definition",
  "log",
  "partial_id",
  "partial_last",
  "partial_message",
  "partial_ordinal",
  "source",
];

/** Options that name the one field that is sent. */
const LOG_KEY_OPTIONS: Readonly<Record<string, string>> = {
  cloudwatch: "log_key",
  cloudwatch_logs: "log_key",
  firehose: "log_key",
  gelf: "gelf_short_message_key",
  kinesis: "log_key",
  kinesis_firehose: "log_key",
  kinesis_streams: "log_key",
  s3: "log_key",
  syslog: "syslog_message_key",
};

/** Options without which nothing of FireLens' records is a message. */
const MESSAGE_KEYS: Readonly<Record<string, { readonly option: string; readonly what: string }>> = {
  gelf: {
    option: "gelf_short_message_key",
    what: "gelf drops every log: it looks for the field short_message",
  },
  syslog: { option: "syslog_message_key", what: "syslog sends empty messages" },
};

/** Plugins of an output that delivers no log, and why. */
const WITHOUT_LOGS: Readonly<Record<string, string>> = {
  exit: "exit stops Fluent Bit",
  lib: "lib needs a program around Fluent Bit, which stops without one",
  prometheus_exporter: "prometheus_exporter takes metrics only",
  prometheus_remote_write: "prometheus_remote_write takes metrics only",
  vivo_exporter: "vivo_exporter keeps logs for those who ask it, and sends none",
};

/** What becomes of the records that FireLens sends. */
export const RECORD_RULES: readonly Rule[] = [
  {
    id: "output-without-logs",
    severity: "error",
    title: "an output plugin that delivers no logs",
    why: "the router starts, reports nothing, and no log arrives",
    source:
      "fluent-bit plugins/out_prometheus_*, out_opentelemetry (logs since 2.0), out_lib, out_exit; measured",
    *check({ outputs, fluentBit }) {
      for (const output of outputs) {
        const what = withoutLogs(output.plugin?.name ?? "", fluentBit);
        if (what !== undefined) {
          yield { at: optionPath(output, "Name"), what, expected: "an output plugin for logs" };
        }
      }
    },
  },
  {
    id: "message-key",
    severity: "error",
    warningWhen: "the router has a configuration of its own, which may rename the fields",
    title: "gelf or syslog without the option that names the message",
    why: "gelf drops every log (missing short_message key), syslog sends empty messages",
    source: "fluent-bit plugins/out_gelf, out_syslog; measured with 1.9.10 and 5.1.1",
    *check(task) {
      for (const output of task.outputs) {
        const key = MESSAGE_KEYS[output.plugin?.name ?? ""];
        if (key !== undefined && !mayHave(output, key.option)) {
          yield {
            at: optionPath(output, key.option),
            what: key.what,
            expected: `${key.option} log`,
            severity: hasOwnConfiguration(task) ? "warning" : "error",
          };
        }
      }
    },
  },
  {
    id: "log-key",
    severity: "error",
    title: "an option that sends one field alone, which FireLens' records do not have",
    why: "the output finds no such field and drops every log",
    source:
      "Docker: fluentd driver (container_id, container_name, log, source); measured with cloudwatch_logs",
    *check(task) {
      if (hasOwnConfiguration(task)) {
        return;
      }
      for (const { plugin, name, value, at } of literalOptions(task.outputs)) {
        const field = value.replace(/^\$/, "");
        if (LOG_KEY_OPTIONS[plugin.name] === name && !RECORD_FIELDS.includes(field)) {
          yield { at, what: `the records have no field ${showValue(field)}`, expected: "log" };
        }
      }
    },
  },
  {
    id: "otel-body",
    severity: "warning",
    title: "an opentelemetry output without logs_body_key_attributes",
    why: "it sends the text alone: container_name, source and the ECS metadata are lost",
    source: "fluent-bit plugins/out_opentelemetry; measured with 4.2.4 and 5.1.1",
    *check({ outputs, fluentBit }) {
      for (const output of outputs) {
        const sendsLogs = output.plugin?.name === "opentelemetry" && fluentBit !== FIRST_VERSION;
        if (
          sendsLogs &&
          !mayHave(output, "logs_body_key_attributes") &&
          literalOf(output, "logs_body_key") === undefined
        ) {
          yield {
            at: optionPath(output, "logs_body_key_attributes"),
            what: "the fields beside the text are lost",
            expected: "true",
          };
        }
      }
    },
  },
];

function withoutLogs(plugin: string, version: FluentBitVersion | undefined): string | undefined {
  if (plugin === "opentelemetry" && version === FIRST_VERSION) {
    return `opentelemetry of Fluent Bit ${version} takes metrics only`;
  }
  return Object.hasOwn(WITHOUT_LOGS, plugin) ? WITHOUT_LOGS[plugin] : undefined;
}
