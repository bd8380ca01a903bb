import { OPTION_TYPES } from "../data/option-types.js";
import { LOG_LEVELS, OPTION_VALUES, type OptionValues } from "../data/option-values.js";
import { findOption, refusesTls } from "../facts/plugins.js";
import { findSetting, literalValue, type Sender, type TaskModel } from "../model/task-model.js";
import { fieldOf, type Rule } from "../rule.js";

/** The values of the options. */
export const OPTION_VALUE_RULES: readonly Rule[] = [
  {
    id: "empty-value",
    severity: "error",
    title: "an option with an empty value",
    why: "Fluent Bit refuses the file: key has an empty value",
    source: "fluent-bit: classic configuration format; seen with 1.9.10 and 5.1.1",
    *check({ outputs }) {
      for (const { container, log } of outputs) {
        for (const { value, at } of log.options) {
          if (typeof value === "string" && value.trim() === "") {
            yield { container, at, message: "the value is empty", accepted: "a value, or no option at all" };
          }
        }
      }
    },
  },
  {
    id: "line-break",
    severity: "error",
    title: "an option with a line break in its value",
    why: "values are written as they are: the next line is no longer an option, and Fluent Bit refuses the file",
    source: "amazon-ecs-agent 1.105.1: the template of fluent-bit.conf has no escaping",
    *check({ outputs, router }) {
      const lists = outputs.map(({ container, log }) => ({ container, options: log.options }));
      if (router !== undefined) {
        lists.push({ container: router, options: router.firelens.options });
      }
      for (const { container, options } of lists) {
        for (const { value, at } of options) {
          if (typeof value === "string" && /[\r\n]/.test(value)) {
            yield { container, at, message: "the value has a line break", accepted: "one line" };
          }
        }
      }
    },
  },
  {
    id: "option-type",
    severity: "error",
    title: "a value that does not fit the option's type: boolean, number, size, time or list",
    why: "Fluent Bit 5 stops at a bad boolean or list; a bad number becomes 0, a bad size -1; Go plugins read On as false",
    source: "fluent-bit src/flb_utils.c; AWS' Go plugins; field type of output-options.json",
    *check({ outputs }) {
      for (const { container, option, value, at } of literalOptions(outputs)) {
        const type = option && OPTION_TYPES[option.type];
        if (type !== undefined && !type.accepts(value)) {
          yield { container, at, message: `not a value for ${option?.name}`, value, accepted: type.accepted };
        }
      }
    },
  },
  {
    id: "option-value",
    severity: "error",
    title: "a value that the output plugin refuses, such as GZIP where only gzip is taken",
    why: "Fluent Bit stops when it starts, or the plugin delivers nothing",
    source: "the plugins' init code, notes of output-options.json",
    *check(task) {
      yield* badValues(task, true);
    },
  },
  {
    id: "ignored-value",
    severity: "warning",
    title: "a value that the output plugin does not know and replaces or ignores",
    why: "the plugin goes on with another value, which is not what was meant",
    source: "the plugins' init code, notes of output-options.json",
    *check(task) {
      yield* badValues(task, false);
    },
  },
  {
    id: "retry-limit",
    severity: "warning",
    title: "a Retry_Limit that Fluent Bit does not read",
    why: "it becomes 1: logs that cannot be sent twice are dropped",
    source: "fluent-bit src/flb_output.c (retry_limit)",
    *check({ outputs }) {
      for (const { container, option, value, at } of literalOptions(outputs)) {
        if (
          option?.type === "retry" &&
          !/^(?:0*[1-9]\d*|no_limits|no_retries|false|off)$/i.test(value.trim())
        ) {
          yield {
            container,
            at,
            message: "Fluent Bit retries once, for it does not read this limit",
            value,
            accepted: "a positive whole number, no_limits, no_retries",
          };
        }
      }
    },
  },
  {
    id: "aws-auth",
    severity: "error",
    title: "AWS_Auth of es or opensearch is true or yes",
    why: "only a value that begins with On signs the requests: the domain refuses the logs",
    source: "fluent-bit plugins/out_es/es_conf.c and out_opensearch/os_conf.c (strncasecmp On)",
    *check({ outputs }) {
      for (const { container, plugin, option, value, at } of literalOptions(outputs)) {
        const isElastic = plugin.name === "es" || plugin.name === "opensearch";
        if (isElastic && option?.name === "aws_auth" && /^(?:true|yes)$/i.test(value)) {
          yield { container, at, message: "requests are not signed", value, accepted: "On, Off" };
        }
      }
    },
  },
  {
    id: "suppress-type-name",
    severity: "warning",
    title: "opensearch without Suppress_Type_Name On",
    why: "OpenSearch 2 and later refuse documents with a mapping type",
    source: "fluent-bit manual: OpenSearch output, suppress_type_name",
    *check({ outputs }) {
      for (const { container, plugin, settings, log } of outputs) {
        if (plugin?.name !== "opensearch" || !log.isComplete) {
          continue;
        }
        const setting = findSetting(settings, "suppress_type_name");
        const value = setting && literalValue(setting);
        if (setting === undefined || (value !== undefined && !isTrue(value))) {
          yield {
            container,
            at: setting?.at ?? fieldOf(container, "logConfiguration", "options", "Suppress_Type_Name"),
            message: "OpenSearch 2 and later refuse the logs without Suppress_Type_Name",
            value,
            accepted: "On",
          };
        }
      }
    },
  },
  {
    id: "tls-unsupported",
    severity: "error",
    warningWhen: "Fluent Bit is 1.9.10, which logs an error and goes on, or is not known",
    title: "tls On for an output plugin that has no such setting",
    why: "Fluent Bit stops when it starts; these plugins use TLS by themselves",
    source: "fluent-bit src/flb_output.c (tls); tls of output-options.json",
    *check({ outputs, fluentBit }) {
      for (const { container, plugin, option, value, at } of literalOptions(outputs)) {
        if (option?.name === "tls" && isTrue(value) && refusesTls(plugin, fluentBit)) {
          yield {
            container,
            at,
            message: `${plugin.name} does not take the option tls`,
            value,
            accepted: "no tls option",
            isCertain: fluentBit !== undefined && fluentBit !== "1.9.10",
          };
        }
      }
    },
  },
];

function* badValues({ outputs, fluentBit }: TaskModel, isFatal: boolean) {
  for (const { container, plugin, name, value, at } of literalOptions(outputs)) {
    const applies = (values: OptionValues) =>
      values.option === name &&
      (values === LOG_LEVELS || values.plugins.includes(plugin.name)) &&
      (values.isFatal ?? true) === isFatal;
    const alternatives = [LOG_LEVELS, ...OPTION_VALUES].filter(applies);
    // Without a version, what any version takes is right.
    const relevant = alternatives.filter(
      ({ versions }) => fluentBit === undefined || versions === undefined || versions.includes(fluentBit),
    );
    const last = relevant.at(-1);
    if (last !== undefined && !relevant.some(({ accepts }) => accepts(value))) {
      yield { container, at, message: `not a value for ${name}`, value, accepted: last.accepted };
    }
  }
}

/** Options with a value that is known now and not empty, of outputs whose plugin is known. */
function* literalOptions(outputs: readonly Sender[]) {
  for (const { container, plugin, settings } of outputs) {
    for (const setting of plugin === undefined ? [] : settings) {
      const value = literalValue(setting);
      if (plugin !== undefined && value !== undefined && value.trim() !== "") {
        const option = findOption(plugin, setting.name);
        yield { container, plugin, option, name: setting.name, value, at: setting.at };
      }
    }
  }
}

function isTrue(value: string): boolean {
  return /^(?:true|on|yes)$/i.test(value.trim());
}
