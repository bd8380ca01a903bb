import type { Attribute, Block, NestedBlock, Nesting, Type } from "./block.js";
import { nestedType } from "./block.js";

/**
 * Reads the schema of a resource type or data source from the generated TypeScript of its bindings.
 *
 * The generator heads every member with a comment such as
 * `// cidr_block - computed: false, optional: true, required: false`, below which the getter, or the class
 * of a nested object, tells the type. What the generator leaves out (minimum and maximum of blocks,
 * sensitive flags, what forces a replacement) can't be read here.
 *
 * @throws when the source holds no class of a resource or data source
 */
export function parseBindings(source: string): { readonly type: string; readonly block: Block } {
  const classes = new Map<string, string>();
  let main: string | undefined;
  for (const text of source.split(/^export class /m).slice(1)) {
    classes.set(text.slice(0, text.indexOf(" ")), text);
    main = /^\w+ extends (?:cdktf|cdktn)\.Terraform(?:Resource|DataSource) /.test(text) ? text : main;
  }
  const type = /static readonly tfResourceType = "([^"]+)"/.exec(main ?? "")?.[1];
  if (main === undefined || type === undefined) {
    throw new Error("the source holds no class with a static tfResourceType");
  }
  const structs = new Set(
    Array.from(source.matchAll(/type: "struct",\s+storageClassType: "(\w+)"/g), (match) => match[1]),
  );
  return { type, block: parseBlock(main, { classes, structs }) };
}

interface Module {
  /** The text of each class, from its name to the next class. */
  readonly classes: ReadonlyMap<string, string>;
  /** Names of the structs that are one object; any other single struct is a list of at most one. */
  readonly structs: ReadonlySet<string | undefined>;
}

const MEMBER =
  /^ {2}\/\/ ([\w-]+) - computed: (true|false), optional: (true|false), required: (true|false)\n([\s\S]*?)(?=^ {2}\/\/ [\w-]+ - computed|^ {2}\/\/ =|^})/gm;

function parseBlock(text: string, module: Module): Block {
  const attributes: Attribute[] = [];
  const blocks: NestedBlock[] = [];
  for (const [, name = "", computed, optional, required, body = ""] of text.matchAll(MEMBER)) {
    const nested = parseNested(body, module);
    if (nested && computed === "false") {
      blocks.push({ name, ...nested });
    } else {
      attributes.push({
        name,
        type: nested ? nestedType(nested.nesting, nested.block) : scalarType(body),
        computed: computed === "true",
        optional: optional === "true",
        required: required === "true",
      });
    }
  }
  return { attributes, blocks };
}

function parseNested(body: string, module: Module): Omit<NestedBlock, "name"> | undefined {
  const match = /private _\w+ = new (\w+?)(List|Map|OutputReference)\(this, "[^"]+"(, true)?/.exec(body);
  if (!match) {
    return undefined;
  }
  const [, struct = "", container = "", wrapsSet] = match;
  const block = parseBlock(module.classes.get(`${struct}OutputReference`) ?? "", module);
  const nesting = nestingOf(container, wrapsSet !== undefined, module.structs.has(struct));
  return { nesting: nesting === "SET" && hasDynamicType(block) ? "LIST" : nesting, block };
}

/** Terraform allows no set whose elements contain a dynamic type, such as the statements of a WAF rule. */
function hasDynamicType(block: Block): boolean {
  return (
    block.attributes.some(({ type }) => type === "dynamic") ||
    block.blocks.some((nested) => hasDynamicType(nested.block))
  );
}

function nestingOf(container: string, wrapsSet: boolean, isStruct: boolean): Nesting {
  switch (container) {
    case "Map":
      return "MAP";
    case "List":
      return wrapsSet ? "SET" : "LIST";
    default:
      return isStruct ? "SINGLE" : "LIST";
  }
}

const ELEMENT_TYPES = { String: "string", Number: "number", Boolean: "bool" } as const;

/**
 * Getters name the type: `getStringAttribute`, `getNumberListAttribute`, `tolist(getListAttribute)`, …; a
 * computed map may be a member, `new cdktf.StringMap(…)`. Collections of collections, 10 members in all, are
 * not told apart.
 */
function scalarType(body: string): Type {
  const map = /new cdktf\.(String|Number|Boolean)Map\(/.exec(body);
  if (map) {
    return ["map", ELEMENT_TYPES[map[1] as keyof typeof ELEMENT_TYPES]];
  }
  const getter = /return .*?\bget(String|Number|Boolean)?(List|Map)?Attribute\(/.exec(body);
  if (!getter) {
    return "dynamic";
  }
  const element = ELEMENT_TYPES[(getter[1] ?? "String") as keyof typeof ELEMENT_TYPES];
  switch (getter[2]) {
    case "Map":
      return ["map", element];
    case "List":
      return [getter[0].includes("Fn.tolist(") ? "set" : "list", element];
    default:
      return element;
  }
}
