import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Configuration } from "../schema/types-in-use.js";

/** A folder that holds a synthesized `cdk.tf.json` and its assets, or the content of such a file. */
export type Stack = string | Readonly<Record<string, unknown>>;

const FILE = "cdk.tf.json";

interface Synthesized extends Configuration {
  readonly terraform?: Readonly<Record<string, unknown>>;
}

/**
 * Puts a stack, with its assets, into a folder. It loses its backend there: the state of a rehearsal lies
 * beside its configuration, wherever the real one is.
 */
export function placeStack(stack: Stack, folder: string): Configuration {
  const file = join(folder, FILE);
  if (typeof stack === "string") {
    cpSync(stack, folder, { recursive: true, filter: isNoLeftover });
  }
  const content = typeof stack === "string" ? (JSON.parse(readFileSync(file, "utf8")) as Synthesized) : stack;
  const { terraform = {}, ...rest } = content as Synthesized;
  const { backend: _backend, cloud: _cloud, ...settings } = terraform;
  writeFileSync(file, JSON.stringify({ ...rest, terraform: settings }, undefined, 2));
  return rest;
}

/** Leaves out what an earlier Terraform run left in the stack's folder. */
function isNoLeftover(file: string): boolean {
  return !/^(\.terraform.*|.*\.tfstate(\..*)?)$/.test(basename(file));
}
