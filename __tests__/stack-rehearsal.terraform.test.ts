import { readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Change, rehearse, resourcesOf, Workspace } from "../rehearsal/index.js";
import { synthesizedBy, synthesizedFolder } from "./support/synthesized-folder.js";
import { validProps } from "./support/valid-props.js";

/**
 * The programs that no other test rehearses: production.terraform.test.ts rehearses examples/production.ts, the test of
 * adoption below the stack of examples/article-literal.ts, and that of examples/many-stacks.ts is main.ts' own.
 */
const REHEARSED_ELSEWHERE = ["production.ts", "article-literal.ts", "many-stacks.ts"];
const examples = readdirSync(join(import.meta.dirname, "..", "examples"))
  .filter((file) => file.endsWith(".ts") && !REHEARSED_ELSEWHERE.includes(file))
  .map((file) => `examples/${file}`);
const folders = new Map<string, readonly string[]>();
for (const program of ["main.ts", ...examples]) {
  folders.set(program, await synthesizedBy(program));
}

/** The arguments that a planned change changes, or whose values it leaves open. */
function changedArguments({ before, after, after_unknown }: Change): string[] {
  const [old, planned, unknown] = [before, after, after_unknown] as Record<string, unknown>[];
  return Object.keys({ ...planned, ...unknown }).filter(
    (key) => unknown?.[key] === true || JSON.stringify(old?.[key]) !== JSON.stringify(planned?.[key]),
  );
}

/** The whole cycle with validation and destruction is that of main.ts below. */
async function applyAndPlanNothing(folder: string): Promise<void> {
  const workspace = await Workspace.open(folder);
  try {
    await workspace.init();
    await workspace.terraform("apply", ["-auto-approve"]);
    await workspace.planNothing();
  } finally {
    await workspace.close();
  }
}

describe("rehearsed, a deployment converges", () => {
  it.concurrent.each(examples)("for %s", async (program) => {
    for (const folder of folders.get(program) ?? []) {
      await applyAndPlanNothing(folder);
    }
  });

  it.concurrent("for main.ts with its 27 resources, whatever its variables are", async () => {
    const [folder = ""] = folders.get("main.ts") ?? [];
    const variables = { container_port: 65535, img: "registry.example.com:5000/web/shop:1.0.3" };
    const { state, outputs } = await rehearse(folder, { variables });
    expect(resourcesOf(state)).toHaveLength(27);
    expect(outputs).toMatchObject({
      url: expect.stringMatching(/^http:\/\/fluent-bit-alb-\d+\.us-east-1\.elb\.amazonaws\.com$/),
      cluster: "fluent-bit-ecs-cluster",
      service: "fluent-bit-service",
      application_log_group: "fluent-bit-cloudwatch",
      router_log_group: "firelens-container",
    });
    const definition = resourcesOf(state).find(({ type }) => type === "aws_ecs_task_definition");
    const [, application] = JSON.parse(String(definition?.values.container_definitions));
    expect(application.image).toBe(variables.img);
    expect(application.portMappings).toEqual([{ containerPort: 65535, hostPort: 65535 }]);
  });
});

it.concurrent("whatever settings synthesize, their plan is empty once they are applied", async () => {
  await fc.assert(
    fc.asyncProperty(validProps, async (props) => {
      await applyAndPlanNothing(synthesizedFolder(props));
    }),
    { numRuns: 2 },
  );
});

describe("a deployment made with the article's Terraform", () => {
  it.concurrent("keeps its state: the default stack corrects it in place, and then plans clean", async () => {
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
