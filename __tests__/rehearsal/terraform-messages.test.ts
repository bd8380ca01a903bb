import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Stack, Workspace } from "../../rehearsal/index.js";
import { afterwards, temporaryFolder } from "./project.js";
import { webService } from "./web-service.js";

const provider = { aws: [{ region: "eu-west-1" }] };

/** Runs init and a command, and returns what Terraform says in lines of any length. */
async function refusal(stack: Stack, act: (workspace: Workspace) => Promise<unknown>): Promise<string> {
  const workspace = await Workspace.open(stack);
  afterwards(() => workspace.close());
  await workspace.init();
  const error: unknown = await act(workspace).then(
    () => new Error("nothing was refused"),
    (thrown) => thrown,
  );
  return String(error).replaceAll(/\s+/g, " ");
}

const validate = (workspace: Workspace) => workspace.validate();
const plan = (workspace: Workspace) => workspace.plan();
const apply = async (workspace: Workspace) => {
  await workspace.plan();
  await workspace.apply();
};

describe.concurrent("Terraform refuses, by the schema,", () => {
  it.each([
    ["an unknown argument", { cidr_block: "10.0.0.0/16", cidr: "1" }, "Extraneous JSON object property"],
    [
      "a wrong type",
      { cidr_block: ["10.0.0.0/16"] },
      'Inappropriate value for attribute "cidr_block": string required',
    ],
  ])("%s", async (_, vpc, message) => {
    expect(await refusal({ provider, resource: { aws_vpc: { main: vpc } } }, validate)).toContain(message);
  });

  it("a missing argument", async () => {
    const stack = { provider, resource: { aws_subnet: { a: { cidr_block: "10.0.0.0/24" } } } };
    expect(await refusal(stack, validate)).toContain('The argument "vpc_id" is required');
  });

  it("an unknown resource type", async () => {
    const stack = { provider, resource: { aws_vpcs: { a: {} } } };
    expect(await refusal(stack, validate)).toContain('does not support resource type "aws_vpcs"');
  });
});

describe.concurrent("Terraform refuses, by its language,", () => {
  it("a wrong reference", async () => {
    const stack = { provider, resource: { aws_internet_gateway: { a: { vpc_id: "${aws_vpc.none.id}" } } } };
    expect(await refusal(stack, validate)).toContain(
      'A managed resource "aws_vpc" "none" has not been declared',
    );
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

  it("a bad template", async () => {
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

describe.concurrent("the rehearsal's provider refuses, with the argument's place,", () => {
  it("a policy that is no JSON, when it validates", async () => {
    const message = await refusal(webService({ taskPolicy: "allow all" }), validate);
    expect(message).toContain('"policy" contains an invalid JSON policy');
    expect(message).toMatch(
      /with aws_iam_policy\.task, on cdk\.tf\.json line \d+, in resource\.aws_iam_policy\.task: \d+: "policy": "allow all"/,
    );
  });

  it("a Fargate size that doesn't pair, when it validates", async () => {
    const message = await refusal(webService({ cpu: "300" }), validate);
    expect(message).toContain("No Fargate configuration exists for given values: 300 CPU, 512 memory");
    expect(message).toContain('"cpu": "300"');
  });

  it("container definitions that are no array, once a template has its variables", async () => {
    const message = await refusal(webService({ containers: '{"port": ${var.port}}' }), plan);
    expect(message).toContain('a JSON array is needed, given {"port": 8080}');
    expect(message).toContain('"container_definitions":');
  });

  it("overlapping subnets, when the second is made", async () => {
    const message = await refusal(webService({ publicCidrs: "10.0.2.0/24" }), apply);
    expect(message).toContain("InvalidSubnet.Conflict: The CIDR '10.0.2.0/24' conflicts with another subnet");
    expect(message).toContain('"cidr_block":');
  });

  it("a subnet outside its VPC, as soon as the VPC is there", async () => {
    const workspace = await Workspace.open(webService());
    afterwards(() => workspace.close());
    await workspace.init();
    await apply(workspace);
    workspace.use(webService({ publicCidrs: "10.${1 + count.index}.0.0/24" }));
    await expect(workspace.plan()).rejects.toThrow("InvalidSubnet.Range: The CIDR '10.1.0.0/24' is invalid");
  });

  it("a load balancer that names no container of the task definition", async () => {
    const message = await refusal(webService({ loadBalancerContainer: "nginx" }), apply);
    expect(message).toContain("The container nginx does not exist in the task definition");
    expect(message).toContain("with aws_ecs_service.web");
  });
});
