import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Arguments,
  blocksOf,
  type Configuration,
  regionOf,
} from "../../../rehearsal/aws/configuration.js";
import { OVERRIDE_FILE, overrideOf } from "../../../rehearsal/aws/override.js";
import { readConfiguration, type TerraformFolder } from "../../../rehearsal/aws/terraform-folder.js";
import type { PlanJson } from "../../../rehearsal/terraform-json.js";

/** Stacks by the names of their modules. */
export type Modules = ReadonlyMap<string, string>;

/**
 * Puts many stacks into one configuration, each as a module, so that one run of Terraform plans or applies them all.
 * Their provider blocks move to the root: Terraform starts a process for each, and most stacks have the same.
 *
 * @param stacks folders of synthesized stacks
 */
export function writeModules(folder: TerraformFolder, stacks: Modules): void {
  const aliases = new Map<string, string>();
  const modules: Record<string, object> = {};
  const imports: ImportBlock[] = [];
  for (const [name, stack] of stacks) {
    const configuration = readConfiguration(stack) as Stack;
    const block = JSON.stringify(providerOf(configuration));
    const alias = aliases.get(block) ?? `aws_${aliases.size}`;
    aliases.set(block, alias);
    modules[name] = { source: `./${name}`, providers: { aws: `aws.${alias}` } };
    // Terraform takes them in the root alone.
    imports.push(...(configuration.import ?? []).map(({ to, id }) => ({ to: `module.${name}.${to}`, id })));
    writeModule(join(folder.path, name), name, stack);
  }
  folder.write("main.tf.json", {
    provider: { aws: [...aliases].map(([block, alias]) => ({ ...JSON.parse(block), alias })) },
    module: modules,
    ...(imports.length > 0 ? { import: imports } : {}),
  });
}

/** The provider block of a stack for a local AWS. Its region is written out: the root has no variables. */
function providerOf(configuration: Configuration): object {
  const { provider } = overrideOf(configuration) as Configuration;
  return { ...configuration.provider?.aws?.[0], ...provider?.aws?.[0], region: regionOf(configuration) };
}

function writeModule(path: string, name: string, stack: string): void {
  cpSync(stack, path, { recursive: true });
  const {
    provider: _provider,
    import: _imports,
    terraform,
    ...configuration
  } = readConfiguration(stack) as Stack;
  const { required_providers } = terraform ?? {};
  // The path of a template is that from the root.
  const text = JSON.stringify({ ...configuration, terraform: { required_providers } });
  writeFileSync(join(path, "cdk.tf.json"), text.replaceAll('(\\"assets/', `(\\"${name}/assets/`));
  writeFileSync(join(path, OVERRIDE_FILE), JSON.stringify({ resource: ignoredChanges(configuration) }));
}

/** Changes to ignore: those that the stack ignores itself, and arguments that it leaves out. A plan needs no more. */
function ignoredChanges(configuration: Configuration): Configuration["resource"] {
  const resource: Record<string, Record<string, Arguments>> = {};
  const { resource: overrides = {} } = overrideOf(configuration) as Configuration;
  for (const { type, name, arguments: given } of blocksOf(configuration.resource)) {
    const lifecycle = overrides[type]?.[name]?.lifecycle as Lifecycle | undefined;
    const { ignore_changes: own = [] } = (given.lifecycle ?? {}) as Lifecycle;
    const ignored = lifecycle?.ignore_changes?.filter(
      (argument) => own.includes(argument) || (given[argument] ?? null) === null,
    );
    if (ignored !== undefined) {
      resource[type] = {
        ...resource[type],
        [name]: { lifecycle: { ...lifecycle, ignore_changes: ignored } },
      };
    }
  }
  return resource;
}

interface Lifecycle {
  readonly ignore_changes?: readonly string[];
}

interface ImportBlock {
  readonly to: string;
  readonly id: string;
}

interface Stack extends Configuration {
  readonly import?: readonly ImportBlock[];
  readonly terraform?: { readonly required_providers?: unknown };
}

interface StateFile {
  readonly resources: readonly {
    readonly module?: string;
    readonly instances: readonly { readonly dependencies?: readonly string[] }[];
  }[];
}

const STATE_FILE = "terraform.tfstate";

/**
 * Gives what a module has deployed to another one too, in the state alone: plans of both then start from the same
 * deployment. Nothing of it may be applied.
 *
 * @param owners the module that has deployed it, by the name of the other
 */
export function shareDeployments(folder: TerraformFolder, owners: ReadonlyMap<string, string>): void {
  const file = join(folder.path, STATE_FILE);
  const state = JSON.parse(readFileSync(file, "utf8")) as StateFile;
  const copies = [...owners].flatMap(([name, owner]) =>
    state.resources
      .filter(({ module }) => module === `module.${owner}`)
      .map((resource) => ({
        ...resource,
        module: `module.${name}`,
        instances: resource.instances.map((instance) => ({
          ...instance,
          dependencies: instance.dependencies?.map((address) =>
            address.replace(`module.${owner}.`, `module.${name}.`),
          ),
        })),
      })),
  );
  folder.write(STATE_FILE, { ...state, resources: [...state.resources, ...copies] });
}

/** The addresses that a module changes, without the module's own, by Terraform's actions, such as "delete create". */
export type ModuleActions = ReadonlyMap<string, readonly string[]>;

/** What a plan changes, by module. */
export function actionsOfModules({ resource_changes: changes = [] }: PlanJson): Map<string, ModuleActions> {
  const modules = new Map<string, Map<string, string[]>>();
  for (const { address, change } of changes) {
    const action = change.actions.join(" ");
    if (action !== "no-op" && action !== "read") {
      const [, name = "", own = ""] = /^module\.([^.]+)\.(.*)$/.exec(address) ?? [];
      const actions = modules.get(name) ?? new Map<string, string[]>();
      modules.set(name, actions.set(action, [...(actions.get(action) ?? []), own]));
    }
  }
  return modules;
}
