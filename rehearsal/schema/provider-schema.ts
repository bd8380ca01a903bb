import type { Bindings, Section } from "./bindings.js";
import type { Block } from "./block.js";

/** The sections of a synthesized `cdk.tf.json` whose keys are types. */
export interface Configuration {
  readonly resource?: Readonly<Record<string, unknown>>;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** The parts of a state file with types and schema versions. */
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

/** The schema of the provider, limited to the types that occur in the configurations and states added. */
export class ProviderSchema {
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

  /** Terraform refuses a state of a newer schema version, so the type takes over the state's version. */
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
      throw new Error(`${section} ${type} is in no configuration or state of the rehearsal`);
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
