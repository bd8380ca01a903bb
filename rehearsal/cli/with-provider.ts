/** `npm run rehearse -- <command>`: runs a command in whose environment Terraform uses the rehearsal's provider. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { formatMessage } from "../../firelens/message.js";
import { createTempDir, exitOnSignals, runInForeground } from "../process.js";
import { Bindings } from "../schema/bindings.js";
import { type Configuration, ProviderSchema, type State } from "../schema/provider-schema.js";
import { startProvider } from "../serve.js";
import { readProject, type SynthesizedStack, synthesize } from "../synthesize.js";
import { reportError } from "./main.js";

/** State file and data folder of rehearsed commands, in each stack's folder. The real deployment has others. */
const STATE_FILE = "terraform.rehearsal.tfstate";
const DATA_FOLDER = ".terraform-rehearsal";

interface Stack extends Configuration {
  readonly terraform?: { readonly backend?: Readonly<Record<string, unknown>>; readonly cloud?: unknown };
}

/** The schema of the types in the app's stacks and in the states of earlier rehearsed commands. */
async function readSchema(): Promise<ProviderSchema> {
  const project = readProject(process.cwd());
  const schema = new ProviderSchema(Bindings.of(project.folder));
  const synthesized = createTempDir();
  for (const stack of await synthesize(project, join(synthesized.path, "out"))) {
    schema.addConfiguration(readStack(stack));
    const state = join(project.folder, project.output, stack.workingDirectory, STATE_FILE);
    if (existsSync(state)) {
      schema.addState(JSON.parse(readFileSync(state, "utf8")) as State);
    }
  }
  synthesized.remove();
  return schema;
}

function readStack({ name, folder }: SynthesizedStack): Stack {
  const stack = JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8")) as Stack;
  const { backend = {}, cloud } = stack.terraform ?? {};
  const elsewhere = [...Object.keys(backend), ...(cloud ? ["cloud"] : [])].find((kind) => kind !== "local");
  if (elsewhere !== undefined) {
    throw new Error(
      formatMessage({
        what: `backend of ${name}`,
        value: elsewhere,
        expected: "the local backend, for a rehearsed command",
      }),
    );
  }
  return stack;
}

const [COMMAND, ...ARGS] = process.argv.slice(2);
const RESTORE_SIGNALS = exitOnSignals();
try {
  if (COMMAND === undefined) {
    throw new Error(
      formatMessage({
        what: "no command",
        expected: "one, such as npm run rehearse -- npx cdktf diff --skip-provider-lock",
      }),
    );
  }
  const PROVIDER = await startProvider(await readSchema());
  RESTORE_SIGNALS();
  console.error("rehearsal: Terraform uses the rehearsal's provider, whose answers are made up");
  process.exitCode = await runInForeground(COMMAND, ARGS, {
    ...PROVIDER.environment,
    TF_CLI_ARGS_init: `${process.env.TF_CLI_ARGS_init ?? ""} -backend-config=path=${STATE_FILE}`.trim(),
    TF_DATA_DIR: DATA_FOLDER,
    DISABLE_VERSION_CHECK: "1",
  });
  await PROVIDER.close();
} catch (error) {
  reportError(error);
}
