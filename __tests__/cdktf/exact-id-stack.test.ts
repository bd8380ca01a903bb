import { AwsProvider } from "@cdktf/provider-aws/lib/provider/index.js";
import { Vpc } from "@cdktf/provider-aws/lib/vpc/index.js";
import { TerraformOutput, TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { describe, expect, it } from "vitest";
import { AddressScope, ExactIdStack } from "../../src/cdktf/exact-id-stack.js";
import { configurationOf, findingsOf, testApp } from "../support/synthesize.js";

function deep(stack: ExactIdStack, ...ids: string[]): Construct {
  return ids.reduce<Construct>((scope, id) => new Construct(scope, id), stack);
}

describe("an address", () => {
  it("is the construct's id, however deep it is nested", () => {
    const stack = new ExactIdStack(testApp(), "stack");
    new AwsProvider(stack, "aws");
    new Vpc(deep(stack, "a", "b", "c"), "main", {});
    new TerraformVariable(deep(stack, "d"), "size", {});
    new TerraformOutput(deep(stack, "e"), "id", { value: "x" });
    const { resource, variable, output } = configurationOf(stack);
    expect([Object.keys(resource.aws_vpc ?? {}), Object.keys(variable), Object.keys(output)]).toEqual([
      ["main"],
      ["size"],
      ["id"],
    ]);
  });

  it("begins with the ids of the address scopes that it is in", () => {
    const stack = new ExactIdStack(testApp(), "stack");
    new AwsProvider(stack, "aws");
    const api = new AddressScope(stack, "api");
    new Vpc(new Construct(api, "network"), "main", {});
    new Vpc(new AddressScope(api, "inner"), "main", {});
    new Vpc(stack, "main", {});
    expect(Object.keys(configurationOf(stack).resource.aws_vpc ?? {})).toEqual([
      "api_inner_main",
      "api_main",
      "main",
    ]);
  });

  it("belongs to one element", () => {
    const app = testApp();
    const stack = new ExactIdStack(app, "stack");
    new AwsProvider(stack, "aws");
    const [a, b] = [deep(stack, "a"), deep(stack, "b")];
    for (const scope of [a, b]) {
      new Vpc(scope, "main", {});
      new TerraformVariable(scope, "size", {});
      new TerraformOutput(scope, "id", { value: "x" });
    }
    expect(findingsOf(() => app.synth())).toEqual([
      "[stack] address aws_vpc.main is defined by both stack/a/main and stack/b/main",
      "[stack] address var.size is defined by both stack/a/size and stack/b/size",
      "[stack] address output.id is defined by both stack/a/id and stack/b/id",
    ]);
  });

  it("has a name that Terraform takes", () => {
    const app = testApp();
    const stack = new ExactIdStack(app, "stack");
    new AwsProvider(stack, "aws");
    new Vpc(new AddressScope(stack, "1"), "main", {});
    new Vpc(stack, "main vpc", {});
    expect(findingsOf(() => app.synth())).toEqual([
      "[stack] address aws_vpc.1_main is that of stack/1/main: expected letters, digits, hyphens and underscores in its name, and no digit or hyphen first",
      "[stack] address aws_vpc.main vpc is that of stack/main vpc: expected letters, digits, hyphens and underscores in its name, and no digit or hyphen first",
    ]);
  });

  it("may be the same in another stack, and of another type in the same", () => {
    const app = testApp();
    for (const id of ["one", "two"]) {
      const stack = new ExactIdStack(app, id);
      new AwsProvider(stack, "aws");
      new Vpc(deep(stack, "a"), "main", {});
      new TerraformVariable(deep(stack, "b"), "main", {});
    }
    expect(findingsOf(() => app.synth())).toEqual([]);
  });
});
