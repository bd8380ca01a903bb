/** `npm start`: rehearses the deployment of a CDKTF app, from synthesis to destroy. */
import { join, relative } from "node:path";
import { rehearse } from "../rehearse.js";
import { copyToOutput, type SynthesizedStack, synthesizeToTemp } from "../synthesize.js";
import { main } from "./main.js";
import { section, stepLine, summary } from "./summary.js";

await main("start", async ({ app, stacks, keep, terraformArgs }) => {
  const start = performance.now();
  const synthesis = await synthesizeToTemp(app, stacks);
  const milliseconds = performance.now() - start;
  const output = relative(process.cwd(), copyToOutput(synthesis)) || ".";
  for (const stack of synthesis.stacks) {
    console.log(`rehearsal of ${stack.name}: the real Terraform CLI, made-up AWS answers, no account\n`);
    console.log(stepLine({ name: "synthesize", milliseconds }));
    const rehearsal = await rehearse(stack.folder, {
      args: terraformArgs,
      keep,
      onStep: (step) => console.log(stepLine(step)),
    });
    console.log(`\n${summary(rehearsal)}`);
    if (rehearsal.protectedResources.length > 0) {
      console.log(section("protected: Terraform refuses to destroy", rehearsal.protectedResources));
    }
    if (stack.warnings.length > 0) {
      console.log(section("warnings", stack.warnings));
    }
    console.log(nextSteps(stack, output, app));
    if (keep) {
      console.log(`working folder: ${rehearsal.workspace}\n`);
    }
  }
  synthesis.remove();
});

function nextSteps(
  { name, workingDirectory }: SynthesizedStack,
  output: string,
  app: string | undefined,
): string {
  const options = app === undefined ? "" : ` --app "${app}"`;
  return [
    "Nothing was created. What a rehearsal cannot know: docs/rehearsal.md",
    `  synthesized  ${join(output, workingDirectory, "cdk.tf.json")}`,
    "  next         npm run plan                       the whole plan, still offline",
    `               npx cdktf deploy ${name}${options}   with AWS credentials\n`,
  ].join("\n");
}
