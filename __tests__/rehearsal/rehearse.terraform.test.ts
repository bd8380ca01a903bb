import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { rehearse, type StateJson, Workspace } from "../../rehearsal/index.js";
import { outputsOf } from "../../rehearsal/terraform-json.js";
import { afterwards, temporaryFolder } from "./project.js";
import { webService } from "./web-service.js";

function valuesAt(state: StateJson, address: string): Readonly<Record<string, unknown>> {
  const found = state.values?.root_module.resources?.find((resource) => resource.address === address);
  if (!found) {
    throw new Error(`no ${address}`);
  }
  return found.values;
}

async function opened(...args: Parameters<typeof Workspace.open>): Promise<Workspace> {
  const workspace = await Workspace.open(...args);
  afterwards(() => workspace.close());
  return workspace;
}

/** A workspace with the web service applied. */
async function deployedWebService() {
  const workspace = await opened(webService());
  const { json } = await workspace.plan();
  await workspace.apply();
  const file = readFileSync(join(workspace.path, "terraform.tfstate"), "utf8");
  return { workspace, changes: json.resource_changes, state: await workspace.state(), file };
}

const first = rehearse({
  ...webService(),
  output: { ...webService().output, password: { value: "secret", sensitive: true } },
});
const deployed = deployedWebService();

describe.concurrent("a rehearsal", () => {
  it("goes from init to destroy, and its second plan has no changes", async () => {
    const { steps, outputs, state, workspace } = await first;
    expect(steps.map(({ name, counts }) => [name, counts])).toEqual([
      ["init", undefined],
      ["validate", undefined],
      ["plan", { add: 27, change: 0, destroy: 0 }],
      ["apply", { add: 27, change: 0, destroy: 0 }],
      ["second plan", { add: 0, change: 0, destroy: 0 }],
      ["destroy", { add: 0, change: 0, destroy: 27 }],
    ]);
    expect(outputs).toEqual({
      account: "123456789012",
      password: "(sensitive)",
      task_definition: "arn:aws:ecs:eu-central-1:123456789012:task-definition/web:1",
      url: expect.stringMatching(/^http:\/\/web-[1-9]{9}\.eu-central-1\.elb\.amazonaws\.com$/),
    });
    expect(existsSync(workspace)).toBe(false);

    const loadBalancer = "arn:aws:elasticloadbalancing:eu-central-1:123456789012";
    expect(valuesAt(state, "aws_vpc.main").id).toMatch(/^vpc-[0-9a-f]{17}$/);
    expect(valuesAt(state, "aws_vpc.main").tags_all).toEqual({ Team: "web", Name: "main" });
    expect(valuesAt(state, "aws_subnet.private[1]")).toMatchObject({
      id: expect.stringMatching(/^subnet-[0-9a-f]{17}$/),
      availability_zone: "eu-central-1b",
      availability_zone_id: "euc1-az2",
    });
    expect(valuesAt(state, "aws_eip.nat")).toMatchObject({
      allocation_id: expect.stringMatching(/^eipalloc-/),
      public_ip: valuesAt(state, "aws_nat_gateway.main").public_ip,
    });
    expect(valuesAt(state, "aws_alb.main")).toMatchObject({
      arn_suffix: expect.stringMatching(/^app\/web\/[0-9a-f]{16}$/),
      vpc_id: valuesAt(state, "aws_vpc.main").id,
      zone_id: "Z215JYRZR1TBD5",
    });
    expect(valuesAt(state, "aws_alb_listener.http").arn).toMatch(
      new RegExp(`^${loadBalancer}:listener/app/web/[0-9a-f]{16}/[0-9a-f]{16}$`),
    );
    expect(valuesAt(state, "aws_alb_target_group.web").arn).toMatch(
      new RegExp(`^${loadBalancer}:targetgroup/web/[0-9a-f]{16}$`),
    );
    expect(valuesAt(state, "aws_iam_role.task")).toMatchObject({
      arn: "arn:aws:iam::123456789012:role/service/web-task",
      unique_id: expect.stringMatching(/^AROA[A-Z2-7]{17}$/),
    });
    expect(valuesAt(state, "aws_ecs_service.web").id).toBe(
      "arn:aws:ecs:eu-central-1:123456789012:service/web/web",
    );
  });

  it("is the same in every run", async () => {
    const [one, other] = await Promise.all([first, deployed]);
    expect(other.changes).toEqual(one.plan.resource_changes);
    const { password: _, ...outputs } = one.outputs;
    expect(outputsOf(other.state)).toEqual(outputs);
    const vpc = (state: StateJson) => valuesAt(state, "aws_vpc.main");
    expect(vpc(other.state)).toEqual(vpc(one.state));
  });

  it("fails when the second plan shows a change", async () => {
    const stack = { resource: { terraform_data: { now: { input: "${timestamp()}" } } } };
    await expect(rehearse(stack)).rejects.toThrow(
      /a change is planned; expected none:[\s\S]*terraform_data.now/,
    );
  });
});

const REGIONS = { eu: "eu-west-1", gov: "us-gov-west-1", cn: "cn-north-1" };
const inEachRegion = <T>(make: (alias: string) => T) =>
  Object.fromEntries(Object.keys(REGIONS).map((alias) => [alias, make(alias)]));

/** Many small parts, which one apply makes. */
const PARTS = {
  provider: {
    aws: [{ region: "eu-west-1" }, ...Object.entries(REGIONS).map(([alias, region]) => ({ alias, region }))],
  },
  data: {
    aws_availability_zones: inEachRegion((alias) => ({ provider: `aws.${alias}` })),
    aws_partition: inEachRegion((alias) => ({ provider: `aws.${alias}` })),
    aws_ecs_cluster: {
      main: { cluster_name: "${aws_ecs_cluster.main.name}", depends_on: ["aws_ecs_cluster.main"] },
    },
    aws_iam_policy_document: { assume: { statement: [{ actions: ["sts:AssumeRole"] }] } },
  },
  resource: {
    aws_s3_bucket: {
      prefixed: { bucket_prefix: "logs-" },
      unnamed: {},
      ...inEachRegion((alias) => ({ provider: `aws.${alias}`, bucket: alias })),
    },
    aws_ecs_cluster: { main: { name: "main" } },
    aws_iam_role: { task: { assume_role_policy: "${data.aws_iam_policy_document.assume.json}" } },
    aws_mq_broker: {
      this: {
        broker_name: "queue",
        engine_type: "RabbitMQ",
        engine_version: "3.13",
        host_instance_type: "mq.m5.large",
        user: [{ username: "user", password: "password" }],
      },
    },
  },
  output: {
    prefixed: { value: "${aws_s3_bucket.prefixed.bucket}" },
    prefixed_arn: { value: "${aws_s3_bucket.prefixed.arn}" },
    unnamed: { value: "${aws_s3_bucket.unnamed.id}" },
    ...inEachRegion((alias) => ({
      value: [
        `\${aws_s3_bucket.${alias}.arn}`,
        `\${aws_s3_bucket.${alias}.bucket_regional_domain_name}`,
        `\${data.aws_partition.${alias}.dns_suffix}`,
        `\${data.aws_availability_zones.${alias}.names[0]}`,
      ],
    })),
    cluster: { value: "${data.aws_ecs_cluster.main.arn == aws_ecs_cluster.main.arn}" },
    policy: { value: "${jsondecode(aws_iam_role.task.assume_role_policy)}" },
  },
};

describe("the values of a rehearsal", () => {
  let state: StateJson;
  let outputs: ReturnType<typeof outputsOf>;

  beforeAll(async () => {
    const workspace = await opened(PARTS);
    await workspace.deploy();
    state = await workspace.state();
    outputs = outputsOf(state);
  });

  it("name a bucket as Terraform does where it has a prefix or nothing", () => {
    expect(outputs.prefixed).toMatch(/^logs-\d{26}$/);
    expect(outputs.prefixed_arn).toBe(`arn:aws:s3:::${outputs.prefixed}`);
    expect(outputs.unnamed).toMatch(/^terraform-\d{26}$/);
  });

  it("are those of each provider block's own region and partition", () => {
    expect(outputs).toMatchObject({
      eu: ["arn:aws:s3:::eu", "eu.s3.eu-west-1.amazonaws.com", "amazonaws.com", "eu-west-1a"],
      gov: [
        "arn:aws-us-gov:s3:::gov",
        "gov.s3.us-gov-west-1.amazonaws.com",
        "amazonaws.com",
        "us-gov-west-1a",
      ],
      cn: ["arn:aws-cn:s3:::cn", "cn.s3.cn-north-1.amazonaws.com.cn", "amazonaws.com.cn", "cn-north-1a"],
    });
  });

  it("are the same for a data source and the object that it looks up", () => {
    expect(outputs.cluster).toBe(true);
  });

  it("fit where a type has no table: a policy document is JSON", () => {
    expect(outputs.policy).toEqual({});
  });

  it("are there for any resource type of the bindings", () => {
    expect(valuesAt(state, "aws_mq_broker.this")).toMatchObject({
      id: expect.stringMatching(/^broker-[0-9a-f]{17}$/),
      arn: expect.stringMatching(/^arn:aws:mq:eu-west-1:123456789012:broker\/[0-9a-f]{17}$/),
      instances: [],
    });
  });
});

describe.concurrent("a workspace", () => {
  it("asks for variables as Terraform does", async () => {
    const { variable } = webService();
    const workspace = await opened({ variable }, { variables: { port: 80 } });
    await expect(workspace.plan()).rejects.toThrow("port must be above 1023");
    await expect(workspace.plan(["-var=port=90"])).rejects.toThrow("var.port is 90");
  });

  it("adopts a state file, whatever schema version wrote it", async () => {
    const state = JSON.parse((await deployed).file);
    for (const { instances } of state.resources) {
      instances[0].schema_version = 1;
      instances[0].attributes.no_longer_known = "value";
    }
    const file = join(temporaryFolder(), "adopted.tfstate");
    writeFileSync(file, JSON.stringify(state));

    const workspace = await opened(webService(), { state: file });
    await workspace.planNothing();
    await workspace.destroy();
  });

  it("plans a replacement, and what depends on it after it", async () => {
    const { workspace, state } = await deployed;
    workspace.use(webService({ targetGroupName: "other" }));
    const { counts, json } = await workspace.plan();
    const changed = (json.resource_changes ?? []).filter(({ change }) => change.actions[0] !== "no-op");
    expect(counts).toEqual({ add: 1, change: 2, destroy: 1 });
    expect(changed.map(({ address, change }) => [address, change.actions.join("/")])).toEqual([
      ["aws_alb_listener.http", "update"],
      ["aws_alb_target_group.web", "delete/create"],
      ["aws_ecs_service.web", "update"],
    ]);
    const before = valuesAt(state, "aws_alb_target_group.web").arn;
    await workspace.apply();
    expect(valuesAt(await workspace.state(), "aws_alb_target_group.web").arn).not.toBe(before);
    await workspace.planNothing();
  });

  it("gives what is replaced unchanged another id", async () => {
    const workspace = await opened({ resource: { aws_vpc: { main: { cidr_block: "10.0.0.0/16" } } } });
    await workspace.deploy();
    const { id } = valuesAt(await workspace.state(), "aws_vpc.main");
    await workspace.deploy(["-replace=aws_vpc.main"]);
    expect(valuesAt(await workspace.state(), "aws_vpc.main").id).not.toBe(id);
  });

  it("imports an object that it has not made, in place", async () => {
    const workspace = await opened({
      provider: { aws: [{ region: "eu-west-1" }] },
      import: [{ to: "aws_vpc.main", id: "vpc-1234" }],
      resource: { aws_vpc: { main: { cidr_block: "10.0.0.0/16" } } },
    });
    const { output } = await workspace.deploy();
    expect(output).toContain("Plan: 1 to import, 0 to add, 1 to change, 0 to destroy.");
    expect(valuesAt(await workspace.state(), "aws_vpc.main").id).toBe("vpc-1234");
  });

  it("is gone when it couldn't be opened", async () => {
    await expect(Workspace.open("/no/such/stack")).rejects.toThrow("ENOENT");
  });
});
