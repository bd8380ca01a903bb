import { describe, expect, it } from "vitest";
import { FluentBitStack } from "../src/fluent-bit-stack.js";
import { findings, synthesize, testApp } from "./support/synthesize.js";

const { variable } = synthesize();

describe("the variables", () => {
  it("are the article's, with defaults", () => {
    const declared = Object.entries(variable).map(([name, { type, default: value }]) => [name, type, value]);
    expect(declared.sort()).toEqual([
      ["aws_region", "string", "us-east-1"],
      ["container_port", "number", 80],
      ["cpu", "number", 512],
      ["img", "string", "public.ecr.aws/nginx/nginx:1.21-perl"],
      ["memory", "number", 1024],
    ]);
  });

  it("are described and never null", () => {
    for (const { description, nullable } of Object.values(variable)) {
      expect(description).toMatch(/^\w/);
      expect(nullable).toBe(false);
    }
  });

  it("have the defaults that the stack is given", () => {
    const { variable } = synthesize({
      region: "eu-west-1",
      cpu: 1024,
      memoryMiB: 2048,
      image: "httpd",
      containerPort: 8080,
    });
    const defaults = Object.fromEntries(Object.entries(variable).map(([name, v]) => [name, v.default]));
    expect(defaults).toEqual({
      aws_region: "eu-west-1",
      cpu: 1024,
      memory: 2048,
      img: "httpd",
      container_port: 8080,
    });
  });

  it("check their defaults at synthesis, all at once", () => {
    const props = { region: "here", cpu: 512, memoryMiB: 512, image: "a b", containerPort: 0 };
    expect(findings(props)).toEqual([
      '[fluent-bit/variables] region: "here"; expected an AWS region, such as us-east-1',
      "[fluent-bit/variables] memoryMiB: 512; expected one of 1024, 2048, 3072, 4096 with cpu 512; did you mean 1024?",
      '[fluent-bit/variables] image: "a b"; expected [registry/]repository[:tag][@digest], such as public.ecr.aws/nginx/nginx:1.21-perl',
      "[fluent-bit/variables] containerPort: 0; expected a whole number from 1 to 65535",
    ]);
  });

  it.each([24224, 8877, 2020])("leave the port %d to the log router", (containerPort) => {
    expect(findings({ containerPort })).toEqual([
      expect.stringMatching(
        new RegExp(
          `^\\[fluent-bit/variables\\] containerPort: ${containerPort}; expected a port other than 24224, 8877, 2020, as the .* of the log router uses it$`,
        ),
      ),
    ]);
  });

  it("warn of a region that is not known", () => {
    const { variables } = new FluentBitStack(testApp(), "fluent-bit", { region: "us-esat-1" });
    expect(variables.node.metadata.map(({ data }) => data)).toEqual([
      'region: "us-esat-1" is no known region; did you mean us-east-1?',
    ]);
  });
});
