import { FIRST_VERSION, FLUENT_BIT_VERSIONS, isInRange, versionsIn } from "../facts/fluent-bit-version.js";
import { nearest } from "../facts/nearest.js";
import { COMMON_OPTIONS, findOption, type Plugin } from "../facts/plugins.js";
import { showValue } from "../message.js";
import { UNKNOWN } from "../model/field-reader.js";
import type { FirelensContainer, Option } from "../model/task-model.js";
import type { Rule } from "../rule.js";

/** Options of Docker's log drivers and of awslogs, which an awsfirelens container passes on to Fluent Bit. */
const LOG_DRIVER_OPTION = /^(?:mode|max-buffer-size|(?:awslogs|fluentd|splunk|gelf|syslog)-.*)$/;

/** The keys of the options: written right, known to the plugin in the router's version, given once. */
export const OPTION_NAME_RULES: readonly Rule[] = [
  {
    id: "option-name",
    severity: "error",
    warningWhen:
      "the word before the space is an option: Fluent Bit starts, with another value than was meant",
    title: "an option name with a space or line break, or one that begins with [, # or @",
    why: "keys are written as they are: a space ends the key, [ opens a group, # makes the line a comment",
    source:
      "amazon-ecs-agent 1.105.1 firelensconfig_unix.go:245-289; fluent-bit: classic configuration format",
    *check({ outputs }) {
      for (const { plugin, outputOptions } of outputs) {
        for (const { key, at } of outputOptions.filter((option) => isMalformed(option.key))) {
          const [word = "", ...rest] = key.trim().split(/\s+/);
          const isOption = plugin !== undefined && rest.length > 0 && findOption(plugin, word) !== undefined;
          yield {
            at,
            what: isOption
              ? `the line sets ${showValue(word)}, to a value that begins with ${showValue(rest.join(" "))}`
              : `${showValue(key)} cannot be the key of a line in fluent-bit.conf`,
            expected: "a name without spaces that does not begin with [, # or @",
            severity: isOption && !/[\r\n]/.test(key) ? "warning" : "error",
          };
        }
      }
    },
  },
  {
    id: "log-driver-option",
    severity: "error",
    title: "an option of another log driver, such as mode or max-buffer-size, on an awsfirelens container",
    why: "FireLens passes it on to the output plugin, and Fluent Bit stops at the unknown property",
    source: "amazon-ecs-agent 1.105.1 agent/api/task/task.go:1473; aws/aws-for-fluent-bit#348",
    *check({ outputs }) {
      for (const output of outputs) {
        for (const { key, at } of output.outputOptions.filter((option) =>
          isLogDriverOption(output, option),
        )) {
          yield {
            at,
            what: `${showValue(key)} is an option of another log driver; awsfirelens passes it on to Fluent Bit`,
            nearest: key === "max-buffer-size" ? "log-driver-buffer-limit" : undefined,
          };
        }
      }
    },
  },
  {
    id: "match-override",
    severity: "error",
    warningWhen: "the container is the only one that logs through FireLens, and its logs match",
    title: "an option Match or Match_Regex",
    why: "it wins over the Match that FireLens writes, so the output takes other logs than this container's",
    source: "amazon-ecs-agent 1.105.1 firelensconfig_unix.go:245-289; fluent-bit src/flb_output.c (match)",
    *check({ outputs }) {
      for (const { container, outputOptions } of outputs) {
        for (const { key, name, value, at } of outputOptions.filter((option) => isMatch(option.name))) {
          const tag = `${String(container.name)}-firelens-`;
          const takesOwn = name === "match" && (value === UNKNOWN || matchesTag(value.trim(), tag));
          const isHarmless = takesOwn && outputs.length === 1;
          yield {
            at,
            what: `FireLens writes the Match of this output; ${key} replaces it`,
            severity: isHarmless ? "warning" : "error",
          };
        }
      }
    },
  },
  {
    id: "duplicate-option",
    severity: "error",
    warningWhen:
      "Fluent Bit 1.9 or its core reads the option, which take one of the two, or the version is not known",
    title: "an option twice, in another case or as a secret too, that may be given once",
    why: "Fluent Bit 4 and later stop when they start, 1.9 takes the first; a secret of the same key wins over the option",
    source:
      "amazon-ecs-agent 1.105.1 agent/api/task/task.go:1489-1517; fluent-bit src/flb_config_map.c; measured",
    *check({ outputs, fluentBit }) {
      for (const { outputOptions, plugin } of outputs) {
        const seen = new Map<string, Option>();
        for (const option of outputOptions) {
          const first = seen.get(option.name);
          seen.set(option.name, first ?? option);
          const mayRepeat = plugin !== undefined && findOption(plugin, option.name)?.multiple === true;
          if (first !== undefined && (first.key === option.key || !mayRepeat)) {
            const isOne = first.key === option.key;
            const isPlugins = plugin?.options.has(option.name) === true || option.name === "name";
            const stops = fluentBit !== undefined && fluentBit !== FIRST_VERSION && isPlugins && !isOne;
            yield {
              at: option.at,
              what: isOne
                ? `the secret ${showValue(option.key)} replaces the option of the same name`
                : `the option is given twice: ${showValue(first.key)} and ${showValue(option.key)} are one to Fluent Bit`,
              severity: stops ? "error" : "warning",
            };
          }
        }
      }
    },
  },
  {
    id: "unknown-option",
    severity: "error",
    title: "an option that the output plugin does not have in any version",
    why: "C plugins stop Fluent Bit at an unknown property; Go plugins ignore it without a word",
    source: "fluent-bit src/flb_config_map.c; the option tables of the plugins (output-options.json)",
    *check({ outputs, fluentBit }) {
      for (const { option, plugin, definition } of optionsToCheck(outputs)) {
        if (definition === undefined) {
          const names = [...plugin.options.values(), ...COMMON_OPTIONS.values()]
            .filter((candidate) => isInRange(candidate, fluentBit))
            .map(({ name }) => name);
          yield {
            at: option.at,
            what: `${plugin.name} has no option ${showValue(option.key)}`,
            nearest: nearest(option.key, names),
          };
        }
      }
    },
  },
  {
    id: "option-version",
    severity: "error",
    warningWhen: "the image does not say its Fluent Bit version",
    title: "an option that the output plugin has, but not in the router's version of Fluent Bit",
    why: "Fluent Bit stops at the unknown property; the AWS images latest and stable are still 1.9.10",
    source: "the option tables of the known versions (output-options.json)",
    *check({ outputs, fluentBit }) {
      for (const { option, definition } of optionsToCheck(outputs)) {
        if (definition === undefined) {
          continue;
        }
        const versions = versionsIn(definition);
        // Without a known version, the option has to be in every one.
        const needed = fluentBit === undefined ? FLUENT_BIT_VERSIONS : [fluentBit];
        if (!needed.every((version) => versions.includes(version))) {
          yield {
            at: option.at,
            what:
              fluentBit === undefined
                ? `only some versions of Fluent Bit have the option ${showValue(option.key)}, and the image does not say which it is`
                : `Fluent Bit ${fluentBit} does not have the option ${showValue(option.key)}`,
            expected: `Fluent Bit ${versions.join(", ")}`,
            severity: fluentBit !== undefined ? "error" : "warning",
          };
        }
      }
    },
  },
];

/** Options that the rules above do not already complain about, of plugins whose options are known. */
function* optionsToCheck(outputs: readonly FirelensContainer[]) {
  for (const output of outputs) {
    const { plugin, outputOptions } = output;
    if (plugin === undefined || plugin.isUnchecked) {
      continue;
    }
    for (const option of outputOptions) {
      if (!isMalformed(option.key) && !isLogDriverOption(output, option) && option.key !== "") {
        yield { plugin, option, definition: findOption(plugin, option.name) };
      }
    }
  }
}

function isMalformed(key: string): boolean {
  return key === "" || /^[[#@]|\s/.test(key);
}

function isLogDriverOption({ plugin }: { readonly plugin?: Plugin }, { name }: Option): boolean {
  return LOG_DRIVER_OPTION.test(name) && (plugin === undefined || findOption(plugin, name) === undefined);
}

function isMatch(name: string): boolean {
  return name === "match" || name === "match_regex";
}

/** Whether Fluent Bit's Match, in which an asterisk stands for any text, takes the tags that begin so. */
function matchesTag(match: string, tag: string): boolean {
  const [start = "", ...rest] = match.split("*");
  return rest.length > 0 && tag.startsWith(start) && rest.every((part) => part === "");
}
