/** A Terraform type constraint, in the JSON form that plugin protocol and state files use. */
export type Type =
  | "string"
  | "number"
  | "bool"
  | "dynamic"
  | readonly ["list" | "set" | "map", Type]
  | readonly ["object", Readonly<Record<string, Type>>];

export interface Attribute {
  readonly name: string;
  readonly type: Type;
  readonly computed: boolean;
  readonly optional: boolean;
  readonly required: boolean;
}

export type Nesting = "SINGLE" | "LIST" | "SET" | "MAP";

export interface NestedBlock {
  readonly name: string;
  readonly nesting: Nesting;
  readonly block: Block;
}

/** The schema of a provider, a resource type, a data source or a nested block. */
export interface Block {
  readonly attributes: readonly Attribute[];
  readonly blocks: readonly NestedBlock[];
}

/** The block as the type of a value, as Terraform declares "attributes as blocks" and computed objects. */
function objectType(block: Block): Type {
  return [
    "object",
    Object.fromEntries([
      ...block.attributes.map(({ name, type }) => [name, type] as const),
      ...block.blocks.map((nested) => [nested.name, nestedType(nested.nesting, nested.block)] as const),
    ]),
  ];
}

/** The type of an attribute that holds one object, or a collection of them. */
export function nestedType(nesting: Nesting, block: Block): Type {
  const element = objectType(block);
  switch (nesting) {
    case "SINGLE":
      return element;
    case "LIST":
      return ["list", element];
    case "SET":
      return ["set", element];
    case "MAP":
      return ["map", element];
  }
}
