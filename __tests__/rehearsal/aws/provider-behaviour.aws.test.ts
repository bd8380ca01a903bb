import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { deploymentEnvironment } from "../../../rehearsal/aws/local-aws.js";
import { TerraformFolder } from "../../../rehearsal/aws/terraform-folder.js";
import TABLE from "../../../rehearsal/provider/data/provider-behaviour.json" with { type: "json" };
import type { ResourceBehaviour } from "../../../rehearsal/provider/provider-behaviour.js";
import { observeProvider } from "../../../scripts/observe-provider.js";
import { synthesizedFolder } from "../../support/synthesized-folder.js";

const PROVIDER = "registry.terraform.io/hashicorp/aws";

/** The provider's program, as `terraform init` finds it. */
async function installProvider(folder: TerraformFolder): Promise<string> {
  folder.use(synthesizedFolder());
  await folder.init();
  let path = join(folder.path, ".terraform", "providers", PROVIDER);
  // Below it are a version and a platform.
  while (statSync(path).isDirectory()) {
    const entries = readdirSync(path);
    path = join(path, entries.find((name) => name.startsWith("terraform-provider-")) ?? entries[0] ?? "");
  }
  return path;
}

/** Version 6 has the argument `region` in every type, version 5 in none. */
function withoutRegion({ forceNew, ...rest }: ResourceBehaviour): ResourceBehaviour {
  return { ...rest, forceNew: forceNew.filter((argument) => argument !== "region") };
}

it("the rehearsal knows what the real provider replaces, and its defaults", async () => {
  const folder = new TerraformFolder(deploymentEnvironment("http://127.0.0.1:1", "us-east-1", process.cwd()));
  try {
    const observed = await observeProvider(await installProvider(folder));
    expect(
      Object.fromEntries(Object.entries(observed).map(([type, each]) => [type, withoutRegion(each)])),
    ).toEqual(TABLE);
  } finally {
    folder.remove();
  }
});
