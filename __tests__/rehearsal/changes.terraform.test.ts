import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Workspace } from "../../rehearsal/index.js";
import type { FluentBitStackProps } from "../../src/fluent-bit-stack.js";
import { synthesizedFolder } from "../support/synthesized-folder.js";

/**
 * Changes of the deployed default stack and what hashicorp/aws 5.100.0 plans for them: additions, changes, destructions.
 * It planned them on the state that it had written itself on moto 5.2.1. `npm run test:aws` compares every option's.
 */
const CHANGES: readonly (readonly [string, FluentBitStackProps, readonly [number, number, number]])[] = [
  ["the image", { image: "public.ecr.aws/nginx/nginx:1.27" }, [1, 1, 1]],
  ["the load balancer's scheme", { loadBalancer: { internal: true } }, [2, 1, 2]],
  ["the launch type", { service: { spot: { spotWeight: 1 } } }, [2, 0, 1]],
  ["the number of zones", { network: { zones: 3 } }, [6, 2, 0]],
];

describe("on the deployed default stack, the rehearsal plans what the real provider plans for a change of", () => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await Workspace.open(synthesizedFolder());
    await workspace.deploy();
  });

  afterAll(() => workspace.close());

  it.each(CHANGES)("%s", async (_, props, [add, change, destroy]) => {
    workspace.use(synthesizedFolder(props));
    const { output } = await workspace.terraform("plan", ["-refresh=false"]);
    expect(output).toContain(`\nPlan: ${add} to add, ${change} to change, ${destroy} to destroy.\n`);
  });

  it("the strategy of deployments, which is of version 6 alone: the service changes in place", async () => {
    workspace.use(synthesizedFolder({ service: { deploymentStrategy: { kind: "blueGreen" } } }));
    const { output } = await workspace.terraform("plan", ["-refresh=false"]);
    expect(output).toContain("\nPlan: 4 to add, 1 to change, 0 to destroy.\n");
  });

  it("the VPC's range, which it applies and then plans no change", async () => {
    workspace.use(synthesizedFolder({ network: { cidr: "10.8.0.0/16" } }));
    const { output } = await workspace.deploy();
    expect(output).toContain("\nPlan: 20 to add, 1 to change, 20 to destroy.\n");
    await workspace.planNothing();
  });
});
