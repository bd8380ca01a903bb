import { describe, expect, it } from "vitest";
import { checkProcessing } from "../../../firelens/config/check-processing.js";
import { checkRouterConfig } from "../../../firelens/config/check-router-config.js";
import { processingFilters } from "../../../firelens/config/log-processing.js";
import type { FilterSection, RouterConfig } from "../../../firelens/config/router-config.js";
import type { FluentBitVersion } from "../../../firelens/facts/fluent-bit-version.js";

const AT = "router.config";
const APP = "app-firelens-*";

function check(config: RouterConfig, fluentBit: FluentBitVersion | undefined = "5.0.9"): string[] {
  return checkRouterConfig({ at: AT, config, containers: ["app", "cache"], fluentBit });
}

const filter = (
  name: FilterSection["name"],
  options: FilterSection["options"],
  match = APP,
): RouterConfig => ({
  filters: [{ name, match, options }],
});

const JAVA = { "multiline.key_content": "log", "multiline.parser": "java", flush_ms: 500 };

it("a configuration of everything passes", () => {
  const config: RouterConfig = {
    service: { Grace: 30, HTTP_Server: "On", "storage.path": "/var/log/flb", "storage.type": "filesystem" },
    parsers: [{ name: "time", format: "json", options: { Time_Key: "time", Time_Format: "%s" } }],
    multilineParsers: [
      {
        name: "dated",
        rules: [
          { state: "start_state", pattern: "^\\d{4}", next: "cont" },
          { state: "cont", pattern: "^ ", next: "cont" },
        ],
      },
    ],
    filters: [
      { name: "multiline", match: APP, options: { ...JAVA, "multiline.parser": "java, dated" } },
      { name: "parser", match: APP, options: { Key_Name: "log", Parser: ["time", "json_without_time"] } },
      { name: "grep", match: APP, options: { Exclude: ["log ^GET /health", "log DEBUG"], Logical_Op: "or" } },
      { name: "record_modifier", match: "*", options: { Record: 'team "a b"', Remove_key: ["a", "b"] } },
      { name: "modify", match: APP, options: { Rename: "log message" } },
      { name: "nest", match: APP, options: { Operation: "nest", Wildcard: "k_*", Nest_under: "k" } },
      { name: "throttle", match: APP, options: { Rate: 5, Window: 2, Interval: "1s" } },
      { name: "lua", match: APP, options: { call: "cb", code: "function cb(t,s,r) return 0,s,r end" } },
      { name: "rewrite_tag", match: APP, options: { Rule: "$log ERROR errors.$TAG false" } },
    ],
    outputs: [{ name: "stdout", match: "errors.*", options: {} }],
    text: "# nothing",
  };
  expect(check(config)).toEqual([]);
});

describe("names", () => {
  it.each<[RouterConfig, string]>([
    [
      filter("gerp" as "grep", {}),
      'router.config.filters[0].name: "gerp"; expected one of grep, lua, modify, multiline, nest, parser, record_modifier, rewrite_tag, throttle; did you mean grep?',
    ],
    [
      filter("grep", { Excude: "log x" }),
      "unknown option router.config.filters[0].options.Excude; expected one of Regex, Exclude, Logical_Op, Alias, Log_Level, Log_Suppress_Interval; did you mean Exclude?",
    ],
    [
      { parsers: [{ name: "mine", format: "json", options: { Time_Formt: "%s" } }] },
      "unknown option router.config.parsers[0].options.Time_Formt; expected one of Regex, Time_Key, Time_Format, Time_Keep, Time_Strict, Time_Offset, Time_Zone, Time_System_Timezone, Types, Skip_Empty_Values, Logfmt_No_Bare_Keys, Decode_Field, Decode_Field_As; did you mean Time_Format?",
    ],
    [
      { outputs: [{ name: "http", match: APP, options: { Host: "logs.example.com", Formatt: "json" } }] },
      'router.config.outputs[0].options.Formatt: http has no option "Formatt"; did you mean format?',
    ],
  ])("%j", (config, finding) => {
    expect(check(config)).toEqual([finding]);
  });

  it("of [SERVICE], which Fluent Bit would ignore without a word", () => {
    const [finding] = check({ service: { Gracee: 30 } });
    expect(finding).toMatch(/^unknown option router\.config\.service\.Gracee; .*; did you mean Grace\?$/);
  });

  it("of a later version", () => {
    expect(check(filter("grep", { Regex: "log x", Logical_Op: "or" }), "1.9.10")).toEqual([
      "router.config.filters[0].options.Logical_Op with Fluent Bit 1.9.10; expected a version from 4.2.4 on",
    ]);
  });

  it("buffers on disk by [SERVICE] with 1.9.10", () => {
    expect(check({ service: { "storage.type": "filesystem", "storage.inherit": "on" } }, "1.9.10")).toEqual([
      "router.config.service.storage.type with Fluent Bit 1.9.10; expected a version from 4.2.4 on",
      "router.config.service.storage.inherit with Fluent Bit 1.9.10; expected a version from 4.2.4 on",
    ]);
  });
});

describe("values", () => {
  const at = "router.config.filters[0].options";
  it.each<[RouterConfig, string]>([
    [
      filter("grep", { Exclude: "DEBUG" }),
      `${at}.Exclude: "DEBUG"; expected a field and a regular expression`,
    ],
    [
      filter("rewrite_tag", { Rule: "$log ERROR errors" }),
      `${at}.Rule: "$log ERROR errors"; expected 4 words`,
    ],
    [
      filter("grep", { Regex: "log (a" }),
      `${at}.Regex: "(a"; expected a regular expression in Ruby's syntax (`,
    ],
    [
      filter("rewrite_tag", { Rule: "$log [] errors false" }),
      `${at}.Rule: "[]"; expected a regular expression in Ruby's syntax (`,
    ],
    [filter("nest", {}), `${at}.Operation; expected a value, as nest does not start without it`],
    [filter("nest", { Operation: "lft" }), `${at}.Operation: "lft"; expected one of nest, lift`],
    [filter("throttle", { Window: "2s" }), `${at}.Window: "2s"; expected a whole number`],
    [filter("throttle", { Rate: "many" }), `${at}.Rate: "many"; expected a number`],
    [filter("lua", { call: "f", protected_mode: "1" }), `${at}.protected_mode: "1"; expected on or off`],
    [filter("nest", { Operation: ["nest", "lift"] }), `${at}.Operation: ["nest","lift"]; expected one value`],
    [
      filter("modify", { Set: "a b\n[OUTPUT]" }),
      `${at}.Set: "a b\\n[OUTPUT]"; expected text on one line without blanks around it, as the configuration file is read by lines`,
    ],
    [{ outputs: [{ name: "stdout", match: APP, options: { "for mat": "x" } }] }, "router.config.outputs[0]"],
  ])("%j", (config, finding) => {
    expect(check(config).join("\n")).toContain(finding);
  });

  it("a line that is too long for 1.9.10", () => {
    const config = filter("lua", { call: "f", code: "x".repeat(4000) });
    expect(check(config, "5.0.9")).toEqual([]);
    expect(check(config, "1.9.10")).toEqual([
      `${at}.code: "${"x".repeat(80)}…"; expected a line of at most 4000 bytes, as Fluent Bit 1.9.10 stops at longer ones`,
    ]);
  });
});

describe("parsers", () => {
  const at = "router.config";
  it.each<[RouterConfig, string]>([
    [
      filter("parser", { Key_Name: "log", Parser: "jsn_without_time" }),
      `${at}.filters[0].options.Parser: "jsn_without_time"; expected one of json_without_time, logfmt_without_time; did you mean json_without_time?`,
    ],
    [
      filter("parser", { Key_Name: "log", Parser: "nginx" }),
      `${at}.filters[0].options.Parser: "nginx"; expected one of json_without_time, logfmt_without_time, or service.Parsers_File /fluent-bit/parsers/parsers.conf, which FireLens does not load`,
    ],
    [
      {
        ...filter("parser", { Key_Name: "log", Parser: "json" }),
        service: { Parsers_File: "/fluent-bit/parsers/parsers.conf" },
      },
      `${at}.filters[0].options.Parser: "json"; expected a parser of one's own, as that of AWS' image reads the field time in a format of web servers only, and 1.9.10 drops other times; did you mean json_without_time?`,
    ],
    [
      { parsers: [{ name: "json", format: "json" }] },
      `${at}.parsers[0].name: "json"; expected another name, as /fluent-bit/parsers/parsers.conf defines it and newer routers stop at a second definition`,
    ],
    [
      { parsers: [{ name: "mine", format: "regex", options: { Regex: "(a" } }] },
      `${at}.parsers[0].options.Regex: "(a"; expected a regular expression in Ruby's syntax (a parenthesis that is not closed)`,
    ],
    [
      { parsers: [{ name: "mine", format: "regex" }] },
      `${at}.parsers[0].options.Regex; expected a regular expression`,
    ],
    [
      { parsers: [{ name: "mine", format: "jsn" as "json" }] },
      `${at}.parsers[0].format: "jsn"; expected one of json, regex, ltsv, logfmt; did you mean json?`,
    ],
    [
      {
        parsers: [
          { name: "mine", format: "json" },
          { name: "mine", format: "ltsv" },
        ],
      },
      `${at}.parsers: "mine"; expected each name once`,
    ],
    [
      filter("multiline", { ...JAVA, "multiline.parser": "java, jav" }),
      `${at}.filters[0].options.multiline.parser: "jav"; expected one of cri, docker, go, java, python, ruby; did you mean java?`,
    ],
    [
      {
        multilineParsers: [
          { name: "java", rules: [{ state: "start_state", pattern: "x", next: "start_state" }] },
        ],
      },
      `${at}.multilineParsers[0].name: "java"; expected another name, as it is one of Fluent Bit's own`,
    ],
    [
      { multilineParsers: [{ name: "mine", rules: [{ state: "start_state", pattern: "x", next: "con" }] }] },
      `${at}.multilineParsers[0].rules[0].next: "con"; expected start_state`,
    ],
    [
      { multilineParsers: [{ name: "mine", rules: [{ state: "first", pattern: "x", next: "first" }] }] },
      `${at}.multilineParsers[0].rules[0].state: "first"; expected start_state, the state of a record's first line`,
    ],
  ])("%j", (config, finding) => {
    expect(check(config)).toEqual([finding]);
  });

  it("ruby with 1.9.10, which does not have it", () => {
    expect(check(filter("multiline", { ...JAVA, "multiline.parser": "ruby" }), "1.9.10")).toHaveLength(1);
  });

  it("of the image's file pass where the file is loaded", () => {
    const config = filter("parser", { Key_Name: "log", Parser: "nginx" });
    expect(check({ ...config, service: { Parsers_File: "/fluent-bit/parsers/parsers.conf" } })).toEqual([]);
  });
});

describe("the way of the records", () => {
  const at = "router.config.filters[0]";
  it.each<[RouterConfig, string]>([
    [
      filter("grep", { Exclude: "log x" }, "ap-firelens-*"),
      `${at}.match: "ap-firelens-*"; expected a match of one of the tags app-firelens-<task id>, cache-firelens-<task id>, firelens-healthcheck`,
    ],
    [
      filter("grep", { Exclude: "log x" }, ""),
      `${at}.match: ""; expected the tags that it takes, such as those of a container, <container>-firelens-*`,
    ],
    [
      filter("multiline", { "multiline.key_content": "log", "multiline.parser": "java" }),
      `${at}.options.flush_ms; expected 500 to 1000: below, Fluent Bit does not start; above, a task that stops loses its last lines; did you mean 500?`,
    ],
    [
      filter("multiline", { ...JAVA, buffer: "off" }),
      `${at}.options.buffer: "off"; expected on, as nothing is joined without it`,
    ],
    [
      filter("multiline", { "multiline.key_content": "log", flush_ms: 500 }),
      `${at}.options.multiline.parser; expected a multi-line parser`,
    ],
    [
      filter("multiline", { mode: "partial_message", "multiline.parser": "java" }),
      `${at}.options.multiline.parser; expected a filter of its own for the parsers, as this one joins partial messages only`,
    ],
    [
      {
        filters: [
          { name: "multiline", match: APP, options: JAVA },
          { name: "multiline", match: "*", options: { ...JAVA, "multiline.parser": "go" } },
        ],
      },
      "router.config.filters[1]; expected one multi-line filter for a tag with all its parsers, as router.config.filters[0] takes app-firelens-<task id> too",
    ],
    [
      filter("rewrite_tag", { Rule: "$log ERROR app-firelens-errors false" }),
      `${at}.options.Rule: "app-firelens-errors"; expected a new tag that no rule brings back to this filter, as the record would go round for ever`,
    ],
    [
      {
        filters: [
          { name: "rewrite_tag", match: APP, options: { Rule: "$log A one.$TAG false" } },
          { name: "rewrite_tag", match: "one.*", options: { Rule: '$log "B C" app-firelens-two false' } },
        ],
      },
      "router.config.filters[0].options.Rule",
    ],
    [
      { outputs: [{ name: "forward", match: APP, options: {} }] },
      'router.config.outputs[0]: "127.0.0.1:24224"; expected another host or port, as the router listens there: each record would come back for ever',
    ],
    [
      { outputs: [{ name: "tcp", match: APP, options: { Host: "localhost", Port: 8877 } }] },
      'router.config.outputs[0]: "localhost:8877"; expected another host or port, as the router listens there: each record would come back for ever',
    ],
    [
      { outputs: [{ name: "forward", match: APP, options: { Unix_Path: "/var/run/fluent.sock" } }] },
      "router.config.outputs[0]",
    ],
  ])("%j", (config, finding) => {
    expect(check(config).join("\n")).toContain(finding);
  });

  it("multi-line filters of two containers do not meet", () => {
    const filters: FilterSection[] = [
      { name: "multiline", match: APP, options: JAVA },
      { name: "multiline", match: "cache-firelens-*", options: JAVA },
    ];
    expect(check({ filters })).toEqual([]);
  });

  it("a multi-line filter beside one of a container's options", () => {
    const options = processingFilters("app", { multiline: "java" });
    const findings = checkRouterConfig({
      at: AT,
      config: filter("multiline", JAVA),
      containers: ["app"],
      filters: options.map((section) => ({ at: "containers.app.multiline", section })),
      fluentBit: "5.0.9",
    });
    expect(findings).toEqual([
      "router.config.filters[0]; expected one multi-line filter for a tag with all its parsers, as containers.app.multiline takes app-firelens-<task id> too",
    ]);
  });

  it("any match passes where inputs of one's own give tags", () => {
    const config = filter("grep", { Exclude: "log x" }, "own.*");
    expect(check({ ...config, text: "[INPUT]\n    Name dummy\n    Tag own.x\n" })).toEqual([]);
  });

  it("a match of a new tag that depends on the record passes", () => {
    const rewrite: FilterSection = {
      name: "rewrite_tag",
      match: APP,
      options: { Rule: "$log . $level.x false" },
    };
    const grep: FilterSection = { name: "grep", match: "error.*", options: { Exclude: "log x" } };
    expect(check({ filters: [rewrite, grep] })).toEqual([]);
  });
});

describe("raw text", () => {
  it("has no parsers, not even in a comment", () => {
    expect(check({ text: "# a [PARSER] belongs elsewhere\n" })).toEqual([
      'router.config.text: "# a [PARSER] belongs elsewhere"; expected no parser, as an included file can\'t have any; parsers and multilineParsers define them',
    ]);
  });

  it("has no byte order mark", () => {
    expect(check({ text: "\uFEFF[SERVICE]\n" })).toEqual([
      "router.config.text; expected text without a byte order mark",
    ]);
  });

  it("has no line that is too long for 1.9.10, comments included", () => {
    expect(check({ text: `# ${"x".repeat(4000)}` }, "1.9.10")).toHaveLength(1);
    expect(check({ text: `# ${"x".repeat(4000)}` }, "5.0.9")).toEqual([]);
  });
});

describe("the options of a container", () => {
  it.each([
    [
      { drop: ["[^]"] },
      'task.drop[0]: "[^]"; expected a regular expression in Ruby\'s syntax (an empty character class)',
    ],
    [{ parse: "jsn" }, 'task.parse: "jsn"; expected one of json, logfmt; did you mean json?'],
    [
      { multiline: ["java", "rubi"] },
      'task.multiline: "rubi"; expected one of cri, docker, go, java, python, ruby; did you mean ruby?',
    ],
    [{ drop: ["a\nb"] }, 'task.drop[0]: "a\\nb"; expected a regular expression on one line'],
    [{ labels: { source: "x" } }, "task.labels.source; expected a name that is none of FireLens' own fields"],
    [{ labels: { "a b": "x" } }, "task.labels.a b; expected a name without blanks and quotes"],
    [
      { labels: { a: "b c\\" } },
      'task.labels.a: "b c\\\\"; expected text on one line that does not end with a backslash',
    ],
  ])("%j", (processing, finding) => {
    expect(checkProcessing("task.", processing, {}, "5.0.9")).toEqual([finding]);
  });

  it("pass where they are right", () => {
    expect(
      checkProcessing("task.", { drop: [/\[\]/, "^GET"], labels: { team: "a b" } }, {}, "5.0.9"),
    ).toEqual([]);
  });

  it("have lines that 1.9.10 reads", () => {
    const processing = { drop: ["x".repeat(4000)], labels: { a: "x".repeat(4000) } };
    expect(checkProcessing("task.", processing, {}, "5.0.9")).toEqual([]);
    expect(checkProcessing("task.", processing, {}, "1.9.10")).toHaveLength(2);
  });

  it("may name parsers of the configuration", () => {
    const config: RouterConfig = {
      parsers: [{ name: "mine", format: "json" }],
      multilineParsers: [
        { name: "dated", rules: [{ state: "start_state", pattern: "x", next: "start_state" }] },
      ],
    };
    const processing = { parse: "mine", multiline: ["java", "dated"] };
    expect(checkProcessing("task.", processing, config, "5.0.9")).toEqual([]);
  });
});
