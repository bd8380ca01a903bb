import type { Attribute, Block, NestedBlock, Type } from "./block.js";

const ATTRIBUTE =
  /^ +(\w+): \{\n +value: (.*),\n +isBlock: (true|false),\n +type: "(\w+)",\n +storageClassType: "(\w+)",/gm;

/**
 * Reads the schema of the provider block from the generated TypeScript of its bindings. A provider has no
 * getters by type, but says how each argument is written as HCL. Every argument is optional.
 */
export function parseProviderBindings(source: string): Block {
  return parseAttributes(source.slice(source.indexOf("synthesizeHclAttributes()")), source);
}

function parseAttributes(text: string, source: string): Block {
  const attributes: Attribute[] = [];
  const blocks: NestedBlock[] = [];
  for (const [, name = "", value = "", isBlock, collection = "", storage = ""] of text.matchAll(ATTRIBUTE)) {
    if (isBlock === "true") {
      const nesting = collection === "set" ? "SET" : "LIST";
      const mapper = /\b\w+ToHclTerraform\b/.exec(value)?.[0] ?? "";
      blocks.push({ name, nesting, block: parseAttributes(functionText(mapper, source), source) });
    } else if (name !== "alias") {
      const type = attributeType(collection, storage);
      attributes.push({ name, type, computed: false, optional: true, required: false });
    }
  }
  return { attributes, blocks };
}

function functionText(name: string, source: string): string {
  const start = source.indexOf(`export function ${name}(`);
  return source.slice(start, source.indexOf("\n}\n", start));
}

function attributeType(collection: string, storage: string): Type {
  const [, scalar = "string"] = /^(string|number|boolean)/.exec(storage) ?? [];
  const element = scalar === "boolean" ? "bool" : (scalar as "string" | "number");
  switch (collection) {
    case "list":
    case "set":
    case "map":
      return [collection, element];
    default:
      return element;
  }
}
