import { describe, expect, it } from "vitest";
import { COMMON_CREDENTIAL_OPTIONS, CREDENTIAL_OPTIONS } from "../../../firelens/data/credential-options.js";
import { OPTION_CONDITIONS } from "../../../firelens/data/option-conditions.js";
import { OPTION_TYPES } from "../../../firelens/data/option-types.js";
import { OPTION_VALUES } from "../../../firelens/data/option-values.js";
import { FLUENT_BIT_VERSIONS, isInRange } from "../../../firelens/facts/fluent-bit-version.js";
import {
  COMMON_OPTIONS,
  findOption,
  findPlugin,
  type Plugin,
  pluginNames,
  tlsOf,
} from "../../../firelens/facts/plugins.js";

function plugin(name: string, version?: Parameters<typeof findPlugin>[1]): Plugin {
  const found = findPlugin(name, version);
  if (found === undefined) {
    throw new Error(`no plugin ${name}`);
  }
  return found;
}

it("each version has its own plugins", () => {
  expect(pluginNames("1.9.10")).not.toContain("azure_kusto");
  expect(pluginNames("4.2.4")).toContain("azure_kusto");
});

it("names are compared without regard to case, and names of JavaScript are no plugins", () => {
  expect(findPlugin("CloudWatch_Logs")?.name).toBe("cloudwatch_logs");
  for (const name of ["__proto__", "constructor", "toString", ""]) {
    expect(findPlugin(name)).toBeUndefined();
  }
});

it("an option is the plugin's, or one of every output, or begins with a prefix", () => {
  expect(findOption(plugin("kafka"), "Brokers")?.required).toBe(true);
  expect(findOption(plugin("kafka"), "Retry_Limit")?.type).toBe("retry");
  expect(findOption(plugin("kafka"), "rdkafka.sasl.username")?.name).toBe("rdkafka.");
  expect(findOption(plugin("td"), "api")?.name).toBe("API");
  expect(findOption(plugin("es"), "oauth2.scope")?.name).toBe("oauth2.scope");
  expect(findOption(plugin("es"), "rdkafka.x")).toBeUndefined();
});

it("type and default are those of the version", () => {
  expect(plugin("loki", "1.9.10").options.get("drop_single_key")?.type).toBe("bool");
  expect(plugin("loki", "5.0.9").options.get("drop_single_key")?.type).toBe("string");
});

it("an option belongs to some versions", () => {
  const compress = findOption(plugin("es"), "compress");
  expect(
    compress && [isInRange(compress, "1.9.10"), isInRange(compress, "4.2.4"), isInRange(compress, undefined)],
  ).toEqual([false, true, true]);
});

it("tls is a plugin's own, or an option, or not there", () => {
  expect(tlsOf(plugin("cloudwatch"), "1.9.10")).toBe("unsupported");
  expect(tlsOf(plugin("s3"), "1.9.10")).toBe("always");
  expect(tlsOf(plugin("kafka"), "5.0.9")).toBe("unsupported");
  expect(tlsOf(plugin("kafka"), "5.1.1")).toBe("optional");
  expect(tlsOf(plugin("kafka"), undefined)).toBe("optional");
});

describe("the tables beside the option data name plugins and options that it has", () => {
  const has = (name: string, option: string) => findOption(plugin(name), option) !== undefined;

  it("credentials", () => {
    // Plugins without an option table read their options themselves.
    const listed = Object.entries(CREDENTIAL_OPTIONS).filter(([name]) => plugin(name).options.size > 0);
    expect(listed.flatMap(([name, options]) => options.filter((option) => !has(name, option)))).toEqual([]);
    expect(COMMON_CREDENTIAL_OPTIONS.filter((option) => !has("es", option))).toEqual([]);
  });

  it("conditions", () => {
    for (const { plugins, when, needs } of OPTION_CONDITIONS) {
      for (const name of plugins) {
        expect(
          [...when.options, ...needs].filter((option) => !has(name, option)),
          name,
        ).toEqual([]);
      }
    }
  });

  it("values", () => {
    for (const { plugins, option } of OPTION_VALUES) {
      expect(
        plugins.filter((name) => !has(name, option)),
        option,
      ).toEqual([]);
    }
  });

  it("types", () => {
    const unchecked = ["string", "retry", "comma-list", "string-prefix"];
    const types = pluginNames().flatMap((name) => [...plugin(name).options.values()].map(({ type }) => type));
    const all = new Set([...types, ...[...COMMON_OPTIONS.values()].map(({ type }) => type)]);
    expect([...all].filter((type) => !unchecked.includes(type)).sort()).toEqual(
      Object.keys(OPTION_TYPES).sort(),
    );
  });
});

it("every version that the table names is known", () => {
  const ranges = pluginNames().flatMap((name) => [plugin(name), ...plugin(name).options.values()]);
  const named = new Set(ranges.flatMap(({ since, until }) => [since ?? [], until ?? []]).flat());
  expect([...named].filter((version) => !FLUENT_BIT_VERSIONS.includes(version))).toEqual([]);
});

it("every default is a value of its type", () => {
  const wrong = pluginNames().flatMap((name) =>
    [...plugin(name).options.values()]
      .filter(
        ({ type, default: value }) =>
          value !== null &&
          value !== "" &&
          !value.startsWith("<") &&
          OPTION_TYPES[type]?.accepts(value) === false,
      )
      .map((option) => `${name} ${option.name} ${option.default}`),
  );
  expect(wrong).toEqual([]);
});
