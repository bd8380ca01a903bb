import { describe, expect, it } from "vitest";
import { type ObjectValue, UNKNOWN, type Value } from "../../rehearsal/protocol/value.js";
import { planChange } from "../../rehearsal/provider/plan.js";
import { PROVIDER_BEHAVIOUR } from "../../rehearsal/provider/provider-behaviour.js";
import { Bindings } from "../../rehearsal/schema/bindings.js";
import type { Block } from "../../rehearsal/schema/block.js";

const bindings = Bindings.of(process.cwd());

function blockOf(type: string): Block {
  return bindings.schema("resource", type) ?? { attributes: [], blocks: [] };
}

/** An object of a type with no other arguments than the ones given. */
function object(type: string, values: ObjectValue): ObjectValue {
  const { attributes, blocks } = blockOf(type);
  return {
    ...Object.fromEntries(attributes.map(({ name }) => [name, null])),
    ...Object.fromEntries(blocks.map(({ name, nesting }) => [name, nesting === "SINGLE" ? null : []])),
    ...values,
  };
}

function plan(type: string, values: ObjectValue, prior?: ObjectValue) {
  const config = object(type, values);
  const computed = blockOf(type).attributes.filter(({ name, computed: is }) => is && config[name] === null);
  const kept: [string, Value][] = computed.map(({ name }) => [name, prior?.[name] ?? null]);
  return planChange(
    { type, block: blockOf(type), prior, proposed: { ...config, ...Object.fromEntries(kept) }, config },
    { region: "us-east-1", defaultTags: { Team: "web" } },
  );
}

/** The state of an object that was made with these arguments. */
function stateOf(type: string, values: ObjectValue): ObjectValue {
  const entries = Object.entries(plan(type, values).planned);
  return Object.fromEntries(entries.map(([name, value]) => [name, value === UNKNOWN ? `${name}-1` : value]));
}

describe("a create", () => {
  it("has the provider's defaults and unknown computed values", () => {
    const { planned, requiresReplace } = plan("aws_alb", { name: "web" });
    expect(planned).toMatchObject({ name: "web", idle_timeout: 60, load_balancer_type: "application" });
    expect(planned.arn).toBe(UNKNOWN);
    expect(planned.access_logs).toEqual([]);
    expect(requiresReplace).toEqual([]);
  });

  it("has the defaults of the blocks that are given", () => {
    const { planned } = plan("aws_alb_target_group", { health_check: [object("none", { path: "/up" })] });
    expect(planned.health_check).toMatchObject([{ path: "/up", interval: 30 }]);
  });

  it("has the region and the default tags of the provider", () => {
    const { planned } = plan("aws_vpc", { cidr_block: "10.0.0.0/16", tags: { Name: "main" } });
    expect(planned).toMatchObject({ region: "us-east-1", tags_all: { Team: "web", Name: "main" } });
  });
});

describe("an update", () => {
  it("of nothing is none", () => {
    const prior = stateOf("aws_alb", { name: "web" });
    expect(plan("aws_alb", { name: "web" }, prior).planned).toBe(prior);
  });

  it("returns an argument that is left out to its default", () => {
    const prior = stateOf("aws_alb", { name: "web", idle_timeout: 120 });
    const { planned, requiresReplace } = plan("aws_alb", { name: "web" }, prior);
    expect(planned.idle_timeout).toBe(60);
    expect(requiresReplace).toEqual([]);
  });

  it("keeps what the provider stores for a block that is left out", () => {
    const access_logs = [{ bucket: "", enabled: false, prefix: "" }];
    const prior = { ...stateOf("aws_alb", { name: "web" }), access_logs };
    expect(plan("aws_alb", { name: "web" }, prior).planned).toBe(prior);
  });

  it("removes a block that the configuration had and leaves out", () => {
    const access_logs = [{ bucket: "logs", enabled: true, prefix: "" }];
    const prior = { ...stateOf("aws_alb", { name: "web" }), access_logs };
    expect(plan("aws_alb", { name: "web" }, prior).planned.access_logs).toEqual([]);
  });

  it("keeps a computed block that the configuration leaves out", () => {
    const values = { name: "web", port: 80, protocol: "HTTP", vpc_id: "vpc-1" };
    const health_check = [{ path: "/", interval: 30, matcher: "200" }];
    const prior = { ...stateOf("aws_alb_target_group", values), health_check };
    expect(plan("aws_alb_target_group", values, prior).planned).toBe(prior);
  });

  it("keeps what AWS stores for an argument that is left out", () => {
    const prior = { ...stateOf("aws_ecs_service", { name: "web" }), propagate_tags: "NONE" };
    expect(plan("aws_ecs_service", { name: "web" }, prior).planned).toBe(prior);
    const changed = { ...prior, propagate_tags: "SERVICE" };
    expect(plan("aws_ecs_service", { name: "web" }, changed).planned.propagate_tags).toBeNull();
  });

  it("takes the elements of a set of blocks in any order", () => {
    const targets = ["a", "b"].map((name) => ({
      advanced_configuration: [],
      container_name: name,
      container_port: 80,
      elb_name: "",
      target_group_arn: null,
    }));
    const prior = { ...stateOf("aws_ecs_service", { name: "web" }), load_balancer: targets };
    const given = targets.map((target) => ({ ...target, elb_name: null })).reverse();
    expect(plan("aws_ecs_service", { name: "web", load_balancer: given }, prior).planned).toBe(prior);
  });
});

describe("a replacement", () => {
  it.each<[string, ObjectValue, ObjectValue, string]>([
    ["aws_vpc", { cidr_block: "10.0.0.0/16" }, { cidr_block: "10.8.0.0/16" }, "cidr_block"],
    ["aws_subnet", { vpc_id: "vpc-1" }, { vpc_id: UNKNOWN }, "vpc_id"],
    ["aws_alb_target_group", { name: "web", port: 80 }, { name: "web", port: 81 }, "port"],
    ["aws_ecs_task_definition", { family: "web", cpu: "256" }, { family: "web", cpu: "512" }, "cpu"],
    ["aws_iam_role", { name: "web", path: "/" }, { name: "web", path: "/x/" }, "path"],
  ])("of %s is forced by %j to %j", (type, before, after, argument) => {
    expect(plan(type, after, stateOf(type, before)).requiresReplace).toEqual([argument]);
  });

  it("is not forced by an argument that changes in place", () => {
    const prior = stateOf("aws_alb_target_group", { name: "web", port: 80 });
    const { planned, requiresReplace } = plan(
      "aws_alb_target_group",
      { name: "web", port: 80, slow_start: 30 },
      prior,
    );
    expect(planned.slow_start).toBe(30);
    expect(requiresReplace).toEqual([]);
  });

  it("is not known of a type that no table lists", () => {
    const prior = stateOf("aws_sqs_queue", { name: "one" });
    expect(plan("aws_sqs_queue", { name: "other" }, prior).requiresReplace).toEqual([]);
  });
});

describe("the table of the provider's behaviour", () => {
  it.each(Object.entries(PROVIDER_BEHAVIOUR))("names arguments and blocks that %s has", (type, behaviour) => {
    const { forceNew, computedBlocks, defaults } = behaviour;
    const removedInVersion6 = new Set(["inference_accelerator", "log_group_name", "vpc"]);
    const paths = [...forceNew, ...computedBlocks, ...Object.keys(defaults)];
    const { attributes, blocks } = blockOf(type);
    const names = new Set([...attributes, ...blocks].map(({ name }) => name));
    expect(
      paths.filter((path) => !names.has(path.split(".")[0] ?? "") && !removedInVersion6.has(path)),
    ).toEqual([]);
  });
});
