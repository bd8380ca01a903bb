import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Stack, Workspace } from "../../rehearsal/index.js";
import { afterwards, temporaryFolder } from "./project.js";
import { webService } from "./web-service.js";

const provider = { aws: [{ region: "eu-west-1" }] };

/** Runs a command, and returns what Terraform says in lines of any length. */
async function refusal(stack: Stack, act: (workspace: Workspace) => Promise<unknown>): Promise<string> {
  const workspace = await Workspace.open(stack);
  afterwards(() => workspace.close());
  const error: unknown = await act(workspace).then(
    () => new Error("nothing was refused"),
    (thrown) => thrown,
  );
  return String(error).replaceAll(/\s+/g, " ");
}

const validate = (workspace: Workspace) => workspace.validate();
const plan = (workspace: Workspace) => workspace.terraform("plan");
const apply = (workspace: Workspace) => workspace.deploy();

/** One configuration with a fault of each kind: Terraform reports all of them in one validate. */
const FAULTS = {
  provider,
  resource: {
    aws_vpc: {
      too_large: { cidr_block: "10.0.0.0/8" },
      unknown_argument: { cidr_block: "10.0.0.0/16", cidr: "1" },
      wrong_type: { cidr_block: ["10.0.0.0/16"] },
    },
    aws_vpcs: { unknown_type: {} },
    aws_subnet: { missing_argument: { cidr_block: "10.0.0.0/24" } },
    aws_kms_key: { no_json: { policy: "allow all" } },
    aws_eip: { computed_only: { public_ip: "203.0.113.1" } },
    aws_internet_gateway: { wrong_reference: { vpc_id: "${aws_vpc.none.id}" } },
    aws_iam_policy: { no_json: { name: "task", policy: "allow all" } },
    aws_ecs_task_definition: {
      no_fargate_size: {
        family: "web",
        requires_compatibilities: ["FARGATE"],
        cpu: "300",
        memory: "512",
        container_definitions: "[]",
      },
    },
  },
};

describe("terraform validate refuses", () => {
  const message = refusal(FAULTS, validate);

  it.each([
    ["an unknown argument", /Extraneous JSON object property.*No argument or block type is named "cidr"/],
    ["a wrong type", /Inappropriate value for attribute "cidr_block": string required/],
    ["a VPC's block that is too large", /with between 16 and 28 significant bits, got: 8/],
    ["an unknown resource type", /does not support resource type "aws_vpcs"/],
    ["a missing argument", /The argument "vpc_id" is required/],
    ["a wrong reference", /A managed resource "aws_vpc" "none" has not been declared/],
    [
      "a policy that is no JSON, with its place",
      /"policy" contains an invalid JSON policy.*with aws_iam_policy\.no_json, on cdk\.tf\.json line \d+, in resource\.aws_iam_policy\.no_json: \d+: "policy": "allow all"/,
    ],
    ["a key policy that is no JSON", /"policy" contains an invalid JSON: .*with aws_kms_key\.no_json/],
    [
      "a value for a computed-only attribute",
      /Value for unconfigurable attribute.*with aws_eip\.computed_only.*Can't configure a value for "public_ip"/,
    ],
    [
      "a size that Fargate does not have, with its place",
      /No Fargate configuration exists for given values: 300 CPU, 512 memory.*"cpu": "300"/,
    ],
  ])("%s", async (_, expected) => {
    expect(await message).toMatch(expected);
  });

  it("a dependency cycle", async () => {
    const resource = {
      aws_iam_role: {
        a: { assume_role_policy: "${aws_iam_role.b.arn}" },
        b: { assume_role_policy: "${aws_iam_role.a.arn}" },
      },
    };
    expect(await refusal({ provider, resource }, validate)).toContain("Cycle: aws_iam_role.");
  });

  it("a template that lacks a variable", async () => {
    const folder = join(temporaryFolder(), "stack");
    mkdirSync(folder);
    writeFileSync(join(folder, "task.tftpl"), '[{"name": "${name}"');
    const containers = '${templatefile("task.tftpl", { title = "web" })}';
    const stack = {
      provider,
      resource: { aws_ecs_task_definition: { web: { family: "web", container_definitions: containers } } },
    };
    writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify(stack));
    expect(await refusal(folder, validate)).toContain('vars map does not contain key "name"');
  });
});

describe("terraform plan refuses", () => {
  it("container definitions that are no array, once a template has its variables", async () => {
    const message = await refusal(webService({ containers: '{"port": ${var.port}}' }), plan);
    expect(message).toContain('container_definitions: {"port":8080}; expected an array');
    expect(message).toContain('"container_definitions":');
  });
});

describe("terraform apply refuses", () => {
  it("overlapping subnets", async () => {
    expect(await refusal(webService({ publicCidrs: "10.0.2.0/24" }), apply)).toContain(
      "InvalidSubnet.Conflict: The CIDR '10.0.2.0/24' conflicts with another subnet",
    );
  });

  it("a load balancer that names no container of the task definition", async () => {
    const message = await refusal(webService({ loadBalancerContainer: "nginx" }), apply);
    expect(message).toContain("The container nginx does not exist in the task definition");
    expect(message).toContain("with aws_ecs_service.web");
  });
});
