import { OPTION_CONDITIONS } from "../data/option-conditions.js";
import type { OptionGroup } from "../facts/plugins.js";
import { isTrue, literalOf, mayHave, optionPath } from "../model/outputs.js";
import { type FirelensContainer, literalValue, optionNamed, type TaskModel } from "../model/task-model.js";
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
          if (option.required === true && !mayHave(output, option.name)) {
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
                given.length === 0
                  ? "none is given"
                  : `${given.join(" and ")} ${given.length === 1 ? "is" : "are"} given`
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
          if (applies && cause !== undefined && !needs.some((name) => mayHave(output, name))) {
            yield missing(output, needs[0] ?? cause, `${cause} needs the option ${needs.join(" or ")}`);
          }
        }
      }
    },
  },
  {
    id: "google-credentials",
    severity: "error",
    title: "bigquery, stackdriver or chronicle without credentials of Google",
    why: "Fluent Bit stops when it starts: a task has no metadata server of Google that it could ask",
    source: "fluent-bit plugins/out_bigquery, out_stackdriver, out_chronicle (…_conf.c); measured",
    *check(task) {
      for (const output of task.outputs) {
        const name = output.plugin?.name ?? "";
        if (GOOGLE_PLUGINS.includes(name) && !hasGoogleCredentials(task, output)) {
          yield missing(output, "google_service_credentials", `${name} needs credentials`);
        }
      }
    },
  },
  {
    id: "incompatible-options",
    severity: "error",
    title: "options that one output does not take together",
    why: "Fluent Bit stops when it starts",
    source:
      "fluent-bit plugins/out_forward/forward.c (compress), out_s3/s3.c (log_key), out_syslog (udp with tls)",
    *check({ outputs }) {
      for (const output of outputs) {
        const fault = incompatible(output);
        if (fault !== undefined) {
          yield { at: optionPath(output, fault.option), what: fault.what };
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

function missing(output: FirelensContainer, name: string, what: string) {
  return { at: optionPath(output, name), what };
}

const GOOGLE_PLUGINS = ["bigquery", "chronicle", "stackdriver"];
const GOOGLE_OPTIONS = ["google_service_credentials", "service_account_email", "enable_identity_federation"];
const GOOGLE_VARIABLES = [
  "GOOGLE_SERVICE_CREDENTIALS",
  "GOOGLE_APPLICATION_CREDENTIALS",
  "SERVICE_ACCOUNT_EMAIL",
];

function hasGoogleCredentials({ router }: TaskModel, output: FirelensContainer): boolean {
  const variables = [
    ...(router?.environment.map(({ name }) => name) ?? []),
    ...(router?.secretVariables ?? []),
  ];
  return (
    GOOGLE_OPTIONS.some((name) => mayHave(output, name)) ||
    mayHave(output, "metadata_server") ||
    GOOGLE_VARIABLES.some((name) => variables.includes(name))
  );
}

function incompatible(
  output: FirelensContainer,
): { readonly option: string; readonly what: string } | undefined {
  const isOn = (name: string) => isTrue(literalOf(output, name));
  switch (output.plugin?.name) {
    case "forward":
      return literalOf(output, "compress")?.toLowerCase() === "gzip" && isOn("time_as_integer")
        ? { option: "compress", what: "forward does not take compress gzip with time_as_integer" }
        : undefined;
    case "s3":
      return /^(?:arrow|parquet)$/.test(literalOf(output, "format") ?? "") &&
        literalOf(output, "log_key") !== undefined
        ? { option: "log_key", what: `s3 does not take log_key with format ${literalOf(output, "format")}` }
        : undefined;
    case "syslog":
      return (literalOf(output, "mode") ?? "udp").toLowerCase() === "udp" && isOn("tls")
        ? { option: "tls", what: "syslog sends without TLS in mode udp" }
        : undefined;
    default:
      return undefined;
  }
}
