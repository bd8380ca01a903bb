import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import table from "../firelens/data/output-options.json" with { type: "json" };
import { FIRST_VERSION, FLUENT_BIT_VERSIONS, LAST_VERSION } from "../firelens/facts/fluent-bit-version.js";

/**
 * Makes firelens/data/output-options.json from the options of each version of Fluent Bit:
 *
 *     npx tsx scripts/option-table.ts INPUT
 *
 * INPUT is JSON: an object of plugins, each an object of options, `_common` for the options of every output:
 *
 *     { "_common": {…}, "es": { "Host": { "type": "string", "default": null, "versions": ["1.9.10", "4.2.4"] } } }
 *
 * Names, types, defaults and versions come from INPUT: `fluent-bit -J` of each version prints them. What people
 * found out in the plugins' source (required, note, multiple, groups, tls) is kept from the present table,
 * unless INPUT says it. For a new version: add it to FLUENT_BIT_VERSIONS, and to `versions` in INPUT.
 */
interface InputOption {
  readonly type: string;
  readonly default: string | null;
  readonly versions: readonly string[];
  readonly required?: boolean | string | null;
  readonly multiple?: boolean;
  readonly differs?: Readonly<Record<string, { readonly type: string; readonly default: string | null }>>;
  readonly note?: string;
}

type InputOptions = Readonly<Record<string, InputOption>>;
type TableOptions = Readonly<Record<string, object>>;

interface TablePlugin {
  readonly options: TableOptions;
}

const TABLE_FILE = fileURLToPath(new URL("../firelens/data/output-options.json", import.meta.url));

/** The option as the table holds it: without what is usual. */
function tableOption(name: string, option: InputOption, present: TableOptions): object {
  const { type, default: standard, versions, ...reviewed } = option;
  const known = FLUENT_BIT_VERSIONS.filter((version) => versions.includes(version));
  const [since] = known;
  const until = known.at(-1);
  if (since === undefined || until === undefined) {
    throw new Error(`${name}: no version has the option`);
  }
  const range = FLUENT_BIT_VERSIONS.slice(
    FLUENT_BIT_VERSIONS.indexOf(since),
    FLUENT_BIT_VERSIONS.indexOf(until) + 1,
  );
  if (range.length !== known.length) {
    throw new Error(`${name}: the versions have a gap: ${known.join(", ")}`);
  }
  return {
    type,
    ...(standard === null ? {} : { default: standard }),
    ...(since === FIRST_VERSION ? {} : { since }),
    ...(until === LAST_VERSION ? {} : { until }),
    ...reviewedFacts(present[name] ?? {}),
    ...reviewedFacts(reviewed),
  };
}

/** What the source says and the binary does not print. */
function reviewedFacts(option: object): object {
  const facts = ["required", "multiple", "differs", "note"];
  return Object.fromEntries(
    Object.entries(option).filter(([key, value]) => facts.includes(key) && value !== null && value !== false),
  );
}

function tableOptions(input: InputOptions, present: TableOptions): TableOptions {
  return Object.fromEntries(
    Object.entries(input)
      .filter(([, { versions }]) => versions.length > 0)
      .map(([name, option]) => [name, tableOption(name, option, present)]),
  );
}

/** JSON with a line for each option: a new version shows in a diff as the lines that it changes. */
function render(common: TableOptions, plugins: Readonly<Record<string, TablePlugin>>): string {
  const lines = (options: TableOptions, indent: string) =>
    Object.entries(options)
      .map(([name, option]) => `${indent}${JSON.stringify(name)}: ${JSON.stringify(option)}`)
      .join(",\n");
  const blocks = Object.entries(plugins).map(([name, { options, ...facts }]) => {
    const head = JSON.stringify(facts).slice(1, -1);
    return `    ${JSON.stringify(name)}: {\n      ${head}${head === "" ? "" : ",\n      "}"options": {\n${lines(options, "        ")}\n      }\n    }`;
  });
  return `{\n  "_meta": ${JSON.stringify(table._meta, null, 2).replaceAll("\n", "\n  ")},\n  "common": {\n${lines(common, "    ")}\n  },\n  "plugins": {\n${blocks.join(",\n")}\n  }\n}\n`;
}

const [INPUT_FILE] = process.argv.slice(2);
if (INPUT_FILE === undefined) {
  throw new Error("usage: npx tsx scripts/option-table.ts INPUT");
}
const INPUT: Readonly<Record<string, InputOptions>> = JSON.parse(readFileSync(INPUT_FILE, "utf8"));
const PRESENT: Readonly<Record<string, TablePlugin>> = table.plugins;
const COMMON = tableOptions(INPUT._common ?? {}, table.common);
const PLUGINS = Object.fromEntries(
  Object.entries(INPUT)
    .filter(([name]) => name !== "_common")
    .map(([name, options]) => [
      name,
      { ...PRESENT[name], options: tableOptions(options, PRESENT[name]?.options ?? {}) },
    ]),
);
writeFileSync(TABLE_FILE, render(COMMON, PLUGINS));
