import { it } from "vitest";
import type { FluentBitStackProps } from "../../src/fluent-bit-stack.js";
import { publicRouterImage } from "../../src/task/router-image.js";
import { converges } from "../support/converges.js";
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

/** No destination depends on the network, so that there is none to make. */
const network: FluentBitStackProps["network"] = {
  vpcId: "vpc-0123456789abcdef0",
  vpcCidr: "10.1.0.0/16",
  publicSubnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
  privateSubnetIds: ["subnet-0123456789abcdef2", "subnet-0123456789abcdef3"],
};

it.concurrent.each(tasks)(
  "the destinations of $first to $last have an empty plan once they are applied",
  async ({ task }) => {
    const router = { image: publicRouterImage({ tag: "3.4.15" }) };
    await converges(synthesizedFolder({ network, containers: task, router }));
  },
);
