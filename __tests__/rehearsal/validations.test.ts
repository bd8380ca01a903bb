import { describe, expect, it } from "vitest";
import type { ObjectValue } from "../../rehearsal/protocol/value.js";
import { UNKNOWN } from "../../rehearsal/protocol/value.js";
import { Account } from "../../rehearsal/provider/account/account.js";
import { validateComputedOnly } from "../../rehearsal/provider/validations/computed-only.js";
import { validateContainerDefinitions } from "../../rehearsal/provider/validations/container-definitions.js";
import { validateFargateSize } from "../../rehearsal/provider/validations/fargate-size.js";
import { validateIamPolicy, validateJson } from "../../rehearsal/provider/validations/json-text.js";
import { validateServiceLoadBalancer } from "../../rehearsal/provider/validations/service-load-balancer.js";
import {
  validateCidrBlock,
  validateSubnetCidr,
  validateVpcCidrBlock,
} from "../../rehearsal/provider/validations/subnet-cidr.js";
import { CONFIG_VALIDATIONS } from "../../rehearsal/provider/validations/validations.js";
import { Bindings } from "../../rehearsal/schema/bindings.js";
import type { Block, Nesting } from "../../rehearsal/schema/block.js";

describe("container definitions", () => {
  const validate = (text: ObjectValue[string]) =>
    validateContainerDefinitions({ container_definitions: text });

  it.each([
    '[{"name": "web", "cpu": 256, "essential": true, "portMappings": [{"containerPort": 80}]}]',
    '[{"name": "web", "cpu": null, "networkMode": "awsvpc"}]',
    "",
    null,
    UNKNOWN,
  ])("%j pass", (text) => {
    expect(validate(text)).toEqual([]);
  });

  it.each([
    ["[{", /^error decoding JSON: .*JSON/],
    ['{"name": "web"}', 'container_definitions: {"name":"web"}; expected an array'],
    ['[{"name": "web"}, "router"]', 'container_definitions[1]: "router"; expected an object'],
    ['[{"memory": "512"}]', 'container_definitions[0].memory: "512"; expected a whole number'],
    ['[{"cpu": 0.5}]', "container_definitions[0].cpu: 0.5; expected a whole number"],
    ['[{"essential": "true"}]', 'container_definitions[0].essential: "true"; expected true or false'],
    ['[{"image": ["a"]}]', 'container_definitions[0].image: ["a"]; expected a string'],
    ['[{"environment": {"a": "b"}}]', 'container_definitions[0].environment: {"a":"b"}; expected an array'],
    [
      '[{"portMappings": [{"containerPort": "80"}]}]',
      'container_definitions[0].portMappings[0].containerPort: "80"; expected a whole number',
    ],
    [
      '[{"logConfiguration": {"options": {"Retry_Limit": 2}}}]',
      "container_definitions[0].logConfiguration.options.Retry_Limit: 2; expected a string",
    ],
    [
      '[{"healthCheck": {"interval": "10"}}]',
      'container_definitions[0].healthCheck.interval: "10"; expected a whole number',
    ],
  ])("%s are refused", (text, detail) => {
    expect(validate(text)).toEqual([
      {
        path: ["container_definitions"],
        summary: "ECS Task Definition container_definitions is invalid",
        detail: typeof detail === "string" ? detail : expect.stringMatching(detail),
      },
    ]);
  });
});

describe("a Fargate size", () => {
  const validate = (cpu: ObjectValue[string], memory: ObjectValue[string], launchTypes = ["FARGATE"]) =>
    validateFargateSize({ cpu, memory, requires_compatibilities: launchTypes });

  it.each([
    ["256", "512"],
    [".25 vCPU", "0.5 GB"],
    ["1024", "8192"],
    [UNKNOWN, "100"],
    ["256", null],
  ])("of %j and %j passes", (cpu, memory) => {
    expect(validate(cpu, memory)).toEqual([]);
  });

  it("is asked of Fargate alone", () => {
    expect(validate("300", "100", ["EC2"])).toEqual([]);
  });

  it("that doesn't pair names the memory that would", () => {
    expect(validate("256", "4096")).toEqual([
      {
        path: ["memory"],
        summary: "ClientException: No Fargate configuration exists for given values: 256 CPU, 4096 memory",
        detail: "with cpu 256 the memory is one of 512, 1024, 2048 MiB",
      },
    ]);
  });

  it.each(["300", "much"])("of cpu %j names the cpu that there is", (cpu) => {
    expect(validate(cpu, "512")).toMatchObject([
      { path: ["cpu"], detail: "cpu is one of 256, 512, 1024, 2048, 4096, 8192, 16384" },
    ]);
  });
});

describe("an IAM policy", () => {
  const validate = (text: ObjectValue[string]) => validateIamPolicy("policy")({ policy: text });

  it.each(['{"Version": "2012-10-17"}', null, UNKNOWN])("%j passes", (text) => {
    expect(validate(text)).toEqual([]);
  });

  it.each([
    ["", /^"policy" is an empty string, which is not a valid JSON value$/],
    ["[]", /^"policy" contains an invalid JSON policy: not a JSON object$/],
    ["null", /^"policy" contains an invalid JSON policy: not a JSON object$/],
    ["allow all", /^"policy" contains an invalid JSON policy: .*JSON/],
  ])("%j is refused", (text, summary) => {
    expect(validate(text)).toEqual([{ path: ["policy"], summary: expect.stringMatching(summary) }]);
  });
});

describe("another policy or an event pattern", () => {
  const validate = (text: ObjectValue[string]) => validateJson("event_pattern")({ event_pattern: text });

  it.each(["{}", "", null, UNKNOWN])("%j passes", (text) => {
    expect(validate(text)).toEqual([]);
  });

  it("that is no JSON is refused", () => {
    expect(validate("{source}")).toEqual([
      {
        path: ["event_pattern"],
        summary: expect.stringMatching(/^"event_pattern" contains an invalid JSON: .*JSON/),
      },
    ]);
  });

  it.each([
    "aws_cloudwatch_event_rule",
    "aws_kms_key",
    "aws_s3_bucket_policy",
    "aws_sns_topic",
    "aws_sns_topic_policy",
    "aws_vpc_endpoint",
  ])("of %s is looked at", (type) => {
    const argument = type === "aws_cloudwatch_event_rule" ? "event_pattern" : "policy";
    expect(CONFIG_VALIDATIONS[type]?.flatMap((check) => check({ [argument]: "{" }))).toHaveLength(1);
  });
});

describe("a computed-only attribute", () => {
  const bindings = Bindings.of(process.cwd());
  const validate = (section: "resource" | "data", type: string, config: ObjectValue) =>
    validateComputedOnly(bindings.schema(section, type) ?? { attributes: [], blocks: [] }, config);

  it("takes no value", () => {
    expect(validate("resource", "aws_vpc", { arn: "arn:aws:ec2:::vpc" })).toEqual([
      {
        path: ["arn"],
        summary: "Value for unconfigurable attribute",
        detail:
          'Can\'t configure a value for "arn": its value will be decided automatically based on the result of applying this configuration.',
      },
    ]);
  });

  it("takes no unknown value either", () => {
    expect(validate("resource", "aws_vpc", { arn: UNKNOWN })).toHaveLength(1);
  });

  it("takes no value in a block, which is named with its index in a list", () => {
    const block: Block = {
      attributes: [],
      blocks: ["LIST", "SET"].map((nesting) => ({
        name: nesting.toLowerCase(),
        nesting: nesting as Nesting,
        block: {
          attributes: [{ name: "arn", type: "string", computed: true, optional: false, required: false }],
          blocks: [],
        },
      })),
    };
    const found = validateComputedOnly(block, { list: [{ arn: null }, { arn: "a" }], set: [{ arn: "a" }] });
    expect(found.map(({ path }) => path)).toEqual([
      ["list", 1, "arn"],
      ["set", "arn"],
    ]);
  });

  it("takes no value in a data source", () => {
    expect(validate("data", "aws_availability_zones", { names: ["us-east-1a"] })).toMatchObject([
      { path: ["names"] },
    ]);
  });

  it("is none where the configuration may set it", () => {
    expect(validate("resource", "aws_vpc", { id: "vpc-1", cidr_block: "10.0.0.0/16" })).toEqual([]);
  });
});

describe("an address range", () => {
  it.each(["10.0.0.0/16", UNKNOWN, null])("of %j passes", (cidr) => {
    expect(validateCidrBlock({ cidr_block: cidr })).toEqual([]);
  });

  it.each([
    ["", '"" is not a valid IPv4 CIDR block'],
    ["10.0.0.0", '"10.0.0.0" is not a valid IPv4 CIDR block'],
    ["10.0.0.300/24", '"10.0.0.300/24" is not a valid IPv4 CIDR block'],
    ["10.0.0.1/24", '"10.0.0.1/24" is not a valid IPv4 CIDR block; did you mean "10.0.0.0/24"?'],
  ])("of %s is refused", (cidr, summary) => {
    expect(validateCidrBlock({ cidr_block: cidr })).toEqual([{ path: ["cidr_block"], summary }]);
  });
});

describe("a VPC's address range", () => {
  it.each(["10.0.0.0/16", "10.0.0.0/28", UNKNOWN, null])("of %j passes", (cidr) => {
    expect(validateVpcCidrBlock({ cidr_block: cidr })).toEqual([]);
  });

  it.each([8, 15, 29])("with the prefix %i is refused", (prefix) => {
    const summary = `expected "cidr_block" to contain a network Value with between 16 and 28 significant bits, got: ${prefix}`;
    expect(validateVpcCidrBlock({ cidr_block: `10.0.0.0/${prefix}` })).toEqual([
      { path: ["cidr_block"], summary },
    ]);
  });

  it("that is no block is refused once", () => {
    expect(validateVpcCidrBlock({ cidr_block: "10.0.0.1/8" })).toHaveLength(1);
  });
});

describe("a subnet", () => {
  const account = new Account();
  account.put("aws_vpc", { id: "vpc-1", cidr_block: "10.0.0.0/16" }, "a");
  account.put("aws_subnet", { id: "subnet-1", vpc_id: "vpc-1", cidr_block: "10.0.0.0/24" }, "b");
  const validate = (cidr: string, vpcId = "vpc-1", id = "subnet-2") =>
    validateSubnetCidr({ id, vpc_id: vpcId, cidr_block: cidr }, account);

  it("apart from the others in its VPC passes", () => {
    expect(validate("10.0.1.0/24")).toEqual([]);
  });

  it("may overlap one of another VPC, and is no other than itself", () => {
    expect(validate("10.0.0.0/24", "vpc-2")).toEqual([]);
    expect(validate("10.0.0.0/24", "vpc-1", "subnet-1")).toEqual([]);
  });

  it.each(["10.0.0.128/25", "10.0.0.0/20"])("of %s overlaps another", (cidr) => {
    expect(validate(cidr)).toEqual([
      {
        path: ["cidr_block"],
        summary: `InvalidSubnet.Conflict: The CIDR '${cidr}' conflicts with another subnet`,
        detail: "it overlaps 10.0.0.0/24, the range of subnet-1",
      },
    ]);
  });

  it("outside its VPC's range is refused", () => {
    expect(validate("10.1.0.0/24")).toEqual([
      {
        path: ["cidr_block"],
        summary: "InvalidSubnet.Range: The CIDR '10.1.0.0/24' is invalid",
        detail: "it lies outside 10.0.0.0/16, the range of vpc-1",
      },
    ]);
  });
});

describe("a service's load balancer", () => {
  const account = new Account();
  const containers = JSON.stringify([
    { name: "router" },
    { name: "web", portMappings: [{ containerPort: 80 }] },
  ]);
  account.put(
    "aws_ecs_task_definition",
    { arn: "arn:web:3", family: "web", revision: 3, container_definitions: containers },
    "a",
  );
  const validate = (name: string, port: number, taskDefinition = "arn:web:3") =>
    validateServiceLoadBalancer(
      { task_definition: taskDefinition, load_balancer: [{ container_name: name, container_port: port }] },
      account,
    );

  it.each(["arn:web:3", "web", "web:3", "another"])(
    "that fits passes for task definition %s",
    (reference) => {
      expect(validate("web", 80, reference)).toEqual([]);
    },
  );

  it("must name a container of the task definition", () => {
    expect(validate("nginx", 80)).toEqual([
      {
        path: ["load_balancer"],
        summary: "InvalidParameterException: The container nginx does not exist in the task definition",
        detail: "web defines router, web",
      },
    ]);
  });

  it.each([
    ["web", 81, "it maps 80"],
    ["router", 80, "it maps none"],
  ])("must name a port of its container: %s has no %i", (name, port, detail) => {
    expect(validate(name, port)).toMatchObject([
      {
        summary: `InvalidParameterException: The container ${name} did not have a container port ${port} defined`,
        detail,
      },
    ]);
  });
});
