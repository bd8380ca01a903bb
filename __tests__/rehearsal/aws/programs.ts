import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Alb } from "@cdktf/provider-aws/lib/alb/index.js";
import { AlbListener } from "@cdktf/provider-aws/lib/alb-listener/index.js";
import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster/index.js";
import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway/index.js";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider/index.js";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group/index.js";
import { Subnet } from "@cdktf/provider-aws/lib/subnet/index.js";
import { Vpc } from "@cdktf/provider-aws/lib/vpc/index.js";
import { TerraformFolder } from "../../../rehearsal/aws/terraform-folder.js";
import { CheckedApp, ExactIdStack } from "../../../src/index.js";
import { synthesizedBy } from "../../support/synthesized-folder.js";

/** The programs of this project that are deployed in tests. */
export const PROGRAMS = [
  "main.ts",
  "examples/production.ts",
  "examples/two-services.ts",
  "examples/datadog.ts",
  "examples/opensearch.ts",
  "examples/s3.ts",
  "examples/orders.ts",
  "examples/shared.ts",
  "examples/article-in-production.ts",
];

/** The account of the ARNs that the examples write out, and that of the local AWS. */
const ACCOUNTS = ["111122223333", "123456789012"] as const;

/** The folders of the stacks of a program, in the account of the local AWS. */
export async function stacksOf(program: string): Promise<readonly string[]> {
  const folders = await synthesizedBy(program);
  for (const file of folders.map((folder) => join(folder, "cdk.tf.json"))) {
    writeFileSync(file, readFileSync(file, "utf8").replaceAll(...ACCOUNTS));
  }
  return folders;
}

/** Deploys what a program expects to exist: the platform of examples/shared.ts. It stays as long as its AWS. */
export async function makeSurroundings(program: string, env: NodeJS.ProcessEnv): Promise<void> {
  if (program !== "examples/shared.ts") {
    return;
  }
  const folder = new TerraformFolder(env);
  try {
    folder.use(platform());
    await folder.init();
    await folder.apply(await folder.plan());
  } finally {
    folder.remove();
  }
}

/** The folder of a stack with a network, a load balancer and a cluster, which the example's names and tags find. */
function platform(): string {
  const outdir = mkdtempSync(join(tmpdir(), "out-"));
  const app = new CheckedApp({ outdir });
  const stack = new ExactIdStack(app, "platform");
  new AwsProvider(stack, "aws", { region: "us-east-1" });
  const vpc = new Vpc(stack, "vpc", { cidrBlock: "10.20.0.0/16", tags: { Name: "platform" } });
  const gateway = new InternetGateway(stack, "gateway", { vpcId: vpc.id });
  const subnets = ["public", "private"].map((tier, row) =>
    ["a", "b"].map(
      (zone, column) =>
        new Subnet(stack, `${tier}_${zone}`, {
          vpcId: vpc.id,
          availabilityZone: `us-east-1${zone}`,
          cidrBlock: `10.20.${2 * row + column}.0/24`,
          tags: { Tier: tier },
        }),
    ),
  );
  const securityGroup = new SecurityGroup(stack, "alb_sg", { name: "platform-alb", vpcId: vpc.id });
  const alb = new Alb(stack, "alb", {
    name: "platform",
    securityGroups: [securityGroup.id],
    subnets: subnets[0]?.map(({ id }) => id),
    dependsOn: [gateway],
  });
  new AlbListener(stack, "listener", {
    loadBalancerArn: alb.arn,
    // HTTPS takes a certificate, which the example doesn't look at.
    port: 443,
    protocol: "HTTP",
    defaultAction: [
      { type: "fixed-response", fixedResponse: { contentType: "text/plain", statusCode: "404" } },
    ],
  });
  new EcsCluster(stack, "cluster", { name: "platform" });
  app.synth();
  return join(outdir, "stacks", "platform");
}
