import { OPTION_CONDITIONS } from "../data/option-conditions.js";
import type { OptionGroup } from "../facts/plugins.js";
import { type FirelensContainer, literalValue, optionNamed } from "../model/task-model.js";
import { fieldOf, type Rule } from "../rule.js";

/** Options that a plugin cannot do without. */
export const REQUIRED_OPTION_RULES: readonly Rule[] = [
  {
    id: "required-option",
    severity: "error",
    title: "an option that the output plugin requires is missing",
    why: "Fluent Bit stops when it starts",
    source: "the plugins' init code, field required of output-options.json",
    *check({ outputs }) {
      for (const output of outputs) {
        for (const option of output.plugin?.options.values() ?? []) {
          if (option.required === true && !has(output, option.name)) {
            yield missing(output, option.name, `${output.plugin?.name} requires the option ${option.name}`);
          }
        }
      }
    },
  },
  {
    id: "option-group",
    severity: "error",
    title: "options of which exactly one, at least one, at most one or all have to be given are not",
    why: "Fluent Bit stops when it starts",
    source: "the plugins' init code, constraints of output-options.json",
    *check({ outputs }) {
      for (const output of outputs) {
        for (const group of output.plugin?.groups ?? []) {
          const given = group.options.filter((name) => optionNamed(output.outputOptions, name.toLowerCase()));
          // An option that is not known can be the one that is missing, but takes none away.
          const isJudged = output.log.isComplete || (given.length > 1 && group.kind !== "together");
          if (isJudged && !isSatisfied(group, given.length)) {
            yield {
              at: fieldOf(output.container, "logConfiguration", "options"),
              what: `${output.plugin?.name} needs ${EXPECTATION[group.kind]} ${group.options.join(" and ")}, and ${
                given.length === 0 ? "none is given" : `${given.join(" and ")} is given`
              }`,
            };
          }
        }
      }
    },
  },
  {
    id: "conditional-option",
    severity: "error",
    title: "an option that another one makes necessary is missing, such as AWS_Region with AWS_Auth",
    why: "Fluent Bit stops when it starts, or every request is refused",
    source: "es_conf.c, http_conf.c, opentelemetry_conf.c and forward.c of fluent-bit",
    *check({ outputs, fluentBit }) {
      for (const output of outputs) {
        for (const { plugins, versions, when, needs } of OPTION_CONDITIONS) {
          const applies =
            output.plugin !== undefined &&
            plugins.includes(output.plugin.name) &&
            (versions === undefined || (fluentBit !== undefined && versions.includes(fluentBit)));
          const cause = when.options.find((name) => {
            const option = optionNamed(output.outputOptions, name);
            return option !== undefined && when.value.test(literalValue(option) ?? "");
          });
          if (applies && cause !== undefined && !needs.some((name) => has(output, name))) {
            yield missing(output, needs[0] ?? cause, `${cause} needs the option ${needs.join(" or ")}`);
          }
        }
      }
    },
  },
  {
    id: "s3-region",
    severity: "warning",
    title: "an s3 output without region",
    why: "Fluent Bit takes us-east-1 without a word, and a bucket elsewhere gets no logs",
    source: "fluent-bit plugins/out_s3/s3.c, default of region",
    *check({ outputs }) {
      for (const output of outputs) {
        if (output.plugin?.name === "s3" && !has(output, "region")) {
          yield missing(output, "region", "without region, s3 writes to us-east-1");
        }
      }
    },
  },
];

const EXPECTATION: Readonly<Record<OptionGroup["kind"], string>> = {
  exactly_one: "exactly one of",
  at_least_one: "at least one of",
  at_most_one: "at most one of",
  together: "all or none of",
};

function isSatisfied({ kind, options }: OptionGroup, given: number): boolean {
  switch (kind) {
    case "exactly_one":
      return given === 1;
    case "at_least_one":
      return given >= 1;
    case "at_most_one":
      return given <= 1;
    case "together":
      return given === 0 || given === options.length;
  }
}

/** True if the option is given, as a secret too, or may be because not all options are known. */
function has({ outputOptions, log }: FirelensContainer, name: string): boolean {
  return !log.isComplete || optionNamed(outputOptions, name.toLowerCase()) !== undefined;
}

function missing({ container }: FirelensContainer, name: string, what: string) {
  return { at: fieldOf(container, "logConfiguration", "options", name), what };
}
