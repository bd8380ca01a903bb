import { Testing } from "cdktf";
import { describe, expect, it } from "vitest";
import { FluentBitStack } from "../../src/index.js";
import { containerDefinitions, fluentBitConf, synthesize } from "../../testing/index.js";
import "../../testing/vitest.js";
import { plainStack, stackOfTasks } from "../support/stacks.js";

const stack = new FluentBitStack(Testing.app(), "web", { name: "web" });
const web = synthesize(stack);

/** What Vitest shows of an assertion that fails. */
function failure(act: () => void): { message: string; actual?: unknown; expected?: unknown } {
  try {
    act();
  } catch (error) {
    return error as Error;
  }
  throw new Error("nothing failed");
}
const message = (act: () => void) => failure(act).message;

describe("toHaveResource", () => {
  it("takes a stack, or what was synthesized", () => {
    expect(stack).toHaveResource("aws_ecs_cluster");
    expect(web).toHaveResource("aws_ecs_cluster", "fluentbit_cluster");
    expect(web).toHaveResource("aws_ecs_cluster", { name: "web-ecs-cluster" });
    expect(web).toHaveResource("aws_ecs_cluster", "fluentbit_cluster", {
      name: expect.stringMatching(/^web-/),
    });
    expect(web).not.toHaveResource("aws_db_instance");
    expect(web).not.toHaveResource("aws_ecs_cluster", "other");
    expect(web).not.toHaveResource("aws_ecs_cluster", { name: "other" });
  });

  it("compares as toMatchObject does", () => {
    expect(web).toHaveResource("aws_alb_listener", { default_action: [{ type: "forward" }] });
    expect(web).not.toHaveResource("aws_alb", { security_groups: [] });
  });

  it("takes undefined for an argument that is not there", () => {
    expect(web).toHaveResource("aws_alb", { internal: undefined });
    expect(web).not.toHaveResource("aws_alb", { name: undefined });
  });

  it("says which types and names there are", () => {
    const vpc = plainStack((made) => made.addOverride("resource.aws_vpc.main.cidr_block", "10.0.0.0/16"));
    expect(message(() => expect(vpc).toHaveResource("aws_vcp"))).toBe(
      'no resource type: "aws_vcp"; expected aws_vpc; did you mean aws_vpc?',
    );
    expect(message(() => expect(vpc).toHaveResource("aws_vpc", "mian"))).toBe(
      'no aws_vpc: "mian"; expected main; did you mean main?',
    );
  });

  it("shows how the nearest differs", () => {
    const wanted = { count: 3, tags: { Name: "Web Public Subnet" }, lifecycle: { ignore_changes: ["tags"] } };
    expect(failure(() => expect(web).toHaveResource("aws_subnet", wanted))).toMatchObject({
      message: "aws_subnet.fluent_bit_public_subnet, the nearest of 2, differs in count, lifecycle",
      actual: {
        count: 2,
        tags: { Name: "Web Public Subnet" },
        lifecycle: { ignore_changes: ["availability_zone"] },
      },
      expected: wanted,
    });
    expect(message(() => expect(web).toHaveResource("aws_vpc", { cidr_block: "10.1.0.0/16" }))).toBe(
      "aws_vpc.fluent_bit_vpc differs in cidr_block",
    );
  });

  it("shows what is there and must not be", () => {
    expect(message(() => expect(web).not.toHaveResource("aws_vpc"))).toBe(
      "aws_vpc.fluent_bit_vpc is there; expected none",
    );
    expect(message(() => expect(web).not.toHaveResource("aws_subnet", { count: 2 }))).toBe(
      'aws_subnet.fluent_bit_private_subnet is there with {"count":2}; expected none',
    );
  });

  it("fails with the findings of a stack that has some", () => {
    const wrong = new FluentBitStack(Testing.app(), "web", { cpu: 500 });
    expect(message(() => expect(wrong).toHaveResource("aws_vpc"))).toContain("1 finding:");
  });
});

describe("toHaveContainer", () => {
  it("takes a stack, what was synthesized, or containers", () => {
    for (const subject of [stack, web, containerDefinitions(stack)]) {
      expect(subject).toHaveContainer("nginx-fluentbit");
      expect(subject).toHaveContainer("nginx-fluentbit", { portMappings: [{ hostPort: 80 }] });
      expect(subject).not.toHaveContainer("nginx");
      expect(subject).not.toHaveContainer("nginx-fluentbit", { image: "other" });
    }
  });

  it("looks at all task definitions", () => {
    const tasks = stackOfTasks({ api: '[{"name": "app", "cpu": 1}]', web: '[{"name": "app", "cpu": 2}]' });
    expect(tasks).toHaveContainer("app", { cpu: 2 });
    expect(message(() => expect(tasks).toHaveContainer("app", { cpu: 3 }))).toBe(
      "the container app, the nearest of 2, differs in cpu",
    );
  });

  it("says which there are, and how one differs", () => {
    expect(message(() => expect(web).toHaveContainer("nginx-fluentbits"))).toBe(
      'no container: "nginx-fluentbits"; expected one of fluentbit-log-router, nginx-fluentbit; did you mean nginx-fluentbit?',
    );
    const wanted = { portMappings: [{ hostPort: 8080 }] };
    expect(failure(() => expect(web).toHaveContainer("nginx-fluentbit", wanted))).toMatchObject({
      message: "the container nginx-fluentbit differs in portMappings",
      actual: { portMappings: [{ hostPort: 80 }] },
      expected: wanted,
    });
    expect(message(() => expect(web).not.toHaveContainer("nginx-fluentbit"))).toBe(
      "the container nginx-fluentbit is there; expected none",
    );
  });
});

describe("toRouteLogsTo", () => {
  it("takes a stack, what was synthesized, or a configuration", () => {
    for (const subject of [
      stack,
      web,
      fluentBitConf(stack),
      fluentBitConf(stack, { container: "nginx-fluentbit" }),
    ]) {
      expect(subject).toRouteLogsTo("cloudwatch");
      expect(subject).toRouteLogsTo("cloudwatch", {
        Log_Group_Name: "web-cloudwatch",
        auto_create_group: true,
      });
      expect(subject).not.toRouteLogsTo("cloudwatch", { log_group_name: "other" });
      expect(subject).not.toRouteLogsTo("s3");
    }
  });

  it("looks over the output of FireLens' health check", () => {
    expect(fluentBitConf(stack)).toContain("    Name null\n");
    expect(stack).not.toRouteLogsTo("null");
  });

  it("reads options that are repeated", () => {
    const conf = "[OUTPUT]\n    Name http\n    Match *\n    Header A 1\n    Header B 2\n    Header C 3\n";
    expect(conf).toRouteLogsTo("http", { header: ["A 1", "B 2", "C 3"] });
  });

  it("says which there are, and how one differs", () => {
    expect(message(() => expect(web).toRouteLogsTo("cloudwach"))).toBe(
      'no output to the plugin: "cloudwach"; expected cloudwatch; did you mean cloudwatch?',
    );
    expect(message(() => expect(web).toRouteLogsTo("datadogg"))).toBe(
      'no output to the plugin: "datadogg"; expected cloudwatch; did you mean datadog?',
    );
    expect(message(() => expect("").toRouteLogsTo("s3"))).toBe(
      'no output to the plugin: "s3"; expected a container that logs through FireLens',
    );
    expect(failure(() => expect(web).toRouteLogsTo("cloudwatch", { Region: "eu-west-1" }))).toMatchObject({
      message: "the output to cloudwatch differs in region",
      actual: { region: "us-east-1" },
      expected: { region: "eu-west-1" },
    });
    expect(message(() => expect(web).not.toRouteLogsTo("cloudwatch"))).toBe(
      "the output to cloudwatch is there; expected none",
    );
  });
});

it.each([
  [undefined, "undefined"],
  [null, "null"],
  ['{"resource": {}}', '"{\\"resource\\": {}}"'],
  [web.json, "Object"],
  [stack.node.root, "App"],
])("a matcher names what is no stack", (received, shown) => {
  expect(message(() => expect(received).toHaveResource("aws_vpc"))).toBe(
    `toHaveResource of ${shown}; expected a stack or what synthesize returns`,
  );
  expect(message(() => expect(received).toHaveContainer("web"))).toBe(
    `toHaveContainer of ${shown}; expected a stack or what synthesize returns, or the list of containerDefinitions`,
  );
});

it("toRouteLogsTo names what is no stack", () => {
  expect(message(() => expect(5).toRouteLogsTo("s3"))).toBe(
    "toRouteLogsTo of 5; expected a stack or what synthesize returns, or the text of fluentBitConf",
  );
});
