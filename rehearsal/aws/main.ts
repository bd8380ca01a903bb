/** `npm run local-aws`: deploys a CDKTF app with the real AWS provider on a local AWS, or runs a command beside one. */
import { formatMessage } from "../../firelens/message.js";
import { type CommandLine, callerFolders, parseCommandLine } from "../cli/command-line.js";
import { helpText } from "../cli/flags.js";
import { reportError } from "../cli/main.js";
import { section, stepLine, summary } from "../cli/summary.js";
import { exitOnSignals, runInForeground } from "../process.js";
import { type SynthesizedStack, synthesizeToTemp } from "../synthesize.js";
import { findTerraform } from "../terraform-cli.js";
import { splitWords } from "./command.js";
import { regionOf } from "./configuration.js";
import { type Deployment, deploy } from "./deploy.js";
import { localAwsEnvironment } from "./environment.js";
import { LiveLine } from "./live-line.js";
import { deploymentEnvironment, type LocalAws, startLocalAws } from "./local-aws.js";
import { readConfiguration } from "./terraform-folder.js";

/** State file and data folder of commands, in each stack's folder. The real deployment has others. */
const STATE_FILE = "terraform.local-aws.tfstate";
const DATA_FOLDER = ".terraform-local-aws";

const DEFAULT_REGION = "us-east-1";

const NAME = "local-aws";
const RESTORE_SIGNALS = exitOnSignals();
try {
  const { own, command } = splitWords(process.argv.slice(2));
  const COMMAND_LINE = parseCommandLine(NAME, own, callerFolders());
  if (COMMAND_LINE.help) {
    console.log(helpText(NAME));
  } else if (command.length > 0 || own.includes("--")) {
    process.exitCode = await runCommand(command);
  } else {
    findTerraform();
    await deployStacks(COMMAND_LINE);
  }
} catch (error) {
  reportError(error);
}
// What is still running, such as a step whose local AWS has ended, is stopped at exit.
process.exit();

async function deployStacks({ app, stacks, keep, terraformArgs }: CommandLine): Promise<void> {
  const start = performance.now();
  const synthesis = await synthesizeToTemp(app, stacks);
  const milliseconds = performance.now() - start;
  const localAws = await startLocalAws();
  for (const stack of synthesis.stacks) {
    console.log(`${stack.name} on a local AWS: the real Terraform CLI and AWS provider, no account\n`);
    console.log(stepLine({ name: "synthesize", milliseconds }));
    await Promise.race([deployStack(stack, localAws, keep, terraformArgs), localAws.failed]);
  }
  synthesis.remove();
  localAws.stop();
}

async function deployStack(
  { name, folder, warnings }: SynthesizedStack,
  { endpoint }: LocalAws,
  keep: boolean,
  args: readonly string[],
): Promise<void> {
  const region = regionOf(readConfiguration(folder));
  let line: LiveLine | undefined;
  const deployment = await deploy(folder, {
    endpoint,
    env: deploymentEnvironment(endpoint, region, process.cwd()),
    args,
    keep,
    onStart: (step) => {
      const started = new LiveLine(step, process.stderr);
      line = started;
      return (progress) => started.show(progress);
    },
    onStep: (step) => {
      line?.end();
      console.log(stepLine(step));
    },
  }).finally(() => line?.end());
  console.log(`\n${summary(deployment, "from the local AWS")}`);
  console.log(notes(deployment));
  if (warnings.length > 0) {
    console.log(section("warnings", warnings));
  }
  console.log(`Nothing is left of ${name}. What a local AWS can't know: docs/local-aws.md\n`);
  if (keep) {
    console.log(`working folder: ${deployment.workspace}\n`);
  }
}

function notes({ facts, prerequisites }: Deployment): string {
  const readBack = facts.flatMap(([address, text]) => [address, `  ${text}`]);
  return [
    section("read back from AWS' API", readBack),
    ...(prerequisites.length > 0
      ? [section("made beforehand, as the stack looks it up", prerequisites)]
      : []),
  ].join("\n");
}

async function runCommand([program, ...args]: readonly string[]): Promise<number> {
  if (program === undefined) {
    throw new Error(
      formatMessage({
        what: "no command",
        expected: `one, such as npm run ${NAME} -- npx cdktf deploy <stack>`,
      }),
    );
  }
  const localAws = await startLocalAws();
  RESTORE_SIGNALS();
  console.error(`${NAME}: AWS is ${localAws.endpoint} for this command`);
  return runInForeground(program, args, {
    ...localAwsEnvironment(localAws.endpoint, DEFAULT_REGION),
    TF_CLI_ARGS_init: `${process.env.TF_CLI_ARGS_init ?? ""} -backend-config=path=${STATE_FILE}`.trim(),
    TF_DATA_DIR: DATA_FOLDER,
  });
}
