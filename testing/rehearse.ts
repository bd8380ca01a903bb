import type { Rehearsal, RehearseProps } from "../rehearsal/index.js";
import { type StackOrProps, stackOf, writeStack } from "./synthesize.js";

/**
 * Deploys a stack with the Terraform CLI to an AWS account that is made up: init, validate, plan, apply, a second plan that
 * must show no change, destroy. Needs neither credentials nor a network.
 *
 * @throws ConfigurationError with all findings of the stack
 * @throws TerraformError with Terraform's message, from the step that failed
 */
export async function rehearse(subject: StackOrProps, props: RehearseProps = {}): Promise<Rehearsal> {
  // Tests that rehearse nothing need not load it.
  const rehearsal = await import("../rehearsal/index.js");
  const folder = rehearsal.createTempDir();
  try {
    return await rehearsal.rehearse(writeStack(stackOf(subject), folder.path), props);
  } finally {
    folder.remove();
  }
}
