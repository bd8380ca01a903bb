import { isDeepStrictEqual } from "node:util";
import type { Diagnostic } from "../protocol/diagnostic.js";
import { type ObjectValue, stringAt } from "../protocol/value.js";
import type { Section } from "../schema/bindings.js";
import type { Block } from "../schema/block.js";
import type { ProviderSchema } from "../schema/provider-schema.js";
import { type Account, canonicalType } from "./account/account.js";
import { hex } from "./account/ids.js";
import { regionNamed } from "./account/regions.js";
import type { Context } from "./computed-values/computed-value.js";
import { DATA_SOURCE_VALUES } from "./computed-values/data-source-values.js";
import { fillComputed, markComputed } from "./computed-values/fill-computed.js";
import { RESOURCE_VALUES } from "./computed-values/resource-values.js";
import { type PlannedChange, planChange } from "./plan.js";
import { type ProviderConfig, readProviderConfig } from "./provider-config.js";
import { validateComputedOnly } from "./validations/computed-only.js";
import { ACCOUNT_VALIDATIONS, CONFIG_VALIDATIONS } from "./validations/validations.js";

interface Applied {
  /** The new state; with a diagnostic the prior state, which a create has none of. */
  readonly state: ObjectValue | undefined;
  readonly seed: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Seed of an imported object that the account does not have, until it is changed: its arguments are not known. */
const IMPORTED_SEED = "imported";

/** A configured provider: one provider block. All providers of a workspace share an account. */
export class Provider {
  private config: ProviderConfig = readProviderConfig({});

  constructor(
    private readonly schema: ProviderSchema,
    private readonly account: Account,
  ) {}

  configure(config: ObjectValue): void {
    this.config = readProviderConfig(config);
  }

  /** @param section resource or data */
  validate(section: Section, type: string, config: ObjectValue): readonly Diagnostic[] {
    const computedOnly = validateComputedOnly(this.schema.block(section, type), config);
    if (section === "data") {
      return computedOnly;
    }
    const validations = CONFIG_VALIDATIONS[canonicalType(type)] ?? [];
    return [...computedOnly, ...validations.flatMap((validate) => validate(config))];
  }

  /**
   * Adds an object to the account: Terraform reads every object of its state before it plans. A state that an earlier
   * version of the provider wrote has no region.
   */
  read(type: string, state: ObjectValue, seed: string): ObjectValue {
    const read = state.region === null ? { ...state, region: this.config.region } : state;
    this.account.put(type, read, seed);
    return read;
  }

  /** @param seed of the object that is changed; empty for a create */
  plan(
    type: string,
    prior: ObjectValue | undefined,
    proposed: ObjectValue,
    config: ObjectValue,
    seed: string,
  ): PlannedChange {
    const block = this.schema.block("resource", type);
    const change = planChange({ type, block, prior, proposed, config }, this.config);
    return seed === IMPORTED_SEED ? { ...change, requiresReplace: [] } : change;
  }

  /**
   * Creates or changes an object. The account's other objects are checked here and not in the plan, as AWS does.
   *
   * @param seed of the object that is changed; empty for a create
   */
  apply(
    type: string,
    prior: ObjectValue | undefined,
    planned: ObjectValue,
    config: ObjectValue,
    seed: string,
  ): Applied {
    const used = seed && seed !== IMPORTED_SEED ? seed : this.account.newSeed(type, config);
    const state = this.fill(type, this.schema.block("resource", type), planned, used);
    const diagnostics = (ACCOUNT_VALIDATIONS[canonicalType(type)] ?? []).flatMap((validate) =>
      validate(state, this.account),
    );
    if (diagnostics.length) {
      return { state: prior, seed, diagnostics };
    }
    if (prior) {
      this.account.remove(type, prior);
    }
    this.account.put(type, state, used);
    return { state, seed: used, diagnostics };
  }

  destroy(type: string, prior: ObjectValue): void {
    this.account.remove(type, prior);
  }

  /** An object that is not in the account has the id and computed values, and nothing else. */
  import(type: string, id: string): { readonly state: ObjectValue; readonly seed: string } {
    const known = this.account.find(type, { id });
    if (known) {
      return { state: known, seed: "" };
    }
    const block = this.schema.block("resource", type);
    const empty = { ...markComputed(block, emptyObject(block)), id };
    return { state: this.fill(type, block, empty, hex(`${type} ${id}`, 32)), seed: IMPORTED_SEED };
  }

  readDataSource(type: string, config: ObjectValue): ObjectValue {
    const block = this.schema.block("data", type);
    const context = this.context(this.account.newSeed(`data ${type}`, config), config);
    const values = {
      ...DATA_SOURCE_VALUES[canonicalType(type)],
      ...this.lookedUpObject(type, block, config),
    };
    return fillComputed(type, block, markComputed(block, config), values, context);
  }

  /** The attributes that a data source shares with the object that its strings identify; none without such an object. */
  private lookedUpObject(type: string, block: Block, config: ObjectValue): ObjectValue {
    const given = block.attributes.filter(({ name }) => stringAt(config, name) !== undefined);
    const query = Object.fromEntries(given.map(({ name }) => [aliasOf(type, name), config[name] ?? null]));
    const found = given.length ? this.account.find(type, query) : undefined;
    const resource = this.schema.all("resource").get(type)?.block;
    const common = block.attributes.filter((attribute) =>
      resource?.attributes.some(
        ({ name, type: own }) => name === attribute.name && isDeepStrictEqual(own, attribute.type),
      ),
    );
    return found ? Object.fromEntries(common.map(({ name }) => [name, found[name] ?? null])) : {};
  }

  private fill(type: string, block: Block, object: ObjectValue, seed: string): ObjectValue {
    const values = RESOURCE_VALUES[canonicalType(type)] ?? {};
    return fillComputed(type, block, object, values, this.context(seed, object));
  }

  private context(seed: string, object: ObjectValue): Context {
    const region = regionNamed(stringAt(object, "region") ?? this.config.region);
    return { account: this.account, region, seed };
  }
}

/** The resource's name for a data source's argument: `cluster_name` of aws_ecs_cluster is `name` there. */
function aliasOf(type: string, argument: string): string {
  return type.endsWith(argument.replace(/_name$/, "")) ? "name" : argument;
}

function emptyObject(block: Block): ObjectValue {
  return Object.fromEntries([
    ...block.attributes.map(({ name }) => [name, null] as const),
    ...block.blocks.map(({ name, nesting }) => {
      const isCollection = nesting === "LIST" || nesting === "SET";
      return [name, isCollection ? [] : nesting === "MAP" ? {} : null] as const;
    }),
  ]);
}
