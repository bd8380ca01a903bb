import { expect, it } from "vitest";
import { rehearse, resourcesOf } from "../../rehearsal/index.js";
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
  "the destinations of $first to $last converge when they are rehearsed",
  async ({ task }) => {
    const folder = synthesizedFolder({
      containers: task,
      router: { image: publicRouterImage({ tag: "3.4.15" }) },
    });
    const { state } = await rehearse(folder);
    const definition = resourcesOf(state).find(({ type }) => type === "aws_ecs_task_definition");
    const rendered = JSON.parse(String(definition?.values.container_definitions)) as { name: string }[];
    expect(rendered.slice(2).map(({ name }) => name)).toEqual(task.map(({ name }) => name));
  },
);
