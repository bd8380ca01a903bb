import { type Fact, type Facts, renderFact, type Surroundings } from "../facts/fact.js";
import { genericFact } from "../facts/generic-fact.js";
import { isList, isObject, type ObjectValue, UNKNOWN, type Value } from "../protocol/value.js";
import type { Block } from "../schema/block.js";

/** Makes every computed attribute that has no value yet unknown, in the object and its nested blocks. */
export function markComputed(block: Block, object: ObjectValue): ObjectValue {
  const marked: Record<string, Value> = { ...object };
  for (const { name, computed } of block.attributes) {
    if (computed && (object[name] ?? null) === null) {
      marked[name] = UNKNOWN;
    }
  }
  return { ...marked, ...mapNested(block, object, markComputed) };
}

/** As `markComputed`, but only in nested blocks: the object itself has its values. */
export function markNestedComputed(block: Block, object: ObjectValue): ObjectValue {
  return { ...object, ...mapNested(block, object, markComputed) };
}

/** Gives every unknown attribute a value: what the facts say, else one by its name and type. */
export function fillComputed(
  type: string,
  block: Block,
  object: ObjectValue,
  facts: Facts,
  surroundings: Surroundings,
): ObjectValue {
  const filled: Record<string, Value> = { ...object };
  const attributes = new Map(block.attributes.map((attribute) => [attribute.name, attribute]));
  const resolve = (name: string): Value => {
    const attribute = attributes.get(name);
    if (attribute && filled[name] === UNKNOWN) {
      const fact: Fact = facts[name] ?? genericFact(type, attribute);
      const value = typeof fact === "function" ? fact(filled, surroundings) : fact;
      filled[name] = renderFact(value, name, surroundings, resolve);
    }
    return filled[name] ?? null;
  };
  for (const name of attributes.keys()) {
    resolve(name);
  }
  const nested = mapNested(block, object, (inner, element) =>
    fillComputed(type, inner, element, {}, surroundings),
  );
  return { ...filled, ...nested };
}

function mapNested(
  block: Block,
  object: ObjectValue,
  change: (block: Block, element: ObjectValue) => ObjectValue,
): ObjectValue {
  const changed: Record<string, Value> = {};
  for (const { name, nesting, block: inner } of block.blocks) {
    const value = object[name];
    const each = (element: Value) => (isObject(element) ? change(inner, element) : element);
    if (isList(value)) {
      changed[name] = value.map(each);
    } else if (isObject(value)) {
      changed[name] =
        nesting === "MAP"
          ? Object.fromEntries(Object.entries(value).map(([key, element]) => [key, each(element)]))
          : each(value);
    }
  }
  return changed;
}
