import type { Value } from "../protocol/value.js";
import { canonicalType } from "./account/account.js";
import table from "./data/provider-behaviour.json" with { type: "json" };

/** What the real provider plans for a resource type, beyond its schema. Paths are names joined by dots. */
export interface ResourceBehaviour {
  /** Arguments and blocks whose change replaces the resource ("force new"). */
  readonly forceNew: readonly string[];
  /** Values of arguments that the configuration leaves out. */
  readonly defaults: Readonly<Record<string, Value>>;
  /** Blocks that stay as they are in the state when the configuration leaves them out. */
  readonly computedBlocks: readonly string[];
}

/**
 * The behaviour of the resource types that this project uses. Source: plans of hashicorp/aws 5.100.0, observed by
 * scripts/provider-behaviour.ts. `aws_alb…` is listed as `aws_lb…`.
 */
export const PROVIDER_BEHAVIOUR: Readonly<Record<string, ResourceBehaviour>> = table;

/**
 * Values that AWS stores for arguments that are left out, where the provider plans none. Source: the state that
 * hashicorp/aws 5.100.0 wrote for the article's Terraform.
 */
const STORED_VALUES: Readonly<Record<string, Readonly<Record<string, Value>>>> = {
  aws_ecs_service: { propagate_tags: "NONE" },
};

/** Whether AWS stores this value for an argument that is left out. */
export function isStoredForNone(type: string, name: string, value: Value): boolean {
  return value !== null && STORED_VALUES[canonicalType(type)]?.[name] === value;
}

const NO_BEHAVIOUR: ResourceBehaviour = { forceNew: [], defaults: {}, computedBlocks: [] };

/** A type that is not listed has no defaults, and every change of it is in place. */
export function behaviourOf(type: string): ResourceBehaviour {
  return PROVIDER_BEHAVIOUR[canonicalType(type)] ?? NO_BEHAVIOUR;
}
