import type { Bindings, Section } from "./bindings.js";
import type { Block } from "./block.js";

/** The parts of a synthesized `cdk.tf.json` that name types. */
export interface Configuration {
  readonly resource?: Readonly<Record<string, unknown>>;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** The parts of a state file that name types. */
export interface State {
  readonly resources?: readonly {
    readonly mode: string;
    readonly type: string;
    readonly instances?: readonly { readonly schema_version?: number }[];
  }[];
}

export interface Schema {
  readonly version: number;
  readonly block: Block;
}

/** The types that a configuration, and the state it meets, are about: the provider serves these alone. */
export class TypesInUse {
  private readonly schemas: Readonly<Record<Section, Map<string, Schema>>>;

  constructor(private readonly bindings: Bindings) {
    this.schemas = { provider: new Map(), resource: new Map(), data: new Map() };
    this.add("provider", "aws");
  }

  addConfiguration({ resource = {}, data = {} }: Configuration): void {
    for (const type of Object.keys(resource)) {
      this.add("resource", type);
    }
    for (const type of Object.keys(data)) {
      this.add("data", type);
    }
  }

  /** Terraform refuses a state that a newer schema has written, so the state's version becomes the type's. */
  addState({ resources = [] }: State): void {
    for (const { mode, type, instances = [] } of resources) {
      const versions = instances.map(({ schema_version: version = 0 }) => version);
      this.add(mode === "managed" ? "resource" : "data", type, Math.max(0, ...versions));
    }
  }

  /** @throws when the type was never added */
  block(section: Section, type: string): Block {
    const schema = this.schemas[section].get(type);
    if (!schema) {
      throw new Error(`the rehearsal was not told of ${section} ${type}`);
    }
    return schema.block;
  }

  all(section: Section): ReadonlyMap<string, Schema> {
    return this.schemas[section];
  }

  private add(section: Section, type: string, version = 0): void {
    const block = type.startsWith("aws") ? this.bindings.schema(section, type) : undefined;
    if (block) {
      const known = this.schemas[section].get(type)?.version ?? 0;
      this.schemas[section].set(type, { version: Math.max(known, version), block });
    }
  }
}
