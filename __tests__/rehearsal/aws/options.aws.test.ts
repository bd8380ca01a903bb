import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LocalAwsApi } from "../../../rehearsal/aws/api.js";
import { deploymentEnvironment, type LocalAws, startLocalAws } from "../../../rehearsal/aws/local-aws.js";
import { makePrerequisites } from "../../../rehearsal/aws/prerequisites.js";
import { TerraformFolder } from "../../../rehearsal/aws/terraform-folder.js";
import { actionsOfModules, type ModuleActions, shareDeployments, writeModules } from "./modules.js";
import {
  type OptionChange,
  optionsForgottenOff,
  optionsTurnedOff,
  optionsTurnedOn,
  routeRenamed,
} from "./option-changes.js";
import { tableOfPlans } from "./plan-table.js";

/** Time for a busy machine, in milliseconds: two cores of one's own need a quarter of it. */
const SETUP_TIMEOUT = 1_800_000;
const REGION = "us-east-1";
const PAGE = join(import.meta.dirname, "../../../docs/changing.md");

let aws: LocalAws;
let folder: TerraformFolder;
let turnedOn: readonly OptionChange[];
let turnedOff: readonly OptionChange[];
/** What `terraform validate` prints of the stacks after the changes. */
let validated: string;
/** What each change plans. */
let plans: ReadonlyMap<OptionChange, ModuleActions>;
/** What the deployed stacks plan, of which nothing was changed. */
let unchanged: readonly ModuleActions[];

/** Deploys the stacks once, and plans all changes in one run of Terraform. */
beforeAll(async () => {
  aws = await startLocalAws({ ...process.env, AWS_ENDPOINT_URL: undefined });
  folder = new TerraformFolder(deploymentEnvironment(aws.endpoint, REGION, process.cwd()));
  turnedOn = [...optionsTurnedOn(), routeRenamed()];
  turnedOff = optionsTurnedOff(await makeWhatStacksExpect());
  const changes = new Map([...turnedOn, ...turnedOff].map((change, index) => [`change-${index}`, change]));

  const owners = new Map([...changes.values()].map(({ before }, index) => [before, `deployed-${index}`]));
  const deployed = new Map([...owners].map(([stack, name]) => [name, stack]));
  writeModules(folder, deployed);
  await folder.init();
  await folder.apply(await folder.plan());

  shareDeployments(
    folder,
    new Map([...changes].map(([name, { before }]) => [name, owners.get(before) ?? ""])),
  );
  writeModules(
    folder,
    new Map([...deployed, ...[...changes].map(([name, { after }]) => [name, after] as const)]),
  );
  await folder.init();
  validated = (await folder.validate()).stdout;
  await folder.plan(["-refresh=false"]);
  const actions = actionsOfModules(await folder.planJson());
  plans = new Map([...changes].map(([name, change]) => [change, actions.get(name) ?? new Map()]));
  unchanged = [...deployed.keys()].map((name) => actions.get(name) ?? new Map());
}, SETUP_TIMEOUT);

/** Makes the zone of a domain and the log groups of a deployment without `logs`. Returns the ARN of a certificate. */
async function makeWhatStacksExpect(): Promise<string> {
  const api = new LocalAwsApi(aws.endpoint, REGION);
  for (const logGroupName of ["fluent-bit-cloudwatch", "firelens-container"]) {
    await api.json("logs", "Logs_20140328.CreateLogGroup", { logGroupName });
  }
  await makePrerequisites(api, { data: { aws_route53_zone: { zone: { name: "example.com" } } } });
  const { CertificateArn: arn } = await api.json("acm", "CertificateManager.RequestCertificate", {
    DomainName: "www.example.com",
  });
  return String(arn);
}

afterAll(() => {
  folder.remove();
  aws.stop();
});

describe("with the real provider, on deployed stacks", () => {
  it("every option is valid, without a warning", () => {
    expect(validated.trim()).toBe("Success! The configuration is valid.");
  });

  it("every option is turned off again, or has a reason not to be", () => {
    expect(optionsForgottenOff()).toEqual([]);
  });

  it("what is as it was has no change", () => {
    expect(unchanged.flatMap((actions) => [...actions])).toEqual([]);
  });

  it("the options plan what docs/changing.md says", async () => {
    const tables = { on: tableOfPlans(turnedOn, plans), off: tableOfPlans(turnedOff, plans) };
    const page = readFileSync(PAGE, "utf8").replace(
      /(<!-- (on|off): begin -->)[\s\S]*?(<!-- \2: end -->)/g,
      (_, begin, which: keyof typeof tables, end) => `${begin}\n\n${tables[which]}\n\n${end}`,
    );
    await expect(page).toMatchFileSnapshot(PAGE);
  });
});
