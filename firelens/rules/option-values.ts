import { CORE_OPTIONS, OPTION_TYPES, type OptionType } from "../data/option-types.js";
import { COMMON_OPTION_VALUES, OPTION_VALUES } from "../data/option-values.js";
import { RDKAFKA_PROPERTIES } from "../data/rdkafka-properties.js";
import { FIRST_VERSION, type FluentBitVersion, isInRange } from "../facts/fluent-bit-version.js";
import { nearest } from "../facts/nearest.js";
import { tlsOf } from "../facts/plugins.js";
import type { Severity } from "../finding.js";
import { showValue } from "../message.js";
import { type LiteralOption, literalOptions } from "../model/outputs.js";
import type { TaskModel } from "../model/task-model.js";
import type { Rule } from "../rule.js";

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
    id: "line-length",
    severity: "error",
    title: "a line of more than 4,094 bytes in the fluent-bit.conf that Fluent Bit 1.9 reads",
    why: "Fluent Bit 1.9 stops when it starts: length of content has exceeded limit",
    source: "fluent-bit 1.9.10 src/config_format/flb_cf_fluentbit.c (FLB_CF_BUF_SIZE); measured",
    *check({ outputs, fluentBit }) {
      for (const { outputOptions } of fluentBit === FIRST_VERSION ? outputs : []) {
        for (const { key, name, value, at } of outputOptions) {
          // Four spaces, the key, a space, the value.
          const bytes = typeof value === "string" ? Buffer.byteLength(`    ${key} ${value}`) : 0;
          if (bytes > MAX_LINE_BYTES && !AWS_NAMES.includes(name)) {
            yield {
              at,
              what: `the line of ${bytes} bytes is too long for Fluent Bit ${fluentBit}`,
              expected: `at most ${MAX_LINE_BYTES} bytes`,
            };
          }
        }
      }
    },
  },
  {
    id: "option-type",
    severity: "error",
    warningWhen:
      "Fluent Bit starts and reads another value, such as 0 for a number, and no log is lost by that alone",
    title: "a value that does not fit the option's type: boolean, number, size, time or list",
    why: "Fluent Bit stops at a bad boolean or list; a bad number becomes 0, a bad size -1; Go plugins read On as false",
    source:
      "fluent-bit src/flb_utils.c, src/flb_output.c; AWS' Go plugins; field type of output-options.json",
    *check({ outputs, fluentBit }) {
      for (const option of literalOptions(outputs)) {
        const { definition, value, at } = option;
        const type = definition && OPTION_TYPES[definition.type];
        if (type !== undefined && !acceptsType(type, option, fluentBit)) {
          const { severity, outcome } = badValue(type, option, fluentBit);
          const what = `not a value for ${definition?.name}`;
          yield {
            at,
            what: outcome === undefined ? what : `${what}, so that ${outcome}`,
            value,
            expected: expectedOf(type, option, fluentBit),
            severity,
          };
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
        if (definition?.type === "retry" && !/^(?:0*[1-9]\d*|no_limits|no_retries|false|off)$/i.test(value)) {
          yield {
            at,
            what: "Fluent Bit retries once, for it does not read this limit",
            value,
            expected: "a positive whole number, no_limits or no_retries",
          };
        }
      }
    },
  },
  {
    id: "kafka-property",
    severity: "warning",
    title: "an option rdkafka.… of a property that librdkafka does not have",
    why: "Fluent Bit logs that it cannot configure it and goes on without it: a lost sasl property means no connection",
    source: "librdkafka 1.8.2 and 2.15.0: CONFIGURATION.md; measured",
    *check({ outputs }) {
      for (const { plugin, outputOptions } of outputs) {
        for (const { key, name, at } of plugin?.name === "kafka" ? outputOptions : []) {
          const property = name.startsWith("rdkafka.") ? name.slice("rdkafka.".length) : undefined;
          if (property !== undefined && !RDKAFKA_PROPERTIES.includes(property)) {
            const similar = nearest(property, RDKAFKA_PROPERTIES);
            yield {
              at,
              what: `librdkafka has no property ${showValue(key.slice("rdkafka.".length))}`,
              nearest: similar && `rdkafka.${similar}`,
            };
          }
        }
      }
    },
  },
  {
    id: "header-colon",
    severity: "warning",
    title: "a header with a colon behind its name",
    why: "Fluent Bit writes the colon itself, so that the server gets `Name: : value`",
    source: "fluent-bit plugins/out_http/http.c (headers); measured with 1.9.10 and 5.1.1",
    *check({ outputs }) {
      for (const { definition, value, at } of literalOptions(outputs)) {
        const isHeader = definition?.type === "space-list(1+rest)" && /header$/.test(definition.name);
        const [, name] = /^([^\s:]+):/.exec(value) ?? [];
        if (isHeader && name !== undefined) {
          yield {
            at,
            what: `the header ${showValue(name)} is sent with two colons`,
            expected: "the name, a space and the value",
          };
        }
      }
    },
  },
];

/** Names of AWS, which are far shorter: what is too long for a line is no name. */
const AWS_NAMES = ["log_group_name", "log_stream_name", "log_stream_prefix"];

/** fgets reads 4,095 bytes with the end of the line. */
const MAX_LINE_BYTES = 4094;

/** Sizes that s3 stops at if it cannot read them. */
const S3_SIZES = ["total_file_size", "upload_chunk_size"];

/** Options whose `yes` 1.9 reads as false. */
const TRUE_OR_ON = ["tls", "tls.verify"];

function acceptsType(
  type: OptionType,
  { name, value }: LiteralOption,
  version: FluentBitVersion | undefined,
): boolean {
  if (version === FIRST_VERSION && TRUE_OR_ON.includes(name) && /^yes$/i.test(value)) {
    return false;
  }
  if (name === "storage.total_limit_size" && /^off$/i.test(value)) {
    return true;
  }
  return type.accepts(value);
}

function expectedOf(
  { expected }: OptionType,
  { name }: LiteralOption,
  version: FluentBitVersion | undefined,
): string {
  return version === FIRST_VERSION && TRUE_OR_ON.includes(name) ? "one of true, on, false, off" : expected;
}

/** What the bad value does, and how bad that is. */
function badValue(
  { badValue }: OptionType,
  { name, plugin, definition }: LiteralOption,
  version: FluentBitVersion | undefined,
): { readonly severity: Severity; readonly outcome?: string } {
  const isOwn = plugin.options.get(name) === definition;
  const core = CORE_OPTIONS[name];
  const tls = tlsOf(plugin, version);
  const isStopping = badValue === "stops" || (plugin.name === "s3" && S3_SIZES.includes(name));
  if (isOwn) {
    return { severity: isStopping || plugin.language === "go" ? "error" : "warning" };
  }
  const isHarmless =
    core === undefined ||
    (core.badValue === "insecure" && tls === "unsupported") ||
    (name === "tls" && tls === "always") ||
    (core.badValue === "stops since 4" && version === FIRST_VERSION);
  return isHarmless ? { severity: "warning" } : { severity: "error", outcome: core.outcome };
}

function* badValues({ outputs, fluentBit }: TaskModel, isFatal: boolean) {
  for (const { plugin, name, value, at } of literalOptions(outputs)) {
    const alternatives = [
      ...COMMON_OPTION_VALUES.filter(({ option }) => option === name),
      ...OPTION_VALUES.filter(({ option, plugins }) => option === name && plugins.includes(plugin.name)),
    ];
    // Without a version, what any version takes is right.
    const relevant = alternatives.filter((values) => isInRange(values, fluentBit));
    const last = relevant.at(-1);
    if (last === undefined || (last.isFatal ?? true) !== isFatal) {
      continue;
    }
    if (!relevant.some(({ accepts }) => accepts(value))) {
      yield { at, what: `not a value for ${name}`, value, expected: last.expected };
    }
  }
}
