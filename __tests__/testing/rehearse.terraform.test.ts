import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster/index.js";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider/index.js";
import { TerraformOutput, TerraformStack, TerraformVariable, Testing } from "cdktf";
import { describe, expect, it } from "vitest";
import { ConfigurationError, type FluentBitStackProps } from "../../src/index.js";
import { containerDefinitions, rehearse } from "../../testing/index.js";
import { renderedContainers } from "../support/rendered-containers.js";

describe("rehearse", () => {
  it("deploys a stack to an account that is made up", async () => {
    const stack = new TerraformStack(Testing.app(), "orders");
    new AwsProvider(stack, "aws", { region: "eu-west-1" });
    const name = new TerraformVariable(stack, "name", { type: "string" });
    const { arn } = new EcsCluster(stack, "cluster", { name: name.stringValue });
    new TerraformOutput(stack, "arn", { value: arn });
    const { outputs, steps } = await rehearse(stack, { variables: { name: "orders" } });
    expect(outputs.arn).toMatch(/^arn:aws:ecs:eu-west-1:\d{12}:cluster\/orders$/);
    expect(steps.map(({ name }) => name)).toContain("second plan");
  });

  it("renders the containers that containerDefinitions shows", () => {
    const props: FluentBitStackProps = {
      router: { memoryMiB: 256, healthCheck: true },
      application: { name: "web", environment: { TEXT: 'say "hi" ${HOME} %{x} \\d' } },
    };
    const variables = { cpu: 1024, memory: 4096, img: 'a "b" \\ ${c}', aws_region: "eu-west-1" };
    expect(containerDefinitions(props)).toEqual(renderedContainers(props));
    expect(containerDefinitions(props, { variables })).toEqual(renderedContainers(props, variables));
  });

  it("fails with the findings before it starts Terraform", async () => {
    await expect(rehearse({ cpu: 500 })).rejects.toThrow(ConfigurationError);
  });

  it("fails with Terraform's message", async () => {
    await expect(rehearse({}, { variables: { cpu: 500 } })).rejects.toThrow("cpu is 500");
  });
});
