import type { Diagnostic } from "../../protocol/diagnostic.js";
import { isList, isObject, type ObjectValue } from "../../protocol/value.js";
import type { Block } from "../../schema/block.js";

/** A configuration may not set an attribute that is computed and not optional, at the top or in a block. */
export function validateComputedOnly(
  block: Block,
  config: ObjectValue,
  path: Diagnostic["path"] = [],
): Diagnostic[] {
  const own = block.attributes
    .filter(({ name, computed, optional }) => computed && !optional && (config[name] ?? null) !== null)
    .map(({ name }) => ({
      path: [...path, name],
      summary: "Value for unconfigurable attribute",
      detail: `Can't configure a value for "${name}": its value will be decided automatically based on the result of applying this configuration.`,
    }));
  const nested = block.blocks.flatMap(({ name, nesting, block: inner }) => {
    const value = config[name];
    const elements = isList(value) ? value : [value ?? null];
    return elements.flatMap((element, index) => {
      const step = nesting === "LIST" ? [name, index] : [name];
      return isObject(element) ? validateComputedOnly(inner, element, [...path, ...step]) : [];
    });
  });
  return [...own, ...nested];
}
