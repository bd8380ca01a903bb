import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inOrder, writeConfigFile, writeParsersFile } from "../../../firelens/config/config-file.js";
import {
  ecsMetadataFilter,
  patternText,
  processingFilters,
  storageSections,
} from "../../../firelens/config/log-processing.js";
import type { FilterSection } from "../../../firelens/config/router-config.js";
import { quoteWord, splitWords } from "../../../firelens/config/words.js";

const EMPTY = { service: {}, inputs: [], filters: [], outputs: [] };

/** The sections of a file in the classic format, as Fluent Bit reads them. */
function read(text: string): { name: string; lines: [string, string][] }[] {
  return text
    .split(/^(?=\[)/m)
    .filter((block) => block !== "")
    .map((block) => {
      const [header = "", ...lines] = block.trimEnd().split("\n");
      return {
        name: header.slice(1, -1),
        lines: lines.map((line): [string, string] => {
          const [, key = "", value = ""] = /^ {4}(\S+) (.*)$/.exec(line) ?? [];
          return [key, value];
        }),
      };
    });
}

describe("the configuration file", () => {
  it("has the sections in the order of their kinds, each option on a line", () => {
    const text = writeConfigFile({
      service: { Grace: 30 },
      inputs: [{ name: "forward", options: { unix_path: "/var/run/fluent.sock" } }],
      filters: [
        { name: "grep", match: "app-firelens-*", options: { Exclude: ["log ^GET /health", "log DEBUG"] } },
      ],
      outputs: [{ name: "stdout", match: "*", options: {} }],
      text: "[OUTPUT]\n    Name null\n    Match x\n\n",
    });
    expect(text).toBe(`[SERVICE]
    Grace 30

[INPUT]
    Name forward
    unix_path /var/run/fluent.sock

[FILTER]
    Name grep
    Match app-firelens-*
    Exclude log ^GET /health
    Exclude log DEBUG

[OUTPUT]
    Name stdout
    Match *

[OUTPUT]
    Name null
    Match x
`);
  });

  it("is empty without sections", () => {
    expect(writeConfigFile(EMPTY)).toBe("");
  });

  it("holds every option as it was given", () => {
    const word = fc.stringMatching(/^[A-Za-z][A-Za-z._]{0,10}$/);
    const value = fc.stringMatching(/^[!-~]([ -~]{0,20}[!-~])?$/);
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(word, value), { selector: ([key]) => key }), (options) => {
        const [output] = read(
          writeConfigFile({
            ...EMPTY,
            outputs: [{ name: "http", match: "*", options: Object.fromEntries(options) }],
          }),
        );
        expect(output?.lines.slice(2).sort()).toEqual([...options].sort());
      }),
      { numRuns: 50 },
    );
  });
});

it("the parsers have a file of their own", () => {
  const text = writeParsersFile(
    [{ name: "time", format: "json", options: { Time_Key: "time", Time_Format: "%Y-%m-%dT%H:%M:%S" } }],
    [{ name: "dated", rules: [{ state: "start_state", pattern: "^\\d{4}-", next: "start_state" }] }],
  );
  expect(text).toBe(`[PARSER]
    Name time
    Format json
    Time_Key time
    Time_Format %Y-%m-%dT%H:%M:%S

[MULTILINE_PARSER]
    name dated
    type regex
    rule "start_state" "/^\\d{4}-/" "start_state"
`);
});

describe("the order of filters", () => {
  const filter = (name: FilterSection["name"], options = {}): FilterSection => ({
    name,
    match: "*",
    options,
  });
  const PARTIAL = filter("multiline", { Mode: "partial_message" });
  const JAVA = filter("multiline", { "multiline.parser": "java" });

  it("joins split lines, then stack traces, then works on the text, and rewrites tags last", () => {
    const given = [filter("rewrite_tag"), filter("parser"), JAVA, filter("grep"), PARTIAL];
    expect(inOrder(given, (one) => one)).toEqual([
      PARTIAL,
      JAVA,
      filter("parser"),
      filter("grep"),
      filter("rewrite_tag"),
    ]);
  });
});

describe("the options of a container make filters", () => {
  it("multiline: one that joins split lines, and one that joins the lines of a trace", () => {
    expect(
      writeConfigFile({ ...EMPTY, filters: processingFilters("app", { multiline: ["java", "go"] }) }),
    ).toBe(
      `[FILTER]
    Name multiline
    Match app-firelens-*
    multiline.key_content log
    mode partial_message

[FILTER]
    Name multiline
    Match app-firelens-*
    multiline.key_content log
    multiline.parser java, go
    flush_ms 500
`,
    );
  });

  it("drop: a grep filter", () => {
    const filters = processingFilters("app", { drop: [/GET \/health/, "^DEBUG"] });
    expect(filters).toEqual([
      {
        name: "grep",
        match: "app-firelens-*",
        options: { Exclude: ["log GET /health", "log ^DEBUG"] },
      },
    ]);
  });

  it("parse: split lines are joined first, and the field source is renamed", () => {
    const filters = processingFilters("app", { parse: "json" });
    expect(filters.map(({ name, options }) => ({ name, options }))).toEqual([
      { name: "multiline", options: { "multiline.key_content": "log", mode: "partial_message" } },
      { name: "modify", options: { Rename: "source container_source" } },
      { name: "parser", options: { Key_Name: "log", Parser: "json_without_time", Reserve_Data: "On" } },
    ]);
  });

  it("parse: a parser of one's own by its name", () => {
    const parser = processingFilters("app", { parse: "mine" }).at(-1);
    expect(parser?.options.Parser).toBe("mine");
  });

  it("labels: values with blanks are quoted", () => {
    const filters = processingFilters("app", { labels: { env: "prod", team: 'the "A" team' } });
    expect(filters[0]?.options).toEqual({ Record: ["env prod", 'team "the \\"A\\" team"'] });
  });

  it("none: no filter", () => {
    expect(processingFilters("app", {})).toEqual([]);
  });

  it("FireLens' own fields, from what the init process exports", () => {
    expect(ecsMetadataFilter("app")).toEqual({
      name: "record_modifier",
      match: "app-firelens-*",
      options: {
        Record: [
          "ecs_cluster ${ECS_CLUSTER}",
          "ecs_task_arn ${ECS_TASK_ARN}",
          "ecs_task_definition ${ECS_TASK_DEFINITION}",
        ],
      },
    });
  });
});

describe("a regular expression", () => {
  it.each([
    [/GET \/health/, "GET /health"],
    [/debug/i, "(?i)debug"],
    [/a.b/is, "(?im)a.b"],
    // Fluent Bit takes the slashes around a pattern away.
    [/\/health\//, "\\/health/"],
    ["/health/", "\\/health/"],
    // Fluent Bit trims blanks.
    [/ ping /, "\\x20ping\\x20"],
  ])("%s is written as %s", (pattern, text) => {
    expect(patternText(pattern)).toBe(text);
  });
});

describe("words", () => {
  it("are what they were before they were quoted", () => {
    const text = fc.stringMatching(/^[ -~]{0,19}[!-[\]-~]$/);
    fc.assert(
      fc.property(text, (word) => {
        expect(splitWords(`key ${quoteWord(word)}`)).toEqual(["key", word]);
      }),
      { numRuns: 200 },
    );
  });
});

describe("buffers on disk", () => {
  it("are inherited by FireLens' inputs from version 4 on", () => {
    expect(storageSections("5.0.9")).toEqual({
      service: {
        "storage.path": "/var/log/flb-storage",
        "storage.max_chunks_up": 25,
        "storage.type": "filesystem",
        "storage.inherit": "on",
      },
      inputs: [],
    });
  });

  it("need a second input on the socket in 1.9.10", () => {
    expect(storageSections("1.9.10")).toEqual({
      service: { "storage.path": "/var/log/flb-storage", "storage.max_chunks_up": 25 },
      inputs: [
        { name: "forward", options: { unix_path: "/var/run/fluent.sock", "storage.type": "filesystem" } },
      ],
    });
  });
});
