import { describe, expect, it } from "vitest";
import { UNKNOWN, type Value } from "../../rehearsal/protocol/value.js";
import { isEquivalent } from "../../rehearsal/provider/equivalence.js";
import type { Type } from "../../rehearsal/schema/block.js";

const STRINGS: Type = ["set", "string"];
const RULES: Type = [
  "set",
  ["object", { protocol: "string", self: "bool", cidr_blocks: ["list", "string"] }],
];

describe("the provider plans no change", () => {
  it.each<[string, string, Type, Value, Value]>([
    ["from an empty text to none", "name_prefix", "string", "", null],
    ["from false to none", "internal", "bool", false, null],
    ["from 0 to none", "slow_start", "number", 0, null],
    ["from an empty list to none", "aliases", STRINGS, [], null],
    ["of a set's order", "subnets", STRINGS, ["a", "b"], ["b", "a"]],
    [
      "of the case of a protocol, and from empty fields to none",
      "ingress",
      RULES,
      [{ protocol: "tcp", self: false, cidr_blocks: [] }],
      [{ protocol: "TCP", self: null, cidr_blocks: null }],
    ],
    [
      "of the order and the form of a policy",
      "policy",
      "string",
      '{"Statement":[{"Action":["a","b"],"Effect":"Allow"}],"Version":"1"}',
      '{"Version": "1", "Statement": {"Effect": "Allow", "Action": ["b", "a"]}}',
    ],
    [
      "to what ECS adds to a container definition, or ignores there",
      "container_definitions",
      "string",
      '[{"name":"a","essential":true,"environment":[],"portMappings":[{"containerPort":80,"hostPort":80,"protocol":"tcp"}]}]',
      '[{"portMappings":[{"containerPort":80}],"networkMode":"awsvpc","name":"a"}]',
    ],
    [
      "of the order of environment variables",
      "container_definitions",
      "string",
      '[{"environment":[{"name":"A","value":"1"},{"name":"B","value":"2"}]}]',
      '[{"environment":[{"name":"B","value":"2"},{"name":"A","value":"1"}]}]',
    ],
  ])("%s", (_, name, type, one, other) => {
    expect(isEquivalent(name, type, one, other)).toBe(true);
    expect(isEquivalent(name, type, other, one)).toBe(true);
  });
});

describe("the provider plans a change", () => {
  it.each<[string, string, Type, Value, Value]>([
    ["of a text's case", "name", "string", "web", "Web"],
    ["from a value to none", "idle_timeout", "number", 60, null],
    ["to a value that is not known yet", "vpc_id", "string", "vpc-1", UNKNOWN],
    ["of a list's order", "aliases", ["list", "string"], ["a", "b"], ["b", "a"]],
    ["of one of two equal elements of a set", "subnets", STRINGS, ["a", "a"], ["a", "b"]],
    ["of a map's value", "tags", ["map", "string"], { a: "1" }, { a: "2" }],
    ["of a policy's effect", "policy", "string", '{"Effect":"Allow"}', '{"Effect":"Deny"}'],
    [
      "of the order of a command",
      "container_definitions",
      "string",
      '[{"command":["a","b"]}]',
      '[{"command":["b","a"]}]',
    ],
    [
      "of the order of containers",
      "container_definitions",
      "string",
      '[{"name":"a"},{"name":"b"}]',
      '[{"name":"b"},{"name":"a"}]',
    ],
    ["of a text that only looks like JSON", "description", "string", "{a", "{b"],
  ])("%s", (_, name, type, one, other) => {
    expect(isEquivalent(name, type, one, other)).toBe(false);
  });
});
