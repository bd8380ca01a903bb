import { readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ROUTER_PORTS } from "../firelens/facts/router-ports.js";
import { type Change, rehearse, resourcesOf, Workspace } from "../rehearsal/index.js";
import { synthesizedBy, synthesizedFolder } from "./support/synthesized-folder.js";
import { validProps } from "./support/valid-props.js";

const root = join(import.meta.dirname, "..");
const examples = readdirSync(join(root, "examples"))
  .filter((file) => file.endsWith(".ts"))
  .map((file) => `examples/${file}`);
const folders = new Map<string, readonly string[]>();
for (const program of ["main.ts", ...examples]) {
  folders.set(program, await synthesizedBy(program));
}
const [mainFolder = ""] = folders.get("main.ts") ?? [];

/** The arguments that a planned change changes, or whose values it leaves open. */
function changedArguments({ before, after, after_unknown }: Change): string[] {
  const [old, planned, unknown] = [before, after, after_unknown] as Record<string, unknown>[];
  return Object.keys({ ...planned, ...unknown }).filter(
    (key) => unknown?.[key] === true || JSON.stringify(old?.[key]) !== JSON.stringify(planned?.[key]),
  );
}

describe("rehearsed, the whole cycle from init to destroy converges", () => {
  it.concurrent.each(examples)("for %s", async (program) => {
    for (const folder of folders.get(program) ?? []) {
      const { steps } = await rehearse(folder);
      expect(steps.map(({ name }) => name)).toEqual([
        "init",
        "validate",
        "plan",
        "apply",
        "second plan",
        "destroy",
      ]);
    }
  });

  // Other tests share the machine, so that a slow run says nothing and a fast one does.
  it("for main.ts with its 27 resources, in under 3 seconds", { retry: 3 }, async () => {
    const { steps, state, outputs } = await rehearse(mainFolder);
    expect(resourcesOf(state)).toHaveLength(27);
    expect(outputs).toMatchObject({
      url: expect.stringMatching(/^http:\/\/fluent-bit-alb-\d+\.us-east-1\.elb\.amazonaws\.com$/),
      cluster: "fluent-bit-ecs-cluster",
      service: "fluent-bit-service",
      application_log_group: "fluent-bit-cloudwatch",
      router_log_group: "firelens-container",
    });
    expect(steps.reduce((sum, { milliseconds }) => sum + milliseconds, 0)).toBeLessThan(3000);
  });

  it("for whatever settings synthesize", async () => {
    await fc.assert(
      fc.asyncProperty(validProps, async (props) => {
        await rehearse(synthesizedFolder(props));
      }),
      { numRuns: 3 },
    );
  });

  it("for whatever values its variables take", async () => {
    const port = fc.integer({ min: 1, max: 65535 }).filter((value) => !ROUTER_PORTS.has(value));
    const image = fc.stringMatching(/^[a-z0-9]{1,9}(\/[a-z0-9]{1,9})?:\w[\w.-]{0,9}$/);
    const folder = synthesizedFolder();
    await fc.assert(
      fc.asyncProperty(port, image, async (container_port, img) => {
        const { state } = await rehearse(folder, { variables: { container_port, img } });
        const definition = resourcesOf(state).find(({ type }) => type === "aws_ecs_task_definition");
        const [, application] = JSON.parse(String(definition?.values.container_definitions));
        expect(application.image).toBe(img);
        expect(application.portMappings).toEqual([
          { containerPort: container_port, hostPort: container_port },
        ]);
      }),
      { numRuns: 3 },
    );
  });
});

describe("a deployment made with the article's Terraform", () => {
  it("keeps its state: the default stack corrects it in place, and then plans clean", async () => {
    const workspace = await Workspace.open(synthesizedFolder({ literal: true }));
    try {
      await workspace.init();
      await workspace.plan();
      await workspace.apply();
      workspace.use(synthesizedFolder());
      const { counts, json } = await workspace.plan();
      const changes = (json.resource_changes ?? []).filter(({ change }) => change.actions.join() !== "no-op");
      const changed = changes.map(({ address, change }) => [address, changedArguments(change)]);
      expect(counts).toEqual({ add: 0, change: 5, destroy: 0 });
      expect(Object.fromEntries(changed)).toEqual({
        // nat-route, of both zones
        "aws_route_table.fluent_bit_private_rt[0]": ["route"],
        "aws_route_table.fluent_bit_private_rt[1]": ["route"],
        // describe-log-streams
        "aws_iam_policy.fluent_bit_task_policy": ["policy"],
        // router-user and container-network-mode, which make a new revision
        "aws_ecs_task_definition.nginx_fluent_bit": ["container_definitions", "arn", "revision"],
        // the service takes the new revision
        "aws_ecs_service.fluent_bit_service": ["task_definition"],
      });
      await workspace.apply();
      await workspace.planNothing();
    } finally {
      await workspace.close();
    }
  });
});
