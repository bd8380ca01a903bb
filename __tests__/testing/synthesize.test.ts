import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Vpc } from "@cdktf/provider-aws/lib/vpc/index.js";
import { Annotations, TerraformOutput } from "cdktf";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ConfigurationError, FluentBitStack } from "../../src/index.js";
import { findings, type SynthesizedStack, synthesize } from "../../testing/index.js";
import { plainStack } from "../support/stacks.js";

const network = plainStack((stack) => {
  const vpc = new Vpc(stack, "main", { cidrBlock: "10.0.0.0/16" });
  new TerraformOutput(stack, "vpc", { value: vpc.id });
});

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("synthesize", () => {
  it("reads any stack of cdktf", () => {
    const { json, stack } = synthesize(network);
    expect(stack).toBe(network);
    expect(json.resource).toEqual({ aws_vpc: { main: { cidr_block: "10.0.0.0/16" } } });
    expect(json.variable).toEqual({});
  });

  it("makes a stack of props", () => {
    expect(synthesize({ name: "web" }).stack).toBeInstanceOf(FluentBitStack);
    expect(synthesize({ name: "web" }).resource("aws_vpc", "fluent_bit_vpc").tags).toEqual({
      Name: "Web VPC",
    });
  });

  it("takes its own result", () => {
    const synthesized = synthesize(network);
    expect(synthesize(synthesized)).toBe(synthesized);
    expect(findings(synthesized)).toEqual([]);
  });

  it("fails with the findings, which are those of findings", () => {
    const props = { name: "a b", cpu: 500 };
    const found = findings(props);
    expect(found).toHaveLength(2);
    expect(() => synthesize(props)).toThrow(ConfigurationError);
    expect(() => synthesize(props)).toThrow(`2 findings:\n  ${found.join("\n  ")}`);
  });

  it("fails with an error that somebody annotated", () => {
    const stack = plainStack((made) => Annotations.of(made).addError("not like this"));
    expect(() => synthesize(stack)).toThrow("[plain] not like this");
  });

  it("leaves no file", () => {
    const folder = mkdtempSync(join(tmpdir(), "empty-"));
    vi.stubEnv("TMPDIR", folder);
    synthesize({ name: "web" });
    expect(() => synthesize({ cpu: 500 })).toThrow();
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("a synthesized stack", () => {
  const web = synthesize(network);

  it("lists the resources of a type", () => {
    expect(web.resources("aws_vpc")).toEqual({ main: { cidr_block: "10.0.0.0/16" } });
    expect(web.resources("aws_subnet")).toEqual({});
    expect(web.output("vpc")).toEqual({ value: "${aws_vpc.main.id}" });
  });

  it.each<[string, (stack: SynthesizedStack) => unknown, string]>([
    [
      "resource type",
      (stack) => stack.resource("aws_vcp", "main"),
      'no resource type: "aws_vcp"; expected aws_vpc; did you mean aws_vpc?',
    ],
    [
      "resource",
      (stack) => stack.resource("aws_vpc", "mian"),
      'no aws_vpc: "mian"; expected main; did you mean main?',
    ],
    ["output", (stack) => stack.output("url"), 'no output: "url"; expected vpc'],
    [
      "variable",
      (stack) => stack.variable("cpu"),
      'no variable: "cpu"; expected a stack with one, as this has none',
    ],
    [
      "name of every object",
      (stack) => stack.output("constructor"),
      'no output: "constructor"; expected vpc',
    ],
  ])("says which there are where there is no such %s", (_, read, message) => {
    expect(() => read(web)).toThrow(new Error(message));
  });
});
