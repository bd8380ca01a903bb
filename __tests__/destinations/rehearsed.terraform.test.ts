import { it } from "vitest";
import type { FluentBitStackProps } from "../../src/fluent-bit-stack.js";
import { publicRouterImage } from "../../src/task/router-image.js";
import { converges } from "../support/converges.js";
import { DESTINATION_CASES } from "../support/destination-cases.js";
import { synthesizedFolder } from "../support/synthesized-folder.js";

/** A task has ten containers at most, of which the router is one. */
const CONTAINERS = 9;

const cases = Object.entries(DESTINATION_CASES);
const tasks = Array.from({ length: Math.ceil(cases.length / CONTAINERS) }, (_, index) => {
  const task = cases.slice(index * CONTAINERS, (index + 1) * CONTAINERS);
  return [task.map(([name]) => name).join("; "), task.map(([, { destination }]) => destination)] as const;
});

/** No destination depends on the network or on the load balancer, so that there is none to make. */
const network: FluentBitStackProps["network"] = {
  vpcId: "vpc-0123456789abcdef0",
  vpcCidr: "10.1.0.0/16",
  publicSubnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
  privateSubnetIds: ["subnet-0123456789abcdef2", "subnet-0123456789abcdef3"],
};
const loadBalancer: FluentBitStackProps["loadBalancer"] = {
  listener: {
    arn: "arn:aws:elasticloadbalancing:us-east-1:111122223333:listener/app/shared/0123456789abcdef/0123456789abcdef",
  },
  paths: ["/*"],
  priority: 1,
};

it.concurrent.each(tasks)(
  "have an empty plan once they are applied: %s",
  async (_, [destination, ...others]) => {
    const containers = others.map((destination, index) => ({
      name: `container-${index}`,
      image: "public.ecr.aws/docker/library/busybox:1.37",
      destination,
    }));
    const router = { image: publicRouterImage({ tag: "3.4.15" }) };
    await converges(synthesizedFolder({ network, loadBalancer, destination, containers, router }));
  },
);
