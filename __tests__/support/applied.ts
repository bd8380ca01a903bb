import { resourcesOf, type StateResource, Workspace } from "../../rehearsal/index.js";

/** The resources of a synthesized folder once a rehearsal has applied it, every expression in them resolved. */
export async function applied(folder: string): Promise<readonly StateResource[]> {
  const workspace = await Workspace.open(folder);
  try {
    await workspace.init();
    await workspace.plan();
    await workspace.apply();
    return resourcesOf(await workspace.state());
  } finally {
    await workspace.close();
  }
}
