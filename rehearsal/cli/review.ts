/** `npm run review`: reviews a plan; without one, that of a CDKTF app, which is planned offline. */
import { readFileSync } from "node:fs";
import { styleText } from "node:util";
import { run } from "../../firelens/cli/run.js";
import { formatMessage } from "../../firelens/message.js";
import { type SynthesizedStack, synthesizeToTemp } from "../synthesize.js";
import type { PlanJson } from "../terraform-json.js";
import { Workspace } from "../workspace.js";
import { type CommandLine, callerFolders, locate } from "./command-line.js";
import { main } from "./main.js";

await main("review", async (commandLine) => {
  const [file, ...others] = commandLine.stacks;
  if (file !== undefined && /\.json$|^-$/.test(file)) {
    if (others.length > 0) {
      throw new Error(formatMessage({ what: "several plans", value: others[0], expected: "one" }));
    }
    const name = file === "-" ? file : locate(file, callerFolders());
    process.exitCode = await review(name, commandLine.reviewArgs);
  } else if (file !== undefined && /\.[cm]?[jt]s$/.test(file)) {
    await reviewStacks({ ...commandLine, app: file, stacks: others });
  } else {
    await reviewStacks(commandLine);
  }
});

async function reviewStacks({ app, before, stacks, terraformArgs, reviewArgs }: CommandLine): Promise<void> {
  const synthesis = await synthesizeToTemp(app, stacks);
  const deployed = before === undefined ? undefined : await synthesizeToTemp(before);
  for (const stack of synthesis.stacks) {
    const old = deployed && deployedStack(stack.name, deployed.stacks);
    const { json, refused } = await planOf(stack, old, terraformArgs);
    console.error(`review of ${stack.name}: planned offline, ids and ARNs are made up`);
    const status = await review("-", reviewArgs, json);
    if (refused.length > 0) {
      console.error(
        `review of ${stack.name}: Terraform refuses this plan, as prevent_destroy protects ${refused.join(", ")}; the review shows what it would do`,
      );
    }
    process.exitCode = Math.max(Number(process.exitCode ?? 0), status, refused.length > 0 ? 1 : 0);
  }
  deployed?.remove();
  synthesis.remove();
}

/** The stack of that name, or the only one. */
function deployedStack(name: string, stacks: readonly SynthesizedStack[]): SynthesizedStack {
  const stack = stacks.length === 1 ? stacks[0] : stacks.find((candidate) => candidate.name === name);
  if (stack === undefined) {
    const names = stacks.map((candidate) => candidate.name).join(", ");
    throw new Error(formatMessage({ what: `--before has no stack ${name}`, value: names, expected: name }));
  }
  return stack;
}

interface ReviewedPlan {
  /** As `terraform show -json` writes it. */
  readonly json: string;
  /** The resources that it destroys against their `prevent_destroy`. */
  readonly refused: readonly string[];
}

/** The plan of a stack; with one that is deployed before, of the change from that one. */
async function planOf(
  stack: SynthesizedStack,
  deployed: SynthesizedStack | undefined,
  terraformArgs: readonly string[],
): Promise<ReviewedPlan> {
  const workspace = await Workspace.open((deployed ?? stack).folder);
  try {
    await workspace.init();
    if (deployed !== undefined) {
      await workspace.deploy();
      workspace.use(stack.folder);
      await workspace.init();
    }
    // Terraform shows nothing of a plan that it refuses.
    const kept = workspace.allowDestroy();
    const { json } = await workspace.plan(terraformArgs);
    return { json: JSON.stringify(json), refused: destroyed(json).filter((name) => kept.includes(name)) };
  } finally {
    await workspace.close();
  }
}

/** The resources that a plan destroys, or replaces. */
function destroyed({ resource_changes: changes = [] }: PlanJson): string[] {
  return changes
    .filter(({ change }) => change.actions.includes("delete"))
    .map(({ address }) => address.replace(/\[[^\]]*\]$/, ""));
}

function review(file: string, args: readonly string[], input?: string): Promise<number> {
  return run(["review", file, ...args], {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    stdin: async function* () {
      yield input === undefined ? readFileSync(process.stdin.fd) : Buffer.from(input);
    },
    style: (style, text) => styleText(style, text, { stream: process.stdout }),
    directory: process.cwd(),
  });
}
