import { describe, expect, it } from "vitest";
import type { ObjectValue } from "../../rehearsal/protocol/value.js";
import { UNKNOWN } from "../../rehearsal/protocol/value.js";
import { Account } from "../../rehearsal/provider/account/account.js";
import { validateContainerDefinitions } from "../../rehearsal/provider/validations/container-definitions.js";
import { validateFargateSize } from "../../rehearsal/provider/validations/fargate-size.js";
import { validatePolicyJson } from "../../rehearsal/provider/validations/policy-json.js";
import { validateServiceLoadBalancer } from "../../rehearsal/provider/validations/service-load-balancer.js";
import { validateCidrBlock, validateSubnetCidr } from "../../rehearsal/provider/validations/subnet-cidr.js";

describe("container definitions", () => {
  const validate = (text: ObjectValue[string]) =>
    validateContainerDefinitions({ container_definitions: text });

  it.each(['[{"name": "web"}]', null, UNKNOWN])("%j pass", (text) => {
    expect(validate(text)).toEqual([]);
  });

  it.each([
    ["[{", /^Error decoding JSON: .*JSON/],
    ['{"name": "web"}', /a JSON array is needed, given {"name": "web"}$/],
    [JSON.stringify({ name: "x".repeat(100) }), /given {"name":"x{51}…$/],
    ['[{"name": "web"}, "router"]', /element 1 is "router", an object is needed$/],
  ])("%s are refused", (text, detail) => {
    const [diagnostic] = validate(text);
    expect(diagnostic?.path).toEqual(["container_definitions"]);
    expect(diagnostic?.summary).toBe("ECS Task Definition container_definitions is invalid");
    expect(diagnostic?.detail).toMatch(detail);
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
  const validate = (text: ObjectValue[string]) => validatePolicyJson("policy")({ policy: text });

  it.each(['{"Version": "2012-10-17"}', UNKNOWN])("%j passes", (text) => {
    expect(validate(text)).toEqual([]);
  });

  it.each([
    ["[]", /^"policy" contains an invalid JSON policy: not a JSON object$/],
    ["allow all", /^"policy" contains an invalid JSON policy: .*JSON/],
  ])("%s is refused", (text, summary) => {
    expect(validate(text)).toEqual([{ path: ["policy"], summary: expect.stringMatching(summary) }]);
  });
});

describe("an address range", () => {
  it.each(["10.0.0.0/16", UNKNOWN, null])("of %j passes", (cidr) => {
    expect(validateCidrBlock({ cidr_block: cidr })).toEqual([]);
  });

  it.each([
    ["10.0.0.0", '"10.0.0.0" is not a valid IPv4 CIDR block'],
    ["10.0.0.300/24", '"10.0.0.300/24" is not a valid IPv4 CIDR block'],
    ["10.0.0.1/24", '"10.0.0.1/24" is not a valid CIDR block; did you mean "10.0.0.0/24"?'],
  ])("of %s is refused", (cidr, summary) => {
    expect(validateCidrBlock({ cidr_block: cidr })).toEqual([{ path: ["cidr_block"], summary }]);
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
