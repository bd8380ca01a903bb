import { terraformEnvironment } from "../../rehearsal/aws/environment.js";
import { TerraformFolder } from "../../rehearsal/aws/terraform-folder.js";
import { synthesizedFolder } from "./synthesized-folder.js";

/** Downloads the AWS provider once: Terraform's cache of providers doesn't take two downloads at a time. */
export async function setup(): Promise<void> {
  const folder = new TerraformFolder({ ...process.env, ...terraformEnvironment(process.cwd()) });
  try {
    folder.use(synthesizedFolder());
    await folder.init();
  } finally {
    folder.remove();
  }
}
