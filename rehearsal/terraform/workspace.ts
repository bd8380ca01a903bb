import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ProviderServer } from "../protocol/server.js";
import { serveTypes } from "../provider/service.js";
import { Bindings } from "../schema/bindings.js";
import { type State, TypesInUse } from "../schema/types-in-use.js";
import { findTerraform } from "./binary.js";
import { rehearsalEnvironment } from "./environment.js";
import { type ChangeCounts, countChanges, type PlanJson, type StateJson } from "./json.js";
import { type PrivateFolder, privateFolder } from "./private-folder.js";
import { type Run, run } from "./run.js";
import { placeStack, type Stack } from "./stack.js";
import { TerraformError } from "./terraform-error.js";

export interface WorkspaceProps {
  /** Values of Terraform variables; they win over TF_VAR_… and defaults. @default - none */
  readonly variables?: Readonly<Record<string, unknown>>;
  /** State file of a deployment that is to be adopted; it is copied. @default - no state */
  readonly state?: string;
  /** Folder whose node_modules hold the prebuilt bindings. @default - the current folder */
  readonly projectDir?: string;
}

export interface Plan {
  readonly counts: ChangeCounts;
  /** What `terraform show -json` tells of the plan. */
  readonly json: PlanJson;
  /** What Terraform prints. */
  readonly output: string;
}

const STATE_FILE = "terraform.tfstate";
const PLAN_FILE = "rehearsal.tfplan";
/** Exit code of `terraform plan -detailed-exitcode`. */
const CHANGES_PLANNED = 2;
const VARIABLES_FILE = "rehearsal.auto.tfvars.json";

/**
 * A private folder in which Terraform meets a stack, and the provider that serves it: both are gone after
 * `close()`, or with the process. Every method throws a `TerraformError` with Terraform's own message.
 */
export class Workspace {
  private constructor(
    private readonly folder: PrivateFolder,
    private readonly server: ProviderServer,
    private readonly types: TypesInUse,
    private readonly terraformBinary: string,
  ) {}

  /** @throws when there is no Terraform CLI, or no bindings */
  static async open(stack: Stack, props: WorkspaceProps = {}): Promise<Workspace> {
    const binary = findTerraform();
    const types = new TypesInUse(Bindings.of(props.projectDir ?? process.cwd()));
    const server = await serveTypes(types);
    const workspace = new Workspace(privateFolder(), server, types, binary);
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

  /** Takes another stack in: the state stays, so the next plan shows what leads from the one to the other. */
  use(stack: Stack): void {
    this.types.addConfiguration(placeStack(stack, this.path));
  }

  init(): Promise<Run> {
    return this.terraform("init");
  }

  validate(): Promise<Run> {
    return this.terraform("validate");
  }

  /** @param args options of `terraform plan`, such as `-target=aws_vpc.main` */
  async plan(args: readonly string[] = []): Promise<Plan> {
    const { output } = await this.terraform("plan", [`-out=${PLAN_FILE}`, ...args]);
    const shown = await this.terraform("show", ["-json", PLAN_FILE]);
    const json = JSON.parse(shown.stdout) as PlanJson;
    return { counts: countChanges(json), json, output };
  }

  /** @throws TerraformError when a plan shows any change, of outputs included */
  async planNothing(args: readonly string[] = []): Promise<Run> {
    const result = await this.attempt("plan", ["-detailed-exitcode", ...args]);
    if (result.exitCode === CHANGES_PLANNED) {
      throw new TerraformError("plan", `no change was expected, yet there is one:\n${result.output}`);
    }
    return succeeded("plan", result);
  }

  /** Applies the plan that was made last. */
  apply(): Promise<Run> {
    return this.terraform("apply", [PLAN_FILE]);
  }

  /** @param args as those of the plan: variables are asked for again */
  destroy(args: readonly string[] = []): Promise<Run> {
    return this.terraform("destroy", ["-auto-approve", ...args]);
  }

  async state(): Promise<StateJson> {
    const { stdout } = await this.terraform("show", ["-json"]);
    return JSON.parse(stdout) as StateJson;
  }

  /** Runs any Terraform command here. */
  async terraform(command: string, args: readonly string[] = []): Promise<Run> {
    return succeeded(command, await this.attempt(command, args));
  }

  /** Leaves the folder behind. */
  keep(): void {
    this.folder.keep();
  }

  async close(): Promise<void> {
    this.folder.remove();
    await this.server.close();
  }

  private adopt(state: string): void {
    this.types.addState(JSON.parse(readFileSync(state, "utf8")) as State);
    copyFileSync(state, join(this.path, STATE_FILE));
  }

  private attempt(command: string, args: readonly string[]): Promise<Run> {
    const options = { cwd: this.path, env: rehearsalEnvironment(this.server.socket) };
    return run(this.terraformBinary, [command, "-no-color", ...args], options);
  }
}

/** Errors are on stderr; on stdout a failed plan shows all that it could plan. */
function succeeded(command: string, result: Run): Run {
  if (result.exitCode !== 0) {
    throw new TerraformError(command, result.stderr || result.stdout);
  }
  return result;
}
