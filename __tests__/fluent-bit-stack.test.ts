import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FARGATE_SIZES } from "../firelens/facts/fargate-sizes.js";
import { ROUTER_PORTS } from "../firelens/facts/router-ports.js";
import { findings, synthesize } from "./support/synthesize.js";
import { validProps, wordOf } from "./support/valid-props.js";

const SRC = join(import.meta.dirname, "..", "src");

const ADDRESSES = [
  "aws_alb.fluent_bit_alb",
  "aws_alb_listener.fluent_bit_listener",
  "aws_alb_target_group.fluent_bit_tg",
  "aws_ecs_cluster.fluentbit_cluster",
  "aws_ecs_service.fluent_bit_service",
  "aws_ecs_task_definition.nginx_fluent_bit",
  "aws_eip.fluent_bit_ngw_eip",
  "aws_iam_policy.fluent_bit_task_policy",
  "aws_iam_role.fluent_bit_task_role",
  "aws_iam_role_policy_attachment.fluent_bit_task_role_attachment",
  "aws_internet_gateway.fluent_bit_igw",
  "aws_nat_gateway.fluent_bit_ngw",
  "aws_route_table.fluent_bit_private_rt",
  "aws_route_table.fluent_bit_public_rt",
  "aws_route_table_association.fluent_bit_private_rta",
  "aws_route_table_association.fluent_bit_public_rta",
  "aws_security_group.fluent_bit_alb_sg",
  "aws_security_group.fluent_bit_task_sg",
  "aws_subnet.fluent_bit_private_subnet",
  "aws_subnet.fluent_bit_public_subnet",
  "aws_vpc.fluent_bit_vpc",
];

/** All that the sources of the constructs say. */
const sources = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => readFileSync(join(SRC, file), "utf8"))
  .join("\n");

const addresses = (resource: Record<string, object>) =>
  Object.entries(resource).flatMap(([type, named]) => Object.keys(named).map((name) => `${type}.${name}`));

/** Everything in an AWS account that two deployments would fight for. */
const names = (configuration: ReturnType<typeof synthesize>) =>
  Object.values(configuration.resource)
    .flatMap((named) => Object.values(named))
    .flatMap(({ name, family }) => [name, family])
    .concat(configuration.output.application_log_group?.value, configuration.output.router_log_group?.value)
    .filter((name) => typeof name === "string");

describe("the stack", () => {
  it("has the article's 21 resources at their addresses", () => {
    expect(addresses(synthesize().resource).sort()).toEqual(ADDRESSES);
  });

  it("has the same addresses where the article is taken literally", () => {
    expect(addresses(synthesize({ literal: true }).resource).sort()).toEqual(ADDRESSES);
  });

  it("has the name of each of the article's resources written out in its sources", () => {
    const names = ADDRESSES.map((address) => address.split(".")[1]);
    expect(names.filter((name) => !sources.includes(`"${name}"`))).toEqual([]);
  });

  it("works in the variable's region", () => {
    expect(synthesize().provider).toEqual({ aws: [{ region: "${var.aws_region}" }] });
  });

  it("asks for the provider that its bindings are made from, and a Terraform that knows what it uses", () => {
    expect(synthesize().terraform).toMatchObject({
      required_providers: { aws: { source: "aws", version: "6.25.0" } },
      required_version: ">= 1.10",
    });
  });

  it("shares no name with another stack", () => {
    const [one, two] = [names(synthesize()), names(synthesize({ name: "web" }))];
    expect(one).toHaveLength(11);
    expect(two).toHaveLength(11);
    expect(one.filter((name) => two.includes(name))).toEqual([]);
  });

  it("carries its name in every tag", () => {
    const tags = Object.values(synthesize({ name: "web-shop" }).resource)
      .flatMap((named) => Object.values(named))
      .flatMap(({ tags }) => (tags === undefined ? [] : [(tags as { Name: string }).Name]));
    expect(tags).toHaveLength(8);
    for (const tag of tags) {
      expect(tag).toMatch(/^Web Shop /);
    }
  });

  it("leaks no token", () => {
    for (const literal of [false, true]) {
      expect(JSON.stringify(synthesize({ literal }))).not.toMatch(/TfToken|e\+\d{3}|\[object /);
    }
  });
});

describe("settings", () => {
  it("that are valid synthesize", () => {
    fc.assert(
      fc.property(validProps, (props) => {
        expect(findings(props)).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it.each([
    ["name", fc.constantFrom("a_b", "a b", "-a", "", "ä", "a".repeat(29)), /name: /],
    [
      "network",
      fc.constantFrom("10.0.0.0", "10.0.0.1/16", "10.0.0.0/8", "x").map((cidr) => ({ cidr })),
      /cidr: /,
    ],
    ["cpu", fc.integer().filter((cpu) => !FARGATE_SIZES.has(cpu)), /cpu: /],
    ["memoryMiB", fc.integer({ max: 511 }), /memoryMiB: /],
    [
      "containerPort",
      fc.oneof(fc.integer({ max: 0 }), fc.integer({ min: 65536 }), fc.constantFrom(...ROUTER_PORTS.keys())),
      /containerPort: /,
    ],
    ["image", wordOf("ab ", 20).map((image) => `${image} `), /image: /],
    ["network", fc.integer({ max: 1 }).map((zones) => ({ zones })), /zones: /],
  ] as const)("with a wrong %s fail with a finding that names it", (setting, wrong, message) => {
    fc.assert(
      fc.property(validProps, wrong as fc.Arbitrary<unknown>, (props, value) => {
        expect(findings({ ...props, [setting]: value }).join("\n")).toMatch(message);
      }),
      { numRuns: 5 },
    );
  });
});
