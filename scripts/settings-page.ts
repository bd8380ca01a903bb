import { production } from "../src/production.js";
import { SETTINGS_SCHEMA } from "../src/settings.js";
import { anchorOf } from "./heading-anchor.js";
import { type Interfaces, interfacesIn, type Property, propertiesOf, readInterfaces } from "./interfaces.js";
import { OPTION_COSTS } from "./option-costs.js";

const INTRODUCTION = `<!-- Made by \`npm run schema\` from the docstrings of the options, production() and the table of costs. -->

# Settings

The props of \`FluentBitStack\`. In [cdktf.json](../cdktf.json) they stand in \`context.fluentBit\`, where editors complete and
explain them with [settings.schema.json](settings.schema.json); in [main.ts](../main.ts) they are the third argument. Wrong settings
fail the synthesis with one error that lists all findings, and nothing is written.

- All are off by default, and the default stack is the article's system.
- ✔ is what \`production({ name, … })\` turns on, unless it is given another value: [production.md](production.md).
- Costs are AWS' list prices a month in us-east-1, 2026, without traffic where no unit stands. Where none stands, nothing.
- "main.ts only" is what JSON cannot say. Certificates, keys, topics and secrets are said by their ARN.
- What a change of an option does to a deployment: [changing.md](changing.md).
`;

/** The part of a JSON Schema that the readers of settings make. */
interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | false;
}

/** The options of an interface, and where they are used first. */
interface Group {
  /** From the stack's props: "network.flowLogs"; empty for the stack itself. */
  readonly path: string;
  readonly type: string;
  /** What JSON can say of them. */
  readonly schema: Schema;
}

/**
 * docs/settings.md: every option of the stack, with its type, its default, what it does and what it costs.
 * @param folder - the project's
 */
export function settingsPage(folder: string): string {
  const interfaces = readInterfaces(folder);
  const stack = { path: "", type: "FluentBitStackProps", schema: (SETTINGS_SCHEMA ?? {}) as Schema };
  const groups = [...groupsFrom(stack, interfaces, new Set())];
  return [INTRODUCTION, ...groups.map((group) => sectionOf(group, groups, interfaces))].join("\n");
}

/** A group and those of its options, each interface once. */
function* groupsFrom(group: Group, interfaces: Interfaces, seen: Set<string>): Generator<Group> {
  seen.add(group.type);
  yield group;
  for (const [name, { type }] of propertiesOf(group.type, interfaces)) {
    for (const inner of interfacesIn(type, interfaces)) {
      const schema = schemaWith(propertiesOf(inner, interfaces), group.schema.properties?.[name]);
      if (schema !== undefined && !isArn(schema) && !seen.has(inner)) {
        yield* groupsFrom({ path: pathOf(group, name), type: inner, schema }, interfaces, seen);
      }
    }
  }
}

function pathOf({ path }: Group, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

/** The object in a schema that has properties of an interface and no others. */
function schemaWith(known: ReadonlyMap<string, Property>, schema: Schema | undefined): Schema | undefined {
  if (schema === undefined) {
    return;
  }
  const { properties, anyOf = [], items, additionalProperties } = schema;
  if (properties !== undefined) {
    return Object.keys(properties).every((name) => known.has(name)) ? schema : undefined;
  }
  return [...anyOf, items, additionalProperties || undefined]
    .map((part) => schemaWith(known, part))
    .find((found) => found !== undefined);
}

function isArn({ properties = {} }: Schema): boolean {
  return Object.keys(properties).join() === "arn";
}

function sectionOf(group: Group, groups: readonly Group[], interfaces: Interfaces): string {
  const rows = [...propertiesOf(group.type, interfaces)].map(([name, property]) => {
    const path = pathOf(group, name);
    const { isRequired, description, default: fallback } = property;
    const mark = isInProduction(path) ? " ✔" : "";
    const sentences = [
      text(description),
      isRequired ? "**Required.**" : "",
      fallback === undefined ? "" : `**Default** ${text(fallback)}.`,
      path in OPTION_COSTS ? `**Costs** ${OPTION_COSTS[path]}.` : "",
    ];
    const type = typeOf(group.schema.properties?.[name], groupsOf(property.type, groups));
    return `| \`${name}\`${mark}<br>${type} | ${sentences.filter((sentence) => sentence !== "").join(" ")} |`;
  });
  return [
    `${group.path.includes(".") ? "###" : "##"} ${titleOf(group)}`,
    "",
    "| option | |",
    "| ------ | --- |",
    ...rows,
    "",
  ].join("\n");
}

function titleOf({ path, type }: Group): string {
  return path === "" ? "The stack" : `${path}: ${type}`;
}

function groupsOf(type: string, groups: readonly Group[]): readonly Group[] {
  const names: readonly string[] = type.match(/\w+/g) ?? [];
  return groups.filter((group) => names.includes(group.type));
}

/** The type in words; objects with options of their own link to their sections. */
function typeOf(schema: Schema | undefined, groups: readonly Group[]): string {
  if (schema === undefined) {
    return "main.ts only";
  }
  const { type, anyOf, items, properties, additionalProperties } = schema;
  const values = schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
  if (values.length > 0) {
    return values.map((value) => `\`${JSON.stringify(value)}\``).join(", ");
  }
  if (anyOf !== undefined) {
    const words = anyOf.map((part) => (isArn(part) ? "ARN" : typeOf(part, groups)));
    return [...new Set(words.filter((word) => word !== "string" || !words.includes("ARN")))].join(" or ");
  }
  if (items !== undefined) {
    return `list of ${typeOf(items, groups)}`;
  }
  if (additionalProperties) {
    return `map of ${typeOf(additionalProperties, groups)}`;
  }
  return properties === undefined ? (type ?? "") : linksTo(schema, groups);
}

function linksTo({ properties = {} }: Schema, groups: readonly Group[]): string {
  const group = groups.find(
    ({ schema }) => Object.keys(schema.properties ?? {}).join() === Object.keys(properties).join(),
  );
  return group === undefined
    ? `{ ${Object.keys(properties).join(", ")} }`
    : `[${group.type}](#${anchorOf(titleOf(group))})`;
}

/** Markdown takes these for its own: a bar ends a cell; the others do so outside of code. */
function text(words: string): string {
  const parts = words.replaceAll("|", "\\|").split("`");
  return parts.map((part, index) => (index % 2 === 0 ? part.replace(/[<*]/g, "\\$&") : part)).join("`");
}

const CERTIFICATE = { arn: "arn:aws:acm:us-east-1:111122223333:certificate/0123abcd" };
const IN_PRODUCTION: object = production({ name: "name", certificate: CERTIFICATE });

/** Whether `production` gives the option a value, other than those that the caller must give it. */
function isInProduction(path: string): boolean {
  const value = path.split(".").reduce<unknown>((at, name) => Object(at)[name], IN_PRODUCTION);
  return path !== "name" && value !== undefined;
}
