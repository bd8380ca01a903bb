import type { JsonSchema } from "../src/json-readers.js";
import { SETTINGS_SCHEMA } from "../src/settings.js";
import { type Interfaces, type Property, propertiesOf, readInterfaces } from "./interfaces.js";

/**
 * The text of the JSON Schema of cdktf.json.
 * @param folder - the project's
 */
export function settingsSchema(folder: string): string {
  const interfaces = readInterfaces(folder);
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

/** The schema with the descriptions of the interfaces that a type names. */
function describe(schema: JsonSchema, type: string, interfaces: Interfaces): JsonSchema {
  const { properties, anyOf } = schema as { properties?: Record<string, JsonSchema>; anyOf?: JsonSchema[] };
  if (anyOf !== undefined) {
    return { ...schema, anyOf: anyOf.map((part) => describe(part, type, interfaces)) };
  }
  if (properties === undefined) {
    return schema;
  }
  const documented = propertiesOf(type, interfaces);
  const described = Object.entries(properties).map(([name, property]) => {
    const of = documented.get(name);
    const description = of === undefined ? "" : descriptionOf(of);
    return [name, { ...(description && { description }), ...describe(property, of?.type ?? "", interfaces) }];
  });
  return { ...schema, properties: Object.fromEntries(described) };
}

/** The default is a sentence of the description: "Default: 300". */
function descriptionOf(property: Property): string {
  const fallback = property.default === undefined ? "" : ` Default: ${property.default}`;
  return `${property.description}${fallback}`.trim();
}
