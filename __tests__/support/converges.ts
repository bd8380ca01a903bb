import { type Stack, Workspace } from "../../rehearsal/index.js";

/**
 * Applies a stack, after which a plan must show no change. There is no init, as no provider has to be installed;
 * __tests__/rehearsal/rehearse.terraform.test.ts shows the whole cycle.
 */
export async function converges(stack: Stack): Promise<void> {
  const workspace = await Workspace.open(stack);
  try {
    await workspace.deploy();
    await workspace.planNothing();
  } finally {
    await workspace.close();
  }
}
