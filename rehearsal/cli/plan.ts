/** `npm run plan`: shows the plan of a CDKTF app, offline. */
import { formatMessage } from "../../firelens/message.js";
import { synthesizeToTemp } from "../synthesize.js";
import { Workspace } from "../workspace.js";
import { main } from "./main.js";

await main("plan", async ({ app, stacks, keep, json, terraformArgs }) => {
  const synthesis = await synthesizeToTemp(app, stacks);
  if (json && synthesis.stacks.length > 1) {
    const names = synthesis.stacks.map(({ name }) => name);
    throw new Error(
      formatMessage({ what: "--json prints one stack, none is named", expected: names.join(" or ") }),
    );
  }
  for (const stack of synthesis.stacks) {
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
  synthesis.remove();
});
