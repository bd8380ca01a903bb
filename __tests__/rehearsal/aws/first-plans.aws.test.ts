import { afterAll, beforeAll, expect, it } from "vitest";
import { LocalAwsApi } from "../../../rehearsal/aws/api.js";
import { deploymentEnvironment, type LocalAws, startLocalAws } from "../../../rehearsal/aws/local-aws.js";
import { makePrerequisites } from "../../../rehearsal/aws/prerequisites.js";
import { readConfiguration, TerraformFolder } from "../../../rehearsal/aws/terraform-folder.js";
import { Workspace } from "../../../rehearsal/index.js";
import { actionsOf } from "./planned-actions.js";
import { makeSurroundings, PROGRAMS, stacksOf } from "./programs.js";

const REGION = "us-east-1";

let aws: LocalAws;
beforeAll(async () => {
  aws = await startLocalAws({ ...process.env, AWS_ENDPOINT_URL: undefined });
});
afterAll(() => aws.stop());

async function plannedByProvider(stackFolder: string) {
  const api = new LocalAwsApi(aws.endpoint, REGION);
  const { certificateArn } = await makePrerequisites(api, readConfiguration(stackFolder));
  const folder = new TerraformFolder(deploymentEnvironment(aws.endpoint, REGION, process.cwd()));
  try {
    folder.use(stackFolder, certificateArn);
    await folder.init();
    await folder.plan();
    return actionsOf(await folder.planJson());
  } finally {
    folder.remove();
  }
}

async function plannedByRehearsal(stackFolder: string) {
  const workspace = await Workspace.open(stackFolder);
  try {
    await workspace.init();
    return actionsOf((await workspace.plan()).json);
  } finally {
    await workspace.close();
  }
}

it.each(PROGRAMS)("the first plan of %s is that of the real provider", async (program) => {
  await makeSurroundings(program, deploymentEnvironment(aws.endpoint, REGION, process.cwd()));
  for (const stack of await stacksOf(program)) {
    const planned = await plannedByRehearsal(stack);
    expect(planned).toEqual(await plannedByProvider(stack));
    expect(Object.keys(planned)).toEqual(["create"]);
  }
});
