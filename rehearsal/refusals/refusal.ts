import type { ObjectValue } from "../protocol/value.js";
import type { Account } from "../provider/account.js";

/** Why AWS, or the real provider, would turn a resource down; worded as it words it. */
export interface Refusal {
  /** From the resource's top; a number is an index of a list. A path ends at a set: its elements have none. */
  readonly path: readonly (string | number)[];
  readonly summary: string;
  readonly detail?: string;
}

/** Looks at one resource alone. Called with the configuration, in which values may be unknown. */
export type ConfigRule = (config: ObjectValue) => readonly Refusal[];

/** Looks at a resource among all others. Called with the planned and then with the final values. */
export type AccountRule = (object: ObjectValue, account: Account) => readonly Refusal[];
