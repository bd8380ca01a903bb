import { copyFileSync, cpSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { createTempDir, type RunResult, run, type TempDir } from "./process.js";
import { Bindings } from "./schema/bindings.js";
import { type Configuration, ProviderSchema, type State } from "./schema/provider-schema.js";
import { type RunningProvider, startProvider } from "./serve.js";
import { findTerraform, TerraformError } from "./terraform-cli.js";
import { type ChangeCounts, countChanges, type PlanJson, type StateJson } from "./terraform-json.js";

/** The folder of a synthesized `cdk.tf.json` and its assets, or the content of such a file. */
export type Stack = string | Readonly<Record<string, unknown>>;

/** Where and with what Terraform runs. */
export interface WorkspaceProps {
  /** Values of Terraform variables; they win over TF_VAR_… and defaults. @default - none */
  readonly variables?: Readonly<Record<string, unknown>>;
  /** State file of a deployment that the stack adopts; a copy of it is used. @default - no state */
  readonly state?: string;
  /** Folder whose node_modules hold the prebuilt bindings. @default - the current folder */
  readonly projectDir?: string;
}

export interface Plan {
  readonly counts: ChangeCounts;
  /** The plan as `terraform show -json` prints it. */
  readonly json: PlanJson;
  /** What Terraform prints. */
  readonly output: string;
}

const STACK_FILE = "cdk.tf.json";
const STATE_FILE = "terraform.tfstate";
const PLAN_FILE = "rehearsal.tfplan";
/** Exit code of `terraform plan -detailed-exitcode`. */
const CHANGES_PLANNED = 2;
const VARIABLES_FILE = "rehearsal.auto.tfvars.json";

/**
 * A temporary working folder of Terraform with a stack in it, and a provider of its own. `close()`, or the end of the
 * process, removes both. Every method throws a `TerraformError` with Terraform's own message.
 */
export class Workspace {
  private constructor(
    private readonly folder: TempDir,
    private readonly provider: RunningProvider,
    private readonly schema: ProviderSchema,
    private readonly terraformBinary: string,
  ) {}

  /** @throws when there is no Terraform CLI, or no bindings */
  static async open(stack: Stack, props: WorkspaceProps = {}): Promise<Workspace> {
    const binary = findTerraform();
    const schema = new ProviderSchema(Bindings.of(props.projectDir ?? process.cwd()));
    const workspace = new Workspace(createTempDir(), await startProvider(schema), schema, binary);
    try {
      if (props.state !== undefined) {
        workspace.adopt(props.state);
      }
      writeFileSync(join(workspace.path, VARIABLES_FILE), JSON.stringify(props.variables ?? {}));
      workspace.use(stack);
      return workspace;
    } catch (error) {
      await workspace.close();
      throw error;
    }
  }

  get path(): string {
    return this.folder.path;
  }

  /** Replaces the stack. The state stays, so the next plan shows what changes from the one stack to the other. */
  use(stack: Stack): void {
    this.schema.addConfiguration(copyStack(stack, this.path));
  }

  init(): Promise<RunResult> {
    return this.terraform("init");
  }

  validate(): Promise<RunResult> {
    return this.terraform("validate");
  }

  /** @param args options of `terraform plan`, such as `-target=aws_vpc.main` */
  async plan(args: readonly string[] = []): Promise<Plan> {
    const { output } = await this.terraform("plan", [`-out=${PLAN_FILE}`, ...args]);
    const shown = await this.terraform("show", ["-json", PLAN_FILE]);
    const json = JSON.parse(shown.stdout) as PlanJson;
    return { counts: countChanges(json), json, output };
  }

  /** @throws TerraformError when a plan shows a change, of outputs too */
  async planNothing(args: readonly string[] = []): Promise<RunResult> {
    const result = await this.attempt("plan", ["-detailed-exitcode", ...args]);
    if (result.exitCode === CHANGES_PLANNED) {
      throw new TerraformError("plan", `a change is planned; expected none:\n${result.output}`);
    }
    return succeeded("plan", result);
  }

  /** Applies the plan that was made last. */
  apply(): Promise<RunResult> {
    return this.terraform("apply", [PLAN_FILE]);
  }

  /**
   * Plans and applies in one run of Terraform, which takes half the time where nobody looks at the plan.
   *
   * @param args options of `terraform apply`, such as `-replace=aws_vpc.main`
   */
  deploy(args: readonly string[] = []): Promise<RunResult> {
    return this.terraform("apply", ["-auto-approve", ...args]);
  }

  /**
   * Without a refresh: nothing but this workspace changes its objects.
   *
   * @param args as those of the plan: variables are asked for again
   */
  destroy(args: readonly string[] = []): Promise<RunResult> {
    return this.terraform("destroy", ["-auto-approve", "-refresh=false", ...args]);
  }

  async state(): Promise<StateJson> {
    const { stdout } = await this.terraform("show", ["-json"]);
    return JSON.parse(stdout) as StateJson;
  }

  /**
   * Lifts `prevent_destroy`, with which Terraform refuses to destroy a resource.
   *
   * @returns the addresses of the resources that had it
   */
  allowDestroy(): string[] {
    const file = join(this.path, STACK_FILE);
    const configuration = JSON.parse(readFileSync(file, "utf8")) as Protected;
    const addresses: string[] = [];
    for (const [type, named] of Object.entries(configuration.resource ?? {})) {
      for (const [name, { lifecycle }] of Object.entries(named)) {
        if (lifecycle?.prevent_destroy === true) {
          lifecycle.prevent_destroy = false;
          addresses.push(`${type}.${name}`);
        }
      }
    }
    writeFileSync(file, JSON.stringify(configuration, undefined, 2));
    return addresses;
  }

  /** Runs any Terraform command in the working folder. */
  async terraform(command: string, args: readonly string[] = []): Promise<RunResult> {
    return succeeded(command, await this.attempt(command, args));
  }

  /** Keeps the working folder after `close()`. */
  keep(): void {
    this.folder.keep();
  }

  async close(): Promise<void> {
    this.folder.remove();
    await this.provider.close();
  }

  private adopt(state: string): void {
    this.schema.addState(JSON.parse(readFileSync(state, "utf8")) as State);
    copyFileSync(state, join(this.path, STATE_FILE));
  }

  private attempt(command: string, args: readonly string[]): Promise<RunResult> {
    const options = { cwd: this.path, env: this.provider.environment };
    return run(this.terraformBinary, [command, "-no-color", ...args], options);
  }
}

/** Errors are on stderr; on stdout a failed plan shows all that it could plan. */
function succeeded(command: string, result: RunResult): RunResult {
  if (result.exitCode !== 0) {
    throw new TerraformError(command, result.stderr || result.stdout);
  }
  return result;
}

/** A configuration, as far as resources in it are protected. */
interface Protected {
  readonly resource?: Record<string, Record<string, { readonly lifecycle?: { prevent_destroy?: boolean } }>>;
}

interface Synthesized extends Configuration {
  readonly terraform?: Readonly<Record<string, unknown>>;
}

/** Copies a stack and its assets to a folder, without the backend: a rehearsal's state is a file in that folder. */
function copyStack(stack: Stack, folder: string): Configuration {
  const file = join(folder, STACK_FILE);
  if (typeof stack === "string") {
    cpSync(stack, folder, { recursive: true, filter: isSynthesized });
  }
  const content = typeof stack === "string" ? (JSON.parse(readFileSync(file, "utf8")) as Synthesized) : stack;
  const { terraform = {}, ...rest } = content as Synthesized;
  const { backend: _backend, cloud: _cloud, ...settings } = terraform;
  writeFileSync(file, JSON.stringify({ ...rest, terraform: settings }, undefined, 2));
  return rest;
}

/** False for what an earlier Terraform run left in the stack's folder. */
function isSynthesized(file: string): boolean {
  return !/^(\.terraform.*|.*\.tfstate(\..*)?)$/.test(basename(file));
}
