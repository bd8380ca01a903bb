import { showValue } from "../message.js";
import { isTrue, literalOf, literalOptions } from "../model/outputs.js";
import type { Rule } from "../rule.js";

const PLUGINS: readonly string[] = ["cloudwatch", "cloudwatch_logs"];

/** A template of the Go plugin, such as $(ecs_cluster) or $(tag[1]). */
const GO_TEMPLATE = /\$\([^)]*\)/g;

/** CloudWatch Logs: the names of groups and streams, with the templates of the two plugins. */
export const CLOUDWATCH_RULES: readonly Rule[] = [
  {
    id: "log-group-name",
    severity: "error",
    title: "a template of the other plugin in log_group_name",
    why: "cloudwatch_logs takes $(…) for a part of the name: CloudWatch Logs refuses it, and no log arrives",
    source:
      "CloudWatch Logs API reference: CreateLogGroup; aws/amazon-cloudwatch-logs-for-fluent-bit#16; measured",
    *check({ outputs }) {
      for (const { plugin, name, value, at } of literalOptions(outputs)) {
        if (!PLUGINS.includes(plugin.name) || name !== "log_group_name") {
          continue;
        }
        const fixed = plugin.language === "go" ? value.replace(GO_TEMPLATE, "x") : value;
        if (fixed.includes("$")) {
          yield {
            at,
            what: `${plugin.name} has no such templates in log_group_name`,
            value,
            expected: templateAdvice(plugin.language, "group"),
          };
        }
      }
    },
  },
  {
    id: "log-stream-name",
    severity: "warning",
    title: "a template of the other plugin in log_stream_name or log_stream_prefix",
    why: "the plugin takes it for a part of the name, so that every task writes to one stream",
    source: "fluent-bit plugins/out_cloudwatch_logs; aws/amazon-cloudwatch-logs-for-fluent-bit#285",
    *check({ outputs }) {
      for (const { plugin, name, value, at } of literalOptions(outputs)) {
        const isName = PLUGINS.includes(plugin.name) && /^log_stream_(?:name|prefix)$/.test(name);
        const fixed = plugin.language === "go" ? value.replace(GO_TEMPLATE, "x") : value;
        if (isName && /\$[(\w]/.test(fixed)) {
          yield {
            at,
            what: `${plugin.name} has no such templates in ${name}`,
            value,
            expected: templateAdvice(plugin.language, "stream"),
          };
        }
      }
    },
  },
  {
    id: "log-stream-sign",
    severity: "error",
    title: "a log_stream_name or log_stream_prefix with a colon or an asterisk",
    why: "CloudWatch Logs refuses the name: no log arrives",
    source: "CloudWatch Logs API reference: CreateLogStream",
    *check({ outputs }) {
      for (const { plugin, name, value, at } of literalOptions(outputs)) {
        if (
          PLUGINS.includes(plugin.name) &&
          /^log_stream_(?:name|prefix)$/.test(name) &&
          /[:*]/.test(value)
        ) {
          yield { at, what: `no name of a log stream`, value, expected: "a name without : and *" };
        }
      }
    },
  },
  {
    id: "log-group-class",
    severity: "error",
    title: "a log_group_class that cloudwatch_logs does not know, with auto_create_group",
    why: "Fluent Bit stops when it starts",
    source: "fluent-bit plugins/out_cloudwatch_logs (validate_log_group_class: the case counts)",
    *check({ outputs }) {
      for (const { output, plugin, name, value, at } of literalOptions(outputs)) {
        const isClass = plugin.name === "cloudwatch_logs" && name === "log_group_class";
        if (
          isClass &&
          isTrue(literalOf(output, "auto_create_group")) &&
          !/^(?:STANDARD|INFREQUENT_ACCESS)/.test(value)
        ) {
          yield {
            at,
            what: "not a value for log_group_class",
            value,
            expected: "one of STANDARD, INFREQUENT_ACCESS",
          };
        }
      }
    },
  },
];

function templateAdvice(language: "c" | "go", part: "group" | "stream"): string {
  return language === "go"
    ? "$(ecs_cluster), $(ecs_task_id), $(tag) and the like"
    : `log_${part}_template with ${showValue("$ecs_cluster")} and the like, beside a plain log_${part}_name`;
}
