import { expect, it } from "vitest";
import { differences, type PlanOfConfiguration, UNKNOWN } from "./parity.js";

const ADDRESS = "aws_thing.one";

interface Planned {
  readonly address?: string;
  readonly after?: object;
  readonly unknown?: object;
  readonly expressions?: object;
  readonly dependsOn?: readonly string[];
}

/** A plan of one resource. */
function plan({ address = ADDRESS, after = {}, unknown = {}, expressions = {}, dependsOn }: Planned) {
  return {
    resource_changes: [{ address, mode: "managed", change: { after, after_unknown: unknown } }],
    configuration: {
      root_module: { resources: [{ address, mode: "managed", expressions, depends_on: dependsOn }] },
    },
  } satisfies PlanOfConfiguration;
}

const NAMED = { after: { name: "a" } };

it.each<[string, Planned, Planned, ReturnType<typeof differences>]>([
  ["a value", NAMED, { after: { name: "b" } }, { "aws_thing.one.name": ["a", "b"] }],
  [
    "a type of value",
    { after: { port: 80 } },
    { after: { port: "80" } },
    { "aws_thing.one.port": [80, "80"] },
  ],
  ["a missing argument", NAMED, {}, { "aws_thing.one.name": ["a", undefined] }],
  ["a further argument", {}, NAMED, { "aws_thing.one.name": [undefined, "a"] }],
  [
    "another address",
    { ...NAMED, address: "aws_thing.two" },
    NAMED,
    { "aws_thing.two.name": ["a", undefined], "aws_thing.one.name": [undefined, "a"] },
  ],
  [
    "a number of instances",
    { ...NAMED, address: "aws_thing.one[0]" },
    NAMED,
    { "aws_thing.one[0].name": ["a", undefined], "aws_thing.one.name": [undefined, "a"] },
  ],
  [
    "an argument of a block",
    { after: { rule: [{ port: 80 }, { port: 443 }] } },
    { after: { rule: [{ port: 80 }, { port: 8443 }] } },
    { "aws_thing.one.rule.1.port": [443, 8443] },
  ],
  [
    "an argument whose value is unknown",
    { after: { route: [{ nat: null }] }, unknown: { route: [{ gateway: true }] } },
    { after: { route: [{ gateway: null }] }, unknown: { route: [{ nat: true }] } },
    { "aws_thing.one.route.0.gateway": [UNKNOWN, null], "aws_thing.one.route.0.nat": [null, UNKNOWN] },
  ],
  [
    "an element of a list of strings",
    { after: { subnets: ["a", "b"] } },
    { after: { subnets: ["b", "c"] } },
    { "aws_thing.one.subnets.a": [true, undefined], "aws_thing.one.subnets.c": [undefined, true] },
  ],
  [
    "a part of a JSON document",
    { after: { containers: '[{"name":"web","cpu":1},{"name":"router"}]' } },
    { after: { containers: '[{"name":"router","user":"0"},{"name":"web","cpu":2}]' } },
    {
      "aws_thing.one.containers.web.cpu": [1, 2],
      "aws_thing.one.containers.router.user": [undefined, "0"],
    },
  ],
  [
    "a reference",
    { expressions: { vpc: { references: ["aws_vpc.a.id", "aws_vpc.a"] } } },
    { expressions: { vpc: { references: ["aws_vpc.a.arn", "aws_vpc.a"] } } },
    {
      "aws_thing.one.vpc.references.aws_vpc.a.id": [true, undefined],
      "aws_thing.one.vpc.references.aws_vpc.a.arn": [undefined, true],
    },
  ],
  [
    "a reference in a block",
    { expressions: { rule: [{ target: { references: ["aws_target.a.id"] } }] } },
    { expressions: { rule: [{ target: {} }] } },
    { "aws_thing.one.rule[0].target.references.aws_target.a.id": [true, undefined] },
  ],
  [
    "an element of depends_on",
    { dependsOn: ["aws_a.a"] },
    { dependsOn: ["aws_b.b"] },
    {
      "aws_thing.one.depends_on.aws_a.a": [true, undefined],
      "aws_thing.one.depends_on.aws_b.b": [undefined, true],
    },
  ],
])("finds %s", (_, article, synthesized, expected) => {
  expect(differences(plan(article), plan(synthesized))).toEqual(expected);
});

it.each<[string, Planned, Planned]>([
  ["of the same plan", NAMED, NAMED],
  [
    "of strings in another order",
    { after: { actions: ["a", "b"] }, dependsOn: ["x", "y"] },
    { after: { actions: ["b", "a"] }, dependsOn: ["y", "x"] },
  ],
  [
    "of a reference that is written twice",
    { expressions: { ingress: { references: ["var.port"] } } },
    { expressions: { ingress: { references: ["var.port", "var.port"] } } },
  ],
])("finds nothing in plans %s", (_, article, synthesized) => {
  expect(differences(plan(article), plan(synthesized))).toEqual({});
});
