/** Rehearses a CDKTF app's deployment from synthesis to destroy: `npm start -- [stack…] [--keep] [--app <command>]`. */
import { join, relative } from "node:path";
import { readProject } from "./app/project.js";
import { chooseStacks, publish, type SynthesizedStack, synthesize } from "./app/synthesize.js";
import { main } from "./cli/main.js";
import { section, stepLine, summary } from "./cli/summary.js";
import { rehearse } from "./rehearse.js";
import { findTerraform } from "./terraform/binary.js";
import { privateFolder } from "./terraform/private-folder.js";

await main(async ({ stacks: names, app, keep, terraformArgs }) => {
  findTerraform();
  const project = readProject(process.cwd(), app);
  const synthesized = privateFolder();
  const start = performance.now();
  const stacks = chooseStacks(await synthesize(project, join(synthesized.path, "out")), names);
  const milliseconds = performance.now() - start;
  const output = relative(process.cwd(), publish(project, join(synthesized.path, "out"))) || ".";
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
  synthesized.remove();
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
