import { OPTION_TYPES } from "../data/option-types.js";
import { LOG_LEVEL_VALUES, OPTION_VALUES, type OptionValues } from "../data/option-values.js";
import { findOption, refusesTls } from "../facts/plugins.js";
import { type FirelensContainer, literalValue, optionNamed, type TaskModel } from "../model/task-model.js";
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
      for (const { log } of outputs) {
        for (const { value, at } of log.options) {
          if (typeof value === "string" && value.trim() === "") {
            yield { at, what: "the value is empty", expected: "a value, or no option at all" };
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
      const options = [...outputs.flatMap(({ log }) => log.options), ...(router?.firelens.options ?? [])];
      for (const { value, at } of options) {
        if (typeof value === "string" && /[\r\n]/.test(value)) {
          yield { at, what: "the value has a line break", expected: "one line" };
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
      for (const { definition, value, at } of literalOptions(outputs)) {
        const type = definition && OPTION_TYPES[definition.type];
        if (type !== undefined && !type.accepts(value)) {
          yield { at, what: `not a value for ${definition?.name}`, value, expected: type.expected };
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
      for (const { definition, value, at } of literalOptions(outputs)) {
        if (
          definition?.type === "retry" &&
          !/^(?:0*[1-9]\d*|no_limits|no_retries|false|off)$/i.test(value.trim())
        ) {
          yield {
            at,
            what: "Fluent Bit retries once, for it does not read this limit",
            value,
            expected: "a positive whole number, no_limits, no_retries",
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
      for (const { plugin, definition, value, at } of literalOptions(outputs)) {
        const isElastic = plugin.name === "es" || plugin.name === "opensearch";
        if (isElastic && definition?.name === "aws_auth" && /^(?:true|yes)$/i.test(value)) {
          yield { at, what: "requests are not signed", value, expected: "On, Off" };
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
      for (const { container, plugin, outputOptions, log } of outputs) {
        if (plugin?.name !== "opensearch" || !log.isComplete) {
          continue;
        }
        const option = optionNamed(outputOptions, "suppress_type_name");
        const value = option && literalValue(option);
        if (option === undefined || (value !== undefined && !isTrue(value))) {
          yield {
            at: option?.at ?? fieldOf(container, "logConfiguration", "options", "Suppress_Type_Name"),
            what: "OpenSearch 2 and later refuse the logs without Suppress_Type_Name",
            value,
            expected: "On",
          };
        }
      }
    },
  },
  {
    id: "tls-unsupported",
    severity: "error",
    warningWhen: "Fluent Bit is 1.9.10, which logs an error and goes on, or is not known",
    title: "tls On for an output plugin that has no such option",
    why: "Fluent Bit stops when it starts; these plugins use TLS by themselves",
    source: "fluent-bit src/flb_output.c (tls); tls of output-options.json",
    *check({ outputs, fluentBit }) {
      for (const { plugin, definition, value, at } of literalOptions(outputs)) {
        if (definition?.name === "tls" && isTrue(value) && refusesTls(plugin, fluentBit)) {
          yield {
            at,
            what: `${plugin.name} does not take the option tls`,
            value,
            expected: "no tls option",
            severity: fluentBit !== undefined && fluentBit !== "1.9.10" ? "error" : "warning",
          };
        }
      }
    },
  },
];

function* badValues({ outputs, fluentBit }: TaskModel, isFatal: boolean) {
  for (const { plugin, name, value, at } of literalOptions(outputs)) {
    const applies = (values: OptionValues) =>
      values.option === name &&
      (values === LOG_LEVEL_VALUES || values.plugins.includes(plugin.name)) &&
      (values.isFatal ?? true) === isFatal;
    const alternatives = [LOG_LEVEL_VALUES, ...OPTION_VALUES].filter(applies);
    // Without a version, what any version takes is right.
    const relevant = alternatives.filter(
      ({ versions }) => fluentBit === undefined || versions === undefined || versions.includes(fluentBit),
    );
    const last = relevant.at(-1);
    if (last !== undefined && !relevant.some(({ accepts }) => accepts(value))) {
      yield { at, what: `not a value for ${name}`, value, expected: last.expected };
    }
  }
}

/** Options with a value that is known now and not empty, of outputs whose plugin is known. */
function* literalOptions(outputs: readonly FirelensContainer[]) {
  for (const { plugin, outputOptions } of outputs) {
    for (const option of plugin === undefined ? [] : outputOptions) {
      const value = literalValue(option);
      if (plugin !== undefined && value !== undefined && value.trim() !== "") {
        const definition = findOption(plugin, option.name);
        yield { plugin, definition, name: option.name, value, at: option.at };
      }
    }
  }
}

function isTrue(value: string): boolean {
  return /^(?:true|on|yes)$/i.test(value.trim());
}
