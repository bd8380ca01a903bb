import { isDeepStrictEqual } from "node:util";
import { isList, isObject, type ObjectValue, UNKNOWN, type Value } from "../protocol/value.js";
import type { Block, NestedBlock } from "../schema/block.js";
import { markComputed, markNestedComputed } from "./computed-values/fill-computed.js";
import { isEmpty, isEquivalent } from "./equivalence.js";
import { behaviourOf, isStoredForNone, type ResourceBehaviour } from "./provider-behaviour.js";
import type { ProviderConfig } from "./provider-config.js";

interface ProposedChange {
  readonly type: string;
  readonly block: Block;
  /** Undefined for a create. */
  readonly prior: ObjectValue | undefined;
  /** The configuration merged with the prior values, as Terraform proposes it. */
  readonly proposed: ObjectValue;
  readonly config: ObjectValue;
}

export interface PlannedChange {
  readonly planned: ObjectValue;
  /** Arguments and blocks whose change replaces the resource; none for a create or a change in place. */
  readonly requiresReplace: readonly string[];
}

/**
 * Plans a change as the real provider does: arguments that are left out get their defaults, computed values are unknown
 * on a create, and what the provider takes for equal to the prior value stays as it is.
 */
export function planChange(change: ProposedChange, provider: ProviderConfig): PlannedChange {
  const { type, block, prior, proposed, config } = change;
  const behaviour = behaviourOf(type);
  const inherited = inheritFromProvider(block, config, prior, provider);
  const desired = withDefaults(block, { ...proposed, ...inherited }, behaviour, "");
  if (!prior) {
    return { planned: markComputed(block, desired), requiresReplace: [] };
  }
  const planned = {
    ...keepEquivalent(block, desired, prior, behaviour, ""),
    ...storedValues(type, desired, prior),
  };
  if (isDeepStrictEqual(planned, prior)) {
    return { planned: prior, requiresReplace: [] };
  }
  return {
    planned: markNestedComputed(block, planned),
    requiresReplace: replacedArguments(behaviour, planned, prior),
  };
}

/** What a resource takes over from the provider block: default tags and the region. */
function inheritFromProvider(
  block: Block,
  config: ObjectValue,
  prior: ObjectValue | undefined,
  provider: ProviderConfig,
): Record<string, Value> {
  const inherited: Record<string, Value> = {};
  for (const { name } of block.attributes.filter(({ computed }) => computed)) {
    if (name === "tags_all" && (config.tags_all ?? null) === null) {
      const tags = config.tags ?? {};
      inherited.tags_all = isObject(tags) ? { ...provider.defaultTags, ...tags } : UNKNOWN;
    } else if (name === "region" && (config.region ?? null) === null) {
      inherited.region = prior?.region ?? provider.region;
    }
  }
  return inherited;
}

/** @param prefix path of the block, empty or ending in a dot */
function withDefaults(
  block: Block,
  object: ObjectValue,
  behaviour: ResourceBehaviour,
  prefix: string,
): ObjectValue {
  const filled: Record<string, Value> = { ...object };
  for (const { name, computed } of block.attributes) {
    if (!computed && (object[name] ?? null) === null) {
      filled[name] = behaviour.defaults[prefix + name] ?? null;
    }
  }
  for (const { name, block: inner } of block.blocks) {
    filled[name] = mapElements(object[name] ?? null, (element) =>
      withDefaults(inner, element, behaviour, `${prefix}${name}.`),
    );
  }
  return filled;
}

/** The prior values that AWS stores for the arguments that are left out. */
function storedValues(type: string, desired: ObjectValue, prior: ObjectValue): ObjectValue {
  return Object.fromEntries(
    Object.entries(prior).filter(
      ([name, value]) => (desired[name] ?? null) === null && isStoredForNone(type, name, value),
    ),
  );
}

/** Replaces every value that is equivalent to the prior one by the prior one. */
function keepEquivalent(
  block: Block,
  desired: ObjectValue,
  prior: ObjectValue,
  behaviour: ResourceBehaviour,
  prefix: string,
): ObjectValue {
  const kept: Record<string, Value> = { ...desired };
  for (const { name, type } of block.attributes) {
    const [value, old] = [desired[name] ?? null, prior[name] ?? null];
    kept[name] = isEquivalent(name, type, value, old) ? old : value;
  }
  for (const nested of block.blocks) {
    kept[nested.name] = keepEquivalentBlock(
      nested,
      desired[nested.name] ?? null,
      prior[nested.name] ?? null,
      behaviour,
      prefix,
    );
  }
  return kept;
}

function keepEquivalentBlock(
  { name, nesting, block }: NestedBlock,
  desired: Value,
  prior: Value,
  behaviour: ResourceBehaviour,
  prefix: string,
): Value {
  const keep = (element: Value, old: Value): Value =>
    isObject(element) && isObject(old)
      ? keepEquivalent(block, element, old, behaviour, `${prefix}${name}.`)
      : element;
  if (!isList(desired) || !isList(prior)) {
    return keep(desired, prior);
  }
  if (desired.length === 0) {
    const isKept = behaviour.computedBlocks.includes(prefix + name) || prior.every(isDefault);
    return isKept ? prior : desired;
  }
  if (nesting === "LIST") {
    return desired.map((element, index) => keep(element, prior[index] ?? null));
  }
  const elements = desired.map(
    (element) => prior.find((old) => isDeepStrictEqual(keep(element, old), old)) ?? element,
  );
  return isDeepStrictEqual(new Set(elements), new Set(prior)) ? prior : elements;

  /** Whether an element is what the provider stores for a block that is left out. */
  function isDefault(element: Value): boolean {
    return (
      isObject(element) &&
      Object.entries(element).every(([field, value]) => {
        return isEmpty(value) || isDeepStrictEqual(value, behaviour.defaults[`${prefix}${name}.${field}`]);
      })
    );
  }
}

/** A path names a block's argument with a dot: a change of that argument alone replaces the resource. */
function replacedArguments(behaviour: ResourceBehaviour, planned: ObjectValue, prior: ObjectValue): string[] {
  const replaced = behaviour.forceNew.filter((path) => {
    const names = path.split(".");
    return !isDeepStrictEqual(valueAt(planned, names), valueAt(prior, names));
  });
  return [...new Set(replaced.map((path) => path.split(".")[0] ?? path))];
}

function valueAt(value: Value | undefined, names: readonly string[]): Value {
  const [name, ...rest] = names;
  if (name === undefined) {
    return value ?? null;
  }
  if (isList(value)) {
    return value.map((element) => valueAt(element, names));
  }
  return isObject(value) ? valueAt(value[name], rest) : (value ?? null);
}

function mapElements(value: Value, change: (element: ObjectValue) => ObjectValue): Value {
  if (isList(value)) {
    return value.map((element) => mapElements(element, change));
  }
  return isObject(value) ? change(value) : value;
}
