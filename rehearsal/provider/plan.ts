import { isDeepStrictEqual } from "node:util";
import { isObject, type ObjectValue, UNKNOWN, type Value } from "../protocol/value.js";
import type { Block } from "../schema/block.js";
import { markComputed, markNestedComputed } from "./computed-values/fill-computed.js";
import { RENEWED_BY_UPDATE } from "./computed-values/resource-values.js";
import type { ProviderConfig } from "./provider-config.js";

export interface Change {
  readonly type: string;
  readonly block: Block;
  /** Undefined for a create. */
  readonly prior: ObjectValue | undefined;
  /** The configuration merged with the prior values, as Terraform proposes it. */
  readonly proposed: ObjectValue;
  readonly config: ObjectValue;
}

/**
 * The state that a change leads to. On a create, computed values are unknown; an update keeps them and is
 * always in place, since the bindings don't tell which arguments force a replacement.
 */
export function planChange(
  { type, block, prior, proposed, config }: Change,
  provider: ProviderConfig,
): ObjectValue {
  const settled = { ...proposed, ...fromProvider(block, config, prior, provider) };
  if (!prior) {
    return markComputed(block, settled);
  }
  if (isDeepStrictEqual(settled, prior)) {
    return prior;
  }
  const renewed = (RENEWED_BY_UPDATE[type] ?? []).map((name) => [name, UNKNOWN] as const);
  return { ...markNestedComputed(block, settled), ...Object.fromEntries(renewed) };
}

/** What a resource takes over from the provider's configuration, known as soon as that is. */
function fromProvider(
  block: Block,
  config: ObjectValue,
  prior: ObjectValue | undefined,
  provider: ProviderConfig,
): Record<string, Value> {
  const taken: Record<string, Value> = {};
  for (const { name } of block.attributes.filter(({ computed }) => computed)) {
    if (name === "tags_all" && (config.tags_all ?? null) === null) {
      const tags = config.tags ?? {};
      taken.tags_all = isObject(tags) ? { ...provider.defaultTags, ...tags } : UNKNOWN;
    } else if (name === "region" && (config.region ?? null) === null) {
      taken.region = prior?.region ?? provider.region;
    }
  }
  return taken;
}
