/** Shows the plan of a CDKTF app offline: `npm run plan -- [stack…] [--json] [--app <command>] [-var …]`. */
import { synthesizePrivately } from "./app/synthesize-privately.js";
import { main } from "./cli/main.js";
import { Workspace } from "./terraform/workspace.js";

await main(async (commandLine) => {
  const { keep, json, terraformArgs } = commandLine;
  const { stacks, remove } = await synthesizePrivately(commandLine);
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
  remove();
});
