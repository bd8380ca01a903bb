import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createTempDir, type RunResult, run } from "../process.js";
import { findTerraform, TerraformError } from "../terraform-cli.js";
import type { ChangeCounts, PlanJson, StateJson } from "../terraform-json.js";
import type { Configuration } from "./configuration.js";
import { OVERRIDE_FILE, overrideOf } from "./override.js";
import { formatDiagnostics, TerraformUi } from "./terraform-ui.js";

/** Resources that Terraform works on at a time. The local AWS is quick; what takes time is the provider's own waiting. */
const PARALLELISM = 50;

const PLAN_FILE = "local-aws.tfplan";
/** Exit code of `terraform plan -detailed-exitcode`. */
const CHANGES_PLANNED = 2;

export type OnProgress = (progress: string) => void;

/** A temporary folder in which the real provider works on a stack. Every method throws a `TerraformError`. */
export class TerraformFolder {
  private readonly folder = createTempDir();
  private readonly binary = findTerraform();

  constructor(private readonly env: NodeJS.ProcessEnv) {}

  get path(): string {
    return this.folder.path;
  }

  /** Copies a synthesized stack here, with the override for a local AWS. */
  use(stackFolder: string, certificateArn?: string): void {
    cpSync(stackFolder, this.path, { recursive: true });
    this.write(OVERRIDE_FILE, overrideOf(readConfiguration(stackFolder), certificateArn));
  }

  write(file: string, content: object): void {
    writeFileSync(join(this.path, file), JSON.stringify(content, undefined, 2));
  }

  async init(): Promise<RunResult> {
    return this.terraform("init");
  }

  async validate(): Promise<RunResult> {
    return this.terraform("validate");
  }

  /** @param args options of `terraform plan`, such as `-target=aws_vpc.main` */
  async plan(args: readonly string[] = [], onProgress: OnProgress = ignore): Promise<ChangeCounts> {
    return this.follow("plan", [`-out=${PLAN_FILE}`, `-parallelism=${PARALLELISM}`, ...args], onProgress);
  }

  /** The plan that was made last. */
  async planJson(): Promise<PlanJson> {
    const { stdout } = await this.terraform("show", ["-json", PLAN_FILE]);
    return JSON.parse(stdout) as PlanJson;
  }

  /** Applies the plan that was made last. */
  async apply({ add, change, destroy }: ChangeCounts, onProgress: OnProgress = ignore): Promise<void> {
    await this.follow(
      "apply",
      [`-parallelism=${PARALLELISM}`, PLAN_FILE],
      onProgress,
      add + change + destroy,
    );
  }

  /** @throws TerraformError when a plan shows any change, of outputs included */
  async planNothing(args: readonly string[] = []): Promise<void> {
    const result = await this.attempt("plan", ["-no-color", "-detailed-exitcode", ...args]);
    if (result.exitCode === CHANGES_PLANNED) {
      throw new TerraformError("plan", `no change was expected, yet there is one:\n${result.output}`);
    }
    succeeded("plan", result);
  }

  /** @param args as those of the plan: variables are asked for again */
  async destroy(total: number, args: readonly string[] = [], onProgress: OnProgress = ignore): Promise<void> {
    const options = ["-auto-approve", `-parallelism=${PARALLELISM}`, ...args];
    await this.follow("destroy", options, onProgress, total);
  }

  async state(): Promise<StateJson> {
    const { stdout } = await this.terraform("show", ["-json"]);
    return JSON.parse(stdout) as StateJson;
  }

  /** Runs any Terraform command here. */
  async terraform(command: string, args: readonly string[] = []): Promise<RunResult> {
    return succeeded(command, await this.attempt(command, ["-no-color", ...args]));
  }

  keep(): void {
    this.folder.keep();
  }

  remove(): void {
    this.folder.remove();
  }

  private async follow(
    command: string,
    args: readonly string[],
    onProgress: OnProgress,
    total?: number,
  ): Promise<ChangeCounts> {
    const ui = new TerraformUi(onProgress, total);
    const { exitCode, stderr } = await this.attempt(command, ["-json", ...args], (text) => ui.add(text));
    if (exitCode !== 0) {
      throw new TerraformError(command, formatDiagnostics(ui.diagnostics) || stderr);
    }
    return ui.counts;
  }

  private attempt(
    command: string,
    args: readonly string[],
    onStdout?: (text: string) => void,
  ): Promise<RunResult> {
    return run(this.binary, [command, ...args], { cwd: this.path, env: this.env, onStdout });
  }
}

export function readConfiguration(stackFolder: string): Configuration {
  return JSON.parse(readFileSync(join(stackFolder, "cdk.tf.json"), "utf8")) as Configuration;
}

function ignore(): void {}

function succeeded(command: string, result: RunResult): RunResult {
  if (result.exitCode !== 0) {
    throw new TerraformError(command, result.stderr || result.stdout);
  }
  return result;
}
