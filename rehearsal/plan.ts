/** Shows the plan of a CDKTF app offline: `npm run plan -- [stack…] [--json] [--app <command>] [-var …]`. */
import { join } from "node:path";
import { readProject } from "./app/project.js";
import { chooseStacks, synthesize } from "./app/synthesize.js";
import { main } from "./cli/main.js";
import { findTerraform } from "./terraform/binary.js";
import { privateFolder } from "./terraform/private-folder.js";
import { Workspace } from "./terraform/workspace.js";

await main(async ({ stacks: names, app, keep, json, terraformArgs }) => {
  findTerraform();
  const synthesized = privateFolder();
  const stacks = chooseStacks(
    await synthesize(readProject(process.cwd(), app), join(synthesized.path, "out")),
    names,
  );
  if (json && stacks.length > 1) {
    throw new Error(`--json shows one stack, name it: ${stacks.map(({ name }) => name).join(", ")}`);
  }
  for (const stack of stacks) {
    const workspace = await Workspace.open(stack.folder);
    try {
      await workspace.init();
      if (json) {
        console.log(JSON.stringify((await workspace.plan(terraformArgs)).json));
      } else {
        const { output } = await workspace.terraform("plan", terraformArgs);
        console.log(`rehearsal of ${stack.name}: ids and ARNs are made up\n${output}`);
      }
      if (keep) {
        workspace.keep();
        console.error(`working folder: ${workspace.path}`);
      }
    } finally {
      await workspace.close();
    }
  }
  synthesized.remove();
});
