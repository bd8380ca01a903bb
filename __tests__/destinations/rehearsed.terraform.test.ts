import { expect, it } from "vitest";
import { resourcesOf, type StateJson, Workspace } from "../../rehearsal/index.js";
import { publicRouterImage } from "../../src/task/router-image.js";
import { DESTINATION_CASES } from "../support/destination-cases.js";
import { synthesizedFolder } from "../support/synthesized-folder.js";

/** A task has ten containers at most, of which the router and the application are two. */
const CONTAINERS = 8;

const containers = Object.values(DESTINATION_CASES).map(({ destination }, index) => ({
  name: `container-${index}`,
  image: "public.ecr.aws/docker/library/busybox:1.37",
  destination,
}));
const tasks = Array.from({ length: Math.ceil(containers.length / CONTAINERS) }, (_, index) => {
  const task = containers.slice(index * CONTAINERS, (index + 1) * CONTAINERS);
  return { task, first: task[0]?.name, last: task.at(-1)?.name };
});

it.concurrent.each(tasks)(
  "the destinations of $first to $last have an empty plan once they are applied",
  async ({ task }) => {
    const folder = synthesizedFolder({
      containers: task,
      router: { image: publicRouterImage({ tag: "3.4.15" }) },
    });
    const workspace = await Workspace.open(folder);
    try {
      await workspace.init();
      await workspace.terraform("apply", ["-auto-approve"]);
      await workspace.planNothing();
      expect(containersIn(await workspace.state())).toEqual(task.map(({ name }) => name));
    } finally {
      await workspace.close();
    }
  },
);

/** The names of the containers, as Terraform renders them, but for the router and the application. */
function containersIn(state: StateJson): string[] {
  const definition = resourcesOf(state).find(({ type }) => type === "aws_ecs_task_definition");
  const rendered = JSON.parse(String(definition?.values.container_definitions)) as { name: string }[];
  return rendered.slice(2).map(({ name }) => name);
}
