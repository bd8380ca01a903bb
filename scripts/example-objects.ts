import { isList, isObject, type ObjectValue, type Value } from "../rehearsal/protocol/value.js";
import type { Block, Nesting, Type } from "../rehearsal/schema/block.js";

/** Blocks are tried to this depth. */
export const MAX_DEPTH = 3;

/** An object of a block with its required arguments alone. */
export function minimalObject(block: Block): ObjectValue {
  return Object.fromEntries([
    ...block.attributes.map(
      ({ name, type, required }) => [name, required ? exampleOf(type, 1) : null] as const,
    ),
    ...block.blocks.map(({ name, nesting }) => [name, asBlock(nesting, null)] as const),
  ]);
}

/** As `minimalObject`, with one of each block inside. */
export function fullObject(block: Block, depth = 1): ObjectValue {
  const inner = block.blocks.filter(({ name }) => name !== "timeouts" && depth < MAX_DEPTH);
  return {
    ...minimalObject(block),
    ...Object.fromEntries(
      inner.map(({ name, nesting, block: nested }) => [
        name,
        asBlock(nesting, fullObject(nested, depth + 1)),
      ]),
    ),
  };
}

export function asBlock(nesting: Nesting, object: ObjectValue | null): Value {
  if (nesting === "SINGLE") {
    return object;
  }
  if (nesting === "MAP") {
    return {};
  }
  return object ? [object] : [];
}

export function exampleOf(type: Type, number: 1 | 2): Value {
  if (type === "string" || type === "dynamic") {
    return String(number);
  }
  if (type === "number") {
    return number;
  }
  if (type === "bool") {
    return number === 1;
  }
  const [kind, element] = type;
  switch (kind) {
    case "map":
      return { key: exampleOf(element, number) };
    case "object":
      return Object.fromEntries(
        Object.entries(element).map(([name, field]) => [name, exampleOf(field, number)]),
      );
    default:
      return [exampleOf(element, number)];
  }
}

/** Values for the computed attributes, as an object in a state has them. Optional ones are empty. */
export function withComputed(block: Block, object: ObjectValue): ObjectValue {
  const computed = block.attributes.filter(({ name, computed: is }) => is && (object[name] ?? null) === null);
  const nested = block.blocks.flatMap(({ name, block: inner }) => {
    const value = object[name];
    return isList(value)
      ? [
          [
            name,
            value.map((element) => (isObject(element) ? withComputed(inner, element) : element)),
          ] as const,
        ]
      : [];
  });
  return {
    ...object,
    ...Object.fromEntries(
      computed
        .filter(({ name, optional }) => !optional || name === "id")
        .map(({ name, type }) => [name, exampleOf(type, 1)]),
    ),
    ...Object.fromEntries(nested),
  };
}

export function defaultsOf(block: Block, defaults: Readonly<Record<string, Value>>): ObjectValue {
  return {
    ...minimalObject(block),
    ...Object.fromEntries(Object.entries(defaults).filter(([path]) => !path.includes("."))),
  };
}

export function withoutNulls(object: ObjectValue): ObjectValue {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null));
}
