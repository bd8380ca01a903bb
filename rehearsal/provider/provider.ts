import { isDeepStrictEqual } from "node:util";
import { DATA_SOURCE_FACTS } from "../facts/data-source-facts.js";
import type { Surroundings } from "../facts/fact.js";
import { regionNamed } from "../facts/regions.js";
import { RESOURCE_FACTS } from "../facts/resource-facts.js";
import { hex } from "../facts/shapes.js";
import { type ObjectValue, stringAt } from "../protocol/value.js";
import type { Refusal } from "../refusals/refusal.js";
import { ACCOUNT_RULES, CONFIG_RULES } from "../refusals/rules.js";
import type { Block } from "../schema/block.js";
import type { TypesInUse } from "../schema/types-in-use.js";
import { type Account, canonicalType } from "./account.js";
import { fillComputed, markComputed } from "./computed.js";
import { planChange } from "./plan.js";
import { type Settings, settingsOf } from "./settings.js";

export interface Applied {
  /** The new state; the prior one (none for a create) when the change was refused. */
  readonly state: ObjectValue | undefined;
  readonly seed: string;
  readonly refusals: readonly Refusal[];
}

/** One configured provider: what a provider block is to Terraform. All of a workspace share an account. */
export class Provider {
  private settings: Settings = settingsOf({});

  constructor(
    private readonly types: TypesInUse,
    private readonly account: Account,
  ) {}

  configure(config: ObjectValue): void {
    this.settings = settingsOf(config);
  }

  validate(type: string, config: ObjectValue): readonly Refusal[] {
    return (CONFIG_RULES[canonicalType(type)] ?? []).flatMap((rule) => rule(config));
  }

  /** An object that an earlier process made comes to be known by being read. */
  read(type: string, state: ObjectValue, seed: string): void {
    this.account.put(type, state, seed);
  }

  plan(
    type: string,
    prior: ObjectValue | undefined,
    proposed: ObjectValue,
    config: ObjectValue,
  ): { readonly planned: ObjectValue; readonly refusals: readonly Refusal[] } {
    const block = this.types.block("resource", type);
    const planned = planChange({ type, block, prior, proposed, config }, this.settings);
    return { planned, refusals: planned === prior ? [] : this.refusals(type, planned) };
  }

  /** @param seed of the object that is changed; empty for a create */
  apply(
    type: string,
    prior: ObjectValue | undefined,
    planned: ObjectValue,
    config: ObjectValue,
    seed: string,
  ): Applied {
    const used = seed || this.account.claimSeed(type, config);
    const state = this.fill(type, this.types.block("resource", type), planned, used);
    const refusals = this.refusals(type, state);
    if (refusals.length) {
      return { state: prior, seed, refusals };
    }
    if (prior) {
      this.account.remove(type, prior);
    }
    this.account.put(type, state, used);
    return { state, seed: used, refusals };
  }

  destroy(type: string, prior: ObjectValue): void {
    this.account.remove(type, prior);
  }

  /** An object that the rehearsal hasn't made gets the id and, but for computed values, nothing else. */
  import(type: string, id: string): ObjectValue {
    const block = this.types.block("resource", type);
    const empty = { ...markComputed(block, emptyObject(block)), id };
    return this.account.find(type, { id }) ?? this.fill(type, block, empty, hex(`${type} ${id}`, 32));
  }

  readDataSource(type: string, config: ObjectValue): ObjectValue {
    const block = this.types.block("data", type);
    const surroundings = this.surroundings(this.account.claimSeed(`data ${type}`, config), config);
    const facts = { ...DATA_SOURCE_FACTS[canonicalType(type)], ...this.namesake(type, block, config) };
    return fillComputed(type, block, markComputed(block, config), facts, surroundings);
  }

  /** What the object that a data source looks up by its strings has in common with the data source. */
  private namesake(type: string, block: Block, config: ObjectValue): ObjectValue {
    const given = block.attributes.filter(({ name }) => stringAt(config, name) !== undefined);
    const query = Object.fromEntries(given.map(({ name }) => [aliasOf(type, name), config[name] ?? null]));
    const found = given.length ? this.account.find(type, query) : undefined;
    const resource = this.types.all("resource").get(type)?.block;
    const common = block.attributes.filter((attribute) =>
      resource?.attributes.some(
        ({ name, type: own }) => name === attribute.name && isDeepStrictEqual(own, attribute.type),
      ),
    );
    return found ? Object.fromEntries(common.map(({ name }) => [name, found[name] ?? null])) : {};
  }

  private fill(type: string, block: Block, object: ObjectValue, seed: string): ObjectValue {
    const facts = RESOURCE_FACTS[canonicalType(type)] ?? {};
    return fillComputed(type, block, object, facts, this.surroundings(seed, object));
  }

  private surroundings(seed: string, object: ObjectValue): Surroundings {
    const region = regionNamed(stringAt(object, "region") ?? this.settings.region);
    return { account: this.account, region, seed };
  }

  private refusals(type: string, object: ObjectValue): readonly Refusal[] {
    return (ACCOUNT_RULES[canonicalType(type)] ?? []).flatMap((rule) => rule(object, this.account));
  }
}

/** aws_ecs_cluster is looked up by `cluster_name`, which the resource calls `name`. */
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
