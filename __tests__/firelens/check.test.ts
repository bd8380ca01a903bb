import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkTaskDefinition } from "../../firelens/check.js";
import { formatFinding } from "../../firelens/finding.js";
import type { TaskDefinition } from "../../firelens/model/task-definition.js";
import { RULES } from "../../firelens/rules/index.js";
import {
  app,
  articleTask,
  fargateTask,
  newRouter as router,
  router5,
  task,
} from "../support/task-definitions.js";

const ids = (definition: TaskDefinition, options = {}) =>
  checkTaskDefinition(definition, options).map(({ ruleId }) => ruleId);

const token = (value: unknown) => typeof value === "string" && value.includes("${TfToken[");
const tokens = { isUnknown: token };

it("the article's task definition has no errors", () => {
  expect(checkTaskDefinition(articleTask).map(formatFinding)).toEqual([
    'warning memory-overcommit memory: the containers may use 1074 MiB, more than the task has: "1024"; expected a task memory above the sum, or lower limits for the containers',
    'warning unknown-field nginx-fluentbit.networkMode: ECS knows no field "networkMode" here',
    'warning moving-image-tag log_router.image: the tag "latest" moves to other images over time: "906394416424.dkr.ecr.us-east-1.amazonaws.com/aws-for-fluent-bit:latest"; expected a version or a digest',
  ]);
});

it("a definition that follows all rules has no findings", () => {
  expect(checkTaskDefinition(fargateTask([app({ Name: "stdout" }), router5]))).toEqual([]);
});

it("a finding has what programs need", () => {
  const definition = fargateTask([app({ Name: "http", Format: "jsonl", Port: "x" }), router()]);
  expect(checkTaskDefinition(definition)).toContainEqual({
    ruleId: "option-type",
    severity: "error",
    container: "app",
    path: "app.logConfiguration.options.Port",
    jsonPath: ["containerDefinitions", 0, "logConfiguration", "options", "Port"],
    message: 'not a value for port, so that no log arrives: "x"; expected a whole number',
    value: "x",
    accepted: "a whole number",
    suggestion: undefined,
  });
});

it("all findings come at once, by container", () => {
  const definition = task([app({ name: "s3", "a b": "" }), router({ user: "1", essential: false })]);
  expect(ids(definition)).toEqual([
    "missing-name",
    "option-name",
    "required-option",
    "empty-value",
    "s3-region",
    "router-user-not-root",
    "router-not-essential",
  ]);
});

it("the version given counts more than the image's", () => {
  const definition = task([app({ Name: "loki", uri: "/push" }), router()]);
  expect(ids(definition)).toEqual([]);
  expect(ids(definition, { fluentBit: "1.9.10" })).toEqual(["option-version"]);
});

it("a Fluentd router is checked as far as the agent reads it", () => {
  const fluentd = router({ image: "fluent/fluentd:v1.17", firelensConfiguration: { type: "fluentd" } });
  expect(ids(task([app({ "@type": "http", "@label": "x", endpoint: "" }), fluentd]))).toEqual([]);
  expect(ids(task([app({ "@type": "http", "log-driver-buffer-limit": "-1" }), fluentd]))).toEqual([
    "buffer-limit",
  ]);
});

describe("values that are decided later", () => {
  const later = "${TfToken[TOKEN.7]}";

  it("are no findings, whatever the field", () => {
    const containers = [
      {
        name: `web-${later}`,
        image: later,
        user: later,
        logConfiguration: {
          logDriver: "awsfirelens",
          options: {
            Name: "cloudwatch",
            region: later,
            log_group_name: later,
            log_stream_prefix: later,
            auto_create_group: later,
          },
        },
      },
      router({ image: later, user: later }),
    ];
    expect(ids(fargateTask(containers, { cpu: later, memory: later }), tokens)).toEqual([]);
  });

  it("may be a whole object or list", () => {
    const isUnknown = (value: unknown) =>
      Array.isArray(value) || (typeof value === "object" && value !== null && "token" in value);
    const object = { token: 1 };
    expect(
      ids(task([app(), { ...router(), logConfiguration: object, portMappings: [1] }, object]), {
        isUnknown: (value: unknown) => value === object,
      }),
    ).toEqual(["wrong-type"]);
    expect(ids(task([app()]), { isUnknown })).toEqual([]);
    expect(ids(task([object]), { isUnknown: (value: unknown) => value === object })).toEqual([]);
  });

  it("leave open what would be missing", () => {
    const options = { token: 1 };
    const isUnknown = (value: unknown) => value === options;
    expect(ids(task([app(options), router()]), { isUnknown })).toEqual([]);
  });

  it("may be numbers that stand for a token", () => {
    const number = -1.888154589708768e289;
    const isUnknown = (value: unknown) => value === number;
    expect(
      ids(task([app({ Name: "null" }, { memory: number, cpu: number }), router({ stopTimeout: number })]), {
        isUnknown,
      }),
    ).toEqual([]);
  });

  it("still show that a key is unknown", () => {
    expect(ids(task([app({ Name: "null", indx: later }), router()]), tokens)).toEqual(["unknown-option"]);
  });

  it("leave the Fluent Bit version open, so that only some versions' options are a warning", () => {
    const [finding] = checkTaskDefinition(
      task([app({ Name: "es", compress: "gzip" }), router({ image: later })]),
      tokens,
    );
    expect(finding && formatFinding(finding)).toBe(
      'warning option-version app.logConfiguration.options.compress: only some versions of Fluent Bit have the option "compress", and the image does not say which it is; expected Fluent Bit 4.2.4, 5.0.9, 5.1.1',
    );
  });
});

describe("the rule table", () => {
  it("has each id once, in kebab case", () => {
    const all = RULES.map(({ id }) => id);
    expect(new Set(all).size).toBe(all.length);
    expect(all.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
  });

  it("gives a reason and a source for each rule, without a full stop of its own", () => {
    for (const { id, title, why, source } of RULES) {
      expect(
        [title, why, source].every((text) => text.length > 10),
        id,
      ).toBe(true);
      expect(/\.$/.test(title), id).toBe(false);
    }
  });
});

it("findings are one line each, whatever the names and values", () => {
  // Up to the line separators, with which the general punctuation begins.
  const character = fc.nat(0x2fff).map((code) => String.fromCharCode(code));
  const text = fc.string({ unit: character, maxLength: 60 });
  fc.assert(
    fc.property(text, text, text, (name, key, value) => {
      const definition = task([
        app({ Name: value, [key]: value, "include-pattern": value }, { name, [key]: value }),
        router(),
      ]);
      for (const finding of checkTaskDefinition(definition)) {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
        expect(formatFinding(finding)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/);
      }
    }),
    { numRuns: 60 },
  );
});
