import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deploy } from "../../../rehearsal/aws/deploy.js";
import { deploymentEnvironment, type LocalAws, startLocalAws } from "../../../rehearsal/aws/local-aws.js";
import { OVERRIDE_FILE, overrideOf } from "../../../rehearsal/aws/override.js";
import { readConfiguration, TerraformFolder } from "../../../rehearsal/aws/terraform-folder.js";
import type { FluentBitStackProps } from "../../../src/fluent-bit-stack.js";
import { synthesizedFolder } from "../../support/synthesized-folder.js";
import { actionsOf } from "./planned-actions.js";
import { makeSurroundings, PROGRAMS, stacksOf } from "./programs.js";

/** Deployments with the real AWS provider. Each has an AWS of its own. */
const REGION = "us-east-1";
const ARTICLE = join(import.meta.dirname, "..", "..", "fixtures", "article");

const started: LocalAws[] = [];
const folders = new Map<string, readonly string[]>();
beforeAll(async () => {
  for (const program of PROGRAMS) {
    folders.set(program, await stacksOf(program));
  }
});
afterAll(() => {
  for (const aws of started) {
    aws.stop();
  }
});

/** An AWS of a test's own: names are taken once in an account. */
async function ownAws() {
  const aws = await startLocalAws({ ...process.env, AWS_ENDPOINT_URL: undefined });
  started.push(aws);
  return { endpoint: aws.endpoint, env: deploymentEnvironment(aws.endpoint, REGION, process.cwd()) };
}

/** A folder with a stack of these props applied. */
async function deployed(props: FluentBitStackProps): Promise<TerraformFolder> {
  const { env } = await ownAws();
  const folder = new TerraformFolder(env);
  folder.use(synthesizedFolder(props));
  await folder.init();
  await folder.apply(await folder.plan());
  return folder;
}

/** Applies other props to the stack in the folder. Returns the actions of the plan. */
async function change(folder: TerraformFolder, props: FluentBitStackProps) {
  folder.use(synthesizedFolder(props));
  const counts = await folder.plan();
  const planned = actionsOf(await folder.planJson());
  await folder.apply(counts);
  await folder.planNothing();
  return planned;
}

describe.concurrent("with the real provider", () => {
  it.each(PROGRAMS)("%s is applied, planned without changes and destroyed", async (program) => {
    for (const folder of folders.get(program) ?? []) {
      const aws = await ownAws();
      await makeSurroundings(program, aws.env);
      const { facts } = await deploy(folder, aws);
      expect(Object.fromEntries(facts)).toMatchObject(
        program === "main.ts"
          ? {
              "aws_ecs_service.fluent_bit_service":
                "ACTIVE, 1 wanted of nginx-fluent-bit:1 (fluentbit-log-router, nginx-fluentbit)",
              "aws_iam_role.fluent_bit_task_role": "policies: fluent_bit_task_policy",
              "aws_alb_target_group.fluent_bit_tg": "HTTP 80, health check of /",
            }
          : {},
      );
    }
  });

  it("a third zone adds its subnets and replaces none", async () => {
    const folder = await deployed({ name: "zones" });
    const planned = await change(folder, { name: "zones", network: { zones: 3 } });
    expect(planned).toEqual({
      create: [
        "aws_route_table.fluent_bit_private_rt[2]",
        "aws_route_table.fluent_bit_public_rt[2]",
        "aws_route_table_association.fluent_bit_private_rta[2]",
        "aws_route_table_association.fluent_bit_public_rta[2]",
        "aws_subnet.fluent_bit_private_subnet[2]",
        "aws_subnet.fluent_bit_public_subnet[2]",
      ],
      update: ["aws_alb.fluent_bit_alb", "aws_ecs_service.fluent_bit_service"],
    });
    folder.remove();
  });

  it("another CIDR block is applied in one go, load balancer and service with it", async () => {
    // Without NAT: moto does not free the address of a NAT gateway that is deleted.
    const withoutNat = {
      name: "cidr",
      image: "111122223333.dkr.ecr.us-east-1.amazonaws.com/web:1",
      network: { nat: "none" },
    } as const;
    const folder = await deployed(withoutNat);
    const planned = await change(folder, { ...withoutNat, network: { nat: "none", cidr: "10.8.0.0/16" } });
    expect(planned["delete create"]).toEqual(
      expect.arrayContaining([
        "aws_alb.fluent_bit_alb",
        "aws_alb_listener.fluent_bit_listener",
        "aws_alb_target_group.fluent_bit_tg",
        "aws_ecs_service.fluent_bit_service",
        "aws_vpc.fluent_bit_vpc",
      ]),
    );
    folder.remove();
  });

  it("a deployment made with the article's own Terraform is corrected in place", async () => {
    const { env } = await ownAws();
    const folder = new TerraformFolder(env);
    cpSync(ARTICLE, folder.path, { recursive: true });
    writeFileSync(
      join(folder.path, "terraform.tfvars.json"),
      JSON.stringify({
        aws_region: REGION,
        cpu: 512,
        memory: 1024,
        img: "public.ecr.aws/nginx/nginx:1.21-perl",
        container_port: 80,
      }),
    );
    writeFileSync(
      join(folder.path, OVERRIDE_FILE),
      JSON.stringify(
        overrideOf({
          ...readConfiguration(ARTICLE),
          provider: { aws: [{}] },
          resource: { aws_ecs_service: { fluent_bit_service: {} } },
        }),
      ),
    );
    await folder.init();
    await folder.apply(await folder.plan());
    for (const file of ["network", "load-balancer", "service", "task-definition", "task-role"]) {
      writeFileSync(join(folder.path, `${file}.tf`), "");
    }
    expect(await change(folder, {})).toEqual({
      "delete create": ["aws_ecs_task_definition.nginx_fluent_bit"],
      update: [
        "aws_ecs_service.fluent_bit_service",
        "aws_iam_policy.fluent_bit_task_policy",
        "aws_route_table.fluent_bit_private_rt[0]",
        "aws_route_table.fluent_bit_private_rt[1]",
      ],
    });
    folder.remove();
  });

  it("production is taken down after a deployment that allows it", async () => {
    // The example's own words, without and with `deletable`: the protected plan of a destroy is refused.
    const { production } = await import("../../../src/production.js");
    const props = (deletable: boolean): FluentBitStackProps =>
      production({
        name: "down",
        cpu: 1024,
        memoryMiB: 2048,
        deletable,
        loadBalancer: { domain: { name: "down.example.org", zone: "example.org" } },
        network: { nat: "single" },
      });
    const { resource } = readConfiguration(synthesizedFolder(props(false)));
    const { resource: freed } = readConfiguration(synthesizedFolder(props(true)));
    const guards = (blocks: typeof resource) =>
      JSON.stringify(blocks).match(
        /"prevent_destroy":true|"skip_destroy":true|"enable_deletion_protection":true/g,
      ) ?? [];
    expect(guards(resource).length).toBeGreaterThan(4);
    // Former revisions of the task definition stay registered all the same.
    expect(guards(freed)).toEqual(['"skip_destroy":true']);
    await deploy(synthesizedFolder(props(true)), await ownAws());
  });
});
