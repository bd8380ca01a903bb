import { Testing } from "cdktf";
import { describe, expect, it } from "vitest";
import { ConfigurationError, FluentBitStack, type FluentBitStackProps } from "../../src/index.js";
import { containerDefinitions, rehearse } from "../../testing/index.js";
import { renderedContainers } from "../support/rendered-containers.js";

describe("rehearse", () => {
  it("deploys a stack to an account that is made up", async () => {
    const stack = new FluentBitStack(Testing.app(), "orders", { name: "orders" });
    const { outputs, steps } = await rehearse(stack, { variables: { cpu: 512 } });
    expect(outputs.url).toMatch(/^http:\/\/orders-alb-/);
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
});
