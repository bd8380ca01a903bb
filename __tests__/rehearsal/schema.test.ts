import { describe, expect, it } from "vitest";
import { Bindings } from "../../rehearsal/schema/bindings.js";
import type { Block } from "../../rehearsal/schema/block.js";
import { parseBindings } from "../../rehearsal/schema/parse-bindings.js";
import { ProviderSchema } from "../../rehearsal/schema/provider-schema.js";

const bindings = Bindings.of(process.cwd());

function schema(section: "provider" | "resource" | "data", type: string): Block {
  const block = bindings.schema(section, type);
  if (!block) {
    throw new Error(`no schema of ${type}`);
  }
  return block;
}

function attribute(block: Block, name: string) {
  return block.attributes.find((candidate) => candidate.name === name);
}

function nested(block: Block, name: string): { readonly nesting: string; readonly block: Block } {
  const found = block.blocks.find((candidate) => candidate.name === name);
  if (!found) {
    throw new Error(`no block ${name}`);
  }
  return found;
}

const required = { computed: false, optional: false, required: true };
const optional = { computed: false, optional: true, required: false };
const computed = { computed: true, optional: false, required: false };
const optionalComputed = { computed: true, optional: true, required: false };

describe("the schema of the installed bindings", () => {
  it.each([
    ["aws_vpc", "cidr_block", "string", optionalComputed],
    ["aws_vpc", "arn", "string", computed],
    ["aws_vpc", "enable_dns_support", "bool", optional],
    ["aws_subnet", "vpc_id", "string", required],
    ["aws_subnet", "map_public_ip_on_launch", "bool", optional],
    ["aws_eip", "allocation_id", "string", computed],
    ["aws_alb", "subnets", ["set", "string"], optionalComputed],
    ["aws_alb_target_group", "port", "number", optional],
    ["aws_iam_role", "assume_role_policy", "string", required],
    ["aws_ecs_service", "name", "string", required],
    ["aws_ecs_task_definition", "container_definitions", "string", required],
    ["aws_ecs_task_definition", "requires_compatibilities", ["set", "string"], optional],
    ["aws_ecs_task_definition", "revision", "number", computed],
    ["aws_s3_bucket", "tags", ["map", "string"], optional],
    ["aws_appsync_api", "dns", ["map", "string"], computed],
  ] as const)("%s.%s is %j", (type, name, constraint, flags) => {
    expect(attribute(schema("resource", type), name)).toEqual({ name, type: constraint, ...flags });
  });

  it("a data source has one too", () => {
    const zones = schema("data", "aws_availability_zones");
    expect(attribute(zones, "names")).toEqual({ name: "names", type: ["list", "string"], ...computed });
    expect(nested(zones, "filter").nesting).toBe("SET");
  });

  it("a nested block is a block: load_balancer of aws_ecs_service, a set", () => {
    const { nesting, block } = nested(schema("resource", "aws_ecs_service"), "load_balancer");
    expect(nesting).toBe("SET");
    expect(attribute(block, "container_name")).toEqual({
      name: "container_name",
      type: "string",
      ...required,
    });
    expect(attribute(block, "container_port")).toEqual({
      name: "container_port",
      type: "number",
      ...required,
    });
    expect(attribute(block, "elb_name")).toEqual({ name: "elb_name", type: "string", ...optional });
  });

  it("a block of at most one is a list: network_configuration of aws_ecs_service", () => {
    expect(nested(schema("resource", "aws_ecs_service"), "network_configuration").nesting).toBe("LIST");
  });

  it("blocks nest: forward in default_action of aws_alb_listener", () => {
    const action = nested(schema("resource", "aws_alb_listener"), "default_action");
    expect(action.nesting).toBe("LIST");
    expect(nested(nested(action.block, "forward").block, "target_group").nesting).toBe("SET");
  });

  it("timeouts is a single block", () => {
    expect(nested(schema("resource", "aws_route_table"), "timeouts").nesting).toBe("SINGLE");
  });

  it("an attribute written as a block is an attribute: ingress of aws_security_group", () => {
    expect(attribute(schema("resource", "aws_security_group"), "ingress")).toEqual({
      name: "ingress",
      type: [
        "set",
        [
          "object",
          {
            cidr_blocks: ["list", "string"],
            description: "string",
            from_port: "number",
            ipv6_cidr_blocks: ["list", "string"],
            prefix_list_ids: ["list", "string"],
            protocol: "string",
            security_groups: ["set", "string"],
            self: "bool",
            to_port: "number",
          },
        ],
      ],
      ...optionalComputed,
    });
  });

  it("the provider block has arguments and blocks, but not the meta-argument alias", () => {
    const provider = schema("provider", "aws");
    expect(attribute(provider, "region")?.type).toBe("string");
    expect(attribute(provider, "allowed_account_ids")?.type).toEqual(["set", "string"]);
    expect(attribute(provider, "alias")).toBeUndefined();
    expect(attribute(nested(provider, "default_tags").block, "tags")?.type).toEqual(["map", "string"]);
  });

  it("there is none for a type that the bindings lack", () => {
    expect(bindings.schema("resource", "aws_nonsense")).toBeUndefined();
  });

  it("bindings that aren't installed are named", () => {
    expect(() => Bindings.of("/")).toThrow("@cdktf/provider-aws is not installed in /: run npm ci");
  });

  it("a source that is no binding is refused", () => {
    expect(() => parseBindings("export class Vpc {}")).toThrow("holds no class with a static tfResourceType");
  });
});

describe("the schema of a workspace", () => {
  it("has the types of the configuration and of the state", () => {
    const types = new ProviderSchema(bindings);
    types.addConfiguration({ resource: { aws_vpc: {}, terraform_data: {} }, data: { aws_region: {} } });
    types.addState({ resources: [{ mode: "managed", type: "aws_subnet" }] });
    expect([...types.all("resource").keys()]).toEqual(["aws_vpc", "aws_subnet"]);
    expect([...types.all("data").keys()]).toEqual(["aws_region"]);
  });

  it("has the schema version that the state was written with", () => {
    const types = new ProviderSchema(bindings);
    types.addState({
      resources: [{ mode: "managed", type: "aws_vpc", instances: [{ schema_version: 1 }] }],
    });
    types.addConfiguration({ resource: { aws_vpc: {} } });
    expect(types.all("resource").get("aws_vpc")?.version).toBe(1);
  });

  it("has no other types", () => {
    expect(() => new ProviderSchema(bindings).block("resource", "aws_vpc")).toThrow(
      "resource aws_vpc is in no configuration or state of the rehearsal",
    );
  });
});
