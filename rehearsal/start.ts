/** Rehearses a CDKTF app's deployment from synthesis to destroy: `npm start -- [stack…] [--keep] [--app <command>]`. */
import { join, relative } from "node:path";
import { publish, type SynthesizedStack } from "./app/synthesize.js";
import { synthesizePrivately } from "./app/synthesize-privately.js";
import { main } from "./cli/main.js";
import { section, stepLine, summary } from "./cli/summary.js";
import { rehearse } from "./rehearse.js";

await main(async (commandLine) => {
  const { app, keep, terraformArgs } = commandLine;
  const start = performance.now();
  const { project, outdir, stacks, remove } = await synthesizePrivately(commandLine);
  const milliseconds = performance.now() - start;
  const output = relative(process.cwd(), publish(project, outdir)) || ".";
  for (const stack of stacks) {
    console.log(`rehearsal of ${stack.name}: the real Terraform CLI, made-up AWS answers, no account\n`);
    console.log(stepLine({ name: "synthesize", milliseconds }));
    const rehearsal = await rehearse(stack.folder, {
      args: terraformArgs,
      keep,
      onStep: (step) => console.log(stepLine(step)),
    });
    console.log(`\n${summary(rehearsal)}`);
    if (stack.warnings.length > 0) {
      console.log(section("warnings", stack.warnings));
    }
    console.log(nextSteps(stack, output, app));
    if (keep) {
      console.log(`working folder: ${rehearsal.workspace}\n`);
    }
  }
  remove();
});

function nextSteps(
  { name, workingDirectory }: SynthesizedStack,
  output: string,
  app: string | undefined,
): string {
  const options = app === undefined ? "" : ` --app "${app}"`;
  return [
    "Nothing was created. What a rehearsal can't know: docs/rehearsal.md",
    `  synthesized  ${join(output, workingDirectory, "cdk.tf.json")}`,
    "  next         npm run plan                       the whole plan, still offline",
    `               npx cdktf deploy ${name}${options}   with AWS credentials\n`,
  ].join("\n");
}
