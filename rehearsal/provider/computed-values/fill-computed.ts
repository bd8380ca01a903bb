import { isList, isObject, type ObjectValue, UNKNOWN, type Value } from "../../protocol/value.js";
import type { Block } from "../../schema/block.js";
import { type ComputedValue, type ComputedValues, type Context, renderValue } from "./computed-value.js";
import { genericValue } from "./generic-value.js";

/** Makes every computed attribute without a value unknown, in the object and its nested blocks. */
export function markComputed(block: Block, object: ObjectValue): ObjectValue {
  const marked: Record<string, Value> = { ...object };
  for (const { name, computed } of block.attributes) {
    if (computed && (object[name] ?? null) === null) {
      marked[name] = UNKNOWN;
    }
  }
  return { ...marked, ...mapNested(block, object, markComputed) };
}

/** As `markComputed`, but in nested blocks only. */
export function markNestedComputed(block: Block, object: ObjectValue): ObjectValue {
  return { ...object, ...mapNested(block, object, markComputed) };
}

/** Gives every unknown attribute its value from `values`, else a generic one. */
export function fillComputed(
  type: string,
  block: Block,
  object: ObjectValue,
  values: ComputedValues,
  context: Context,
): ObjectValue {
  const filled: Record<string, Value> = { ...object };
  const attributes = new Map(block.attributes.map((attribute) => [attribute.name, attribute]));
  const resolve = (name: string): Value => {
    const attribute = attributes.get(name);
    if (attribute && filled[name] === UNKNOWN) {
      const computed: ComputedValue = values[name] ?? genericValue(type, attribute);
      const value = typeof computed === "function" ? computed(filled, context) : computed;
      filled[name] = renderValue(value, name, context, resolve);
    }
    return filled[name] ?? null;
  };
  for (const name of attributes.keys()) {
    resolve(name);
  }
  const nested = mapNested(block, object, (inner, element) =>
    fillComputed(type, inner, element, {}, context),
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
