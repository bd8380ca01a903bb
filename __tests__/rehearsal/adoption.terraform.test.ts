import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Change, resourcesOf, Workspace } from "../../rehearsal/index.js";
import { synthesizedFolder } from "../support/synthesized-folder.js";

/**
 * What hashicorp/aws 5.100.0 wrote when it applied the article's own Terraform (fixtures/article) on moto 5.2.1 with
 * Terraform 1.11.4. Lineage, serial and private data were removed.
 */
const STATE = join(import.meta.dirname, "../fixtures/article-state.json");

/** The arguments that a planned change changes, but for those that take an empty value. */
function changedArguments({ before, after, after_unknown }: Change): string[] {
  const [old, planned, unknown] = [before, after, after_unknown] as Record<string, unknown>[];
  return Object.keys({ ...planned, ...unknown }).filter(
    (key) =>
      unknown?.[key] === true ||
      (JSON.stringify(old?.[key]) !== JSON.stringify(planned?.[key]) &&
        Boolean(old?.[key] || planned?.[key])),
  );
}

describe.concurrent("a deployment that the real provider made with the article's Terraform", () => {
  it("is corrected in place by the default stack, but for a new revision of the task definition", async () => {
    const workspace = await Workspace.open(synthesizedFolder(), { state: STATE });
    try {
      const { counts, json } = await workspace.plan();
      expect(counts).toEqual({ add: 1, change: 4, destroy: 1 });
      const changes = (json.resource_changes ?? []).filter(({ change }) => change.actions.join() !== "no-op");
      const shown = changes.map(({ address, change }) => [
        address,
        [change.actions.join("/"), changedArguments(change)],
      ]);
      expect(Object.fromEntries(shown)).toEqual({
        // nat-route, of both zones
        "aws_route_table.fluent_bit_private_rt[0]": ["update", ["route"]],
        "aws_route_table.fluent_bit_private_rt[1]": ["update", ["route"]],
        // describe-log-streams
        "aws_iam_policy.fluent_bit_task_policy": ["update", ["policy"]],
        // router-user and container-network-mode
        "aws_ecs_task_definition.nginx_fluent_bit": [
          "delete/create",
          expect.arrayContaining(["arn", "container_definitions", "revision"]),
        ],
        // The service takes the new revision.
        "aws_ecs_service.fluent_bit_service": ["update", ["task_definition"]],
      });
      await workspace.apply();
      await workspace.planNothing();
      const service = resourcesOf(await workspace.state()).find(({ type }) => type === "aws_ecs_service");
      expect(service?.values.task_definition).toMatch(/:task-definition\/nginx-fluent-bit:2$/);
    } finally {
      await workspace.close();
    }
  });

  it("is not changed by the literal stack", async () => {
    const workspace = await Workspace.open(synthesizedFolder({ literal: true }), { state: STATE });
    try {
      expect((await workspace.plan()).counts).toEqual({ add: 0, change: 0, destroy: 0 });
    } finally {
      await workspace.close();
    }
  });
});
