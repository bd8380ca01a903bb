import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { resourcesOf, Workspace } from "../rehearsal/index.js";
import { outputsOf } from "../rehearsal/terraform-json.js";
import { converges } from "./support/converges.js";
import { synthesizedBy, synthesizedFolder } from "./support/synthesized-folder.js";

/**
 * The programs that no other test of this folder rehearses: production.terraform.test.ts has examples/production.ts, the
 * test of adoption the stack of examples/article-literal.ts, and that of examples/many-stacks.ts is main.ts' own.
 */
const REHEARSED_ELSEWHERE = ["production.ts", "article-literal.ts", "many-stacks.ts"];
const examples = readdirSync(join(import.meta.dirname, "..", "examples"))
  .filter((file) => /^[^.]+\.ts$/.test(file) && !REHEARSED_ELSEWHERE.includes(file))
  .map((file) => `examples/${file}`);
const folders = new Map<string, readonly string[]>();
for (const program of ["main.ts", ...examples]) {
  folders.set(program, await synthesizedBy(program));
}

describe.concurrent("a deployment is rehearsed", () => {
  it.each(examples)("as far as its plan for %s", async (program) => {
    for (const folder of folders.get(program) ?? []) {
      const workspace = await Workspace.open(folder);
      const { output } = await workspace.terraform("plan").finally(() => workspace.close());
      expect(output).toMatch(/\nPlan: \d+ to add, 0 to change, 0 to destroy\.\n/);
    }
  });

  it("for main.ts with its 27 resources, whatever its variables are", async () => {
    const [folder = ""] = folders.get("main.ts") ?? [];
    const variables = { container_port: 65535, img: "registry.example.com:5000/web/shop:1.0.3" };
    const workspace = await Workspace.open(folder, { variables });
    const state = await workspace
      .deploy()
      .then(() => workspace.planNothing())
      .then(() => workspace.state())
      .finally(() => workspace.close());
    expect(resourcesOf(state)).toHaveLength(27);
    expect(outputsOf(state)).toMatchObject({
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

  it("in the smallest network with the most zones, with the longest name", async () => {
    const network = { cidr: "10.255.0.0/20", zones: 6 };
    await converges(synthesizedFolder({ name: "a".repeat(28), network, cpu: 16384, memoryMiB: 122880 }));
  });
});
