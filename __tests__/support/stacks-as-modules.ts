import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Workspace } from "../../rehearsal/index.js";

interface Synthesized {
  readonly resource?: Readonly<Record<string, unknown>>;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly terraform?: Readonly<Record<string, unknown>>;
}

/**
 * A workspace with a module for each stack, so that one run of Terraform plans or applies them all.
 *
 * @param stacks - folders with a `cdk.tf.json`, by the names that their modules get
 */
export async function openAsModules(stacks: Readonly<Record<string, string>>): Promise<Workspace> {
  const root = mkdtempSync(join(tmpdir(), "modules-"));
  const types: { resource: object; data: object } = { resource: {}, data: {} };
  for (const [name, stack] of Object.entries(stacks)) {
    const { resource, data } = placeModule(stack, join(root, name));
    types.resource = { ...types.resource, ...resource };
    types.data = { ...types.data, ...data };
  }
  const module = Object.fromEntries(Object.keys(stacks).map((name) => [name, { source: `./${name}` }]));
  writeFileSync(join(root, "cdk.tf.json"), JSON.stringify({ module }));
  // The rehearsal's provider serves the types of the stacks that the workspace has seen, which it does not look for in modules.
  const workspace = await Workspace.open(types);
  workspace.use(root);
  return workspace;
}

/** Copies a stack, without its backend, and has it read its assets from the module's folder. */
function placeModule(stack: string, folder: string): Synthesized {
  mkdirSync(folder);
  cpSync(stack, folder, { recursive: true });
  const file = join(folder, "cdk.tf.json");
  const text = readFileSync(file, "utf8").replaceAll('\\"assets/', '\\"${path.module}/assets/');
  const content: Synthesized = JSON.parse(text);
  writeFileSync(
    file,
    JSON.stringify({ ...content, terraform: { ...content.terraform, backend: undefined } }),
  );
  return content;
}
