/** Runs a command that finds the rehearsal's provider: `npm run rehearse -- npx cdktf deploy <stack> --skip-provider-lock`. */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readProject } from "./app/project.js";
import { type SynthesizedStack, synthesize } from "./app/synthesize.js";
import { serveTypes } from "./provider/service.js";
import { Bindings } from "./schema/bindings.js";
import { type Configuration, type State, TypesInUse } from "./schema/types-in-use.js";
import { rehearsalEnvironment } from "./terraform/environment.js";
import { exitOnSignals, onExit } from "./terraform/on-exit.js";
import { privateFolder } from "./terraform/private-folder.js";

/** The state and settings of rehearsed runs, in each stack's folder: never those of the real deployment. */
const STATE_FILE = "terraform.rehearsal.tfstate";
const DATA_FOLDER = ".terraform-rehearsal";

interface Stack extends Configuration {
  readonly terraform?: { readonly backend?: Readonly<Record<string, unknown>>; readonly cloud?: unknown };
}

async function typesInUse(): Promise<TypesInUse> {
  const project = readProject(process.cwd());
  const types = new TypesInUse(Bindings.of(project.folder));
  const synthesized = privateFolder();
  for (const stack of await synthesize(project, join(synthesized.path, "out"))) {
    types.addConfiguration(readStack(stack));
    const state = join(project.folder, project.output, stack.workingDirectory, STATE_FILE);
    if (existsSync(state)) {
      types.addState(JSON.parse(readFileSync(state, "utf8")) as State);
    }
  }
  synthesized.remove();
  return types;
}

function readStack({ name, folder }: SynthesizedStack): Stack {
  const stack = JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8")) as Stack;
  const { backend = {}, cloud } = stack.terraform ?? {};
  const elsewhere = [...Object.keys(backend), ...(cloud ? ["cloud"] : [])].find((kind) => kind !== "local");
  if (elsewhere !== undefined) {
    throw new Error(`${name} keeps its state in ${elsewhere}: a rehearsed command needs the local backend`);
  }
  return stack;
}

const [COMMAND, ...ARGS] = process.argv.slice(2);
const IGNORE_SIGNALS = exitOnSignals();
try {
  if (COMMAND === undefined) {
    throw new Error("name a command, such as: npm run rehearse -- npx cdktf diff --skip-provider-lock");
  }
  const SERVER = await serveTypes(await typesInUse());
  IGNORE_SIGNALS();
  console.error("rehearsal: Terraform meets a provider that makes its answers up");
  process.exitCode = await runInForeground(COMMAND, ARGS, {
    ...rehearsalEnvironment(SERVER.socket),
    TF_CLI_ARGS_init: `${process.env.TF_CLI_ARGS_init ?? ""} -backend-config=path=${STATE_FILE}`.trim(),
    TF_DATA_DIR: DATA_FOLDER,
    DISABLE_VERSION_CHECK: "1",
  });
  await SERVER.close();
} catch (error) {
  console.error(`rehearsal: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

/** The command shares the terminal: it gets Ctrl-C itself, and this process waits for it to end. */
function runInForeground(name: string, words: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(name, words, { env, stdio: "inherit" });
    const kill = onExit(() => child.kill("SIGKILL"));
    process.on("SIGINT", () => {});
    process.on("SIGTERM", () => child.kill("SIGTERM"));
    child.once("error", reject);
    child.once("close", (code) => {
      kill();
      resolve(code ?? 1);
    });
  });
}
