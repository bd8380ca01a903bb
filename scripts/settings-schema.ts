import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { JsonSchema } from "../src/json-readers.js";
import { SETTINGS_SCHEMA } from "../src/settings.js";

/** A property of an interface, as its source says it. */
interface Property {
  readonly type: string;
  readonly description: string;
}

/** The properties of an interface, and the names of the interfaces that it extends. */
interface Interface {
  readonly bases: readonly string[];
  readonly properties: ReadonlyMap<string, Property>;
}

const INTERFACE = /export interface (\w+)(?: extends ([\w, ]+))? \{\n([\s\S]*?)\n\}/g;
const PROPERTY = /(?: {2}\/\*\*([\s\S]*?)\*\/\n)? {2}readonly (\w+)\??: (.*);/g;

/**
 * The text of the JSON Schema of cdktf.json.
 * @param folder - the project's
 */
export function settingsSchema(folder: string): string {
  const interfaces = readInterfaces(join(folder, "src"));
  const schema = {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "cdktf.json with the settings of FluentBitStack",
    type: "object",
    properties: {
      context: {
        type: "object",
        properties: { fluentBit: describe(SETTINGS_SCHEMA ?? {}, "FluentBitStackProps", interfaces) },
      },
    },
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

function readInterfaces(folder: string): ReadonlyMap<string, Interface> {
  const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(join(folder, file), "utf8"));
  return new Map(
    sources
      .flatMap((source) => [...source.matchAll(INTERFACE)])
      .map(([, name = "", bases = "", body = ""]) => [
        name,
        { bases: bases.split(/,\s*/), properties: readProperties(body) },
      ]),
  );
}

function readProperties(body: string): ReadonlyMap<string, Property> {
  return new Map(
    [...body.matchAll(PROPERTY)].map(([, doc = "", name = "", type = ""]) => [
      name,
      { type, description: describeDoc(doc) },
    ]),
  );
}

/** The text of a doc comment, on one line: `@default 300` becomes "Default: 300". */
function describeDoc(doc: string): string {
  return doc
    .replace(/^\s*\* ?/gm, "")
    .replace(/@default (- )?/, "Default: ")
    .replace(/\s+/g, " ")
    .trim();
}

/** The schema with the descriptions of the interfaces that a type names. */
function describe(schema: JsonSchema, type: string, interfaces: ReadonlyMap<string, Interface>): JsonSchema {
  const { properties, anyOf } = schema as { properties?: Record<string, JsonSchema>; anyOf?: JsonSchema[] };
  if (anyOf !== undefined) {
    return { ...schema, anyOf: anyOf.map((part) => describe(part, type, interfaces)) };
  }
  if (properties === undefined) {
    return schema;
  }
  const documented = propertiesOf(type, interfaces);
  const described = Object.entries(properties).map(([name, property]) => {
    const { type: ofProperty = "", description } = documented.get(name) ?? {};
    return [name, { ...(description && { description }), ...describe(property, ofProperty, interfaces) }];
  });
  return { ...schema, properties: Object.fromEntries(described) };
}

/** The properties of all interfaces that a type names, and of those that they extend. */
function propertiesOf(type: string, interfaces: ReadonlyMap<string, Interface>): Map<string, Property> {
  const named = (type.match(/\w+/g) ?? []).flatMap((name) => interfaces.get(name) ?? []);
  return new Map(
    named.flatMap(({ bases, properties }) => [...propertiesOf(bases.join(" "), interfaces), ...properties]),
  );
}
