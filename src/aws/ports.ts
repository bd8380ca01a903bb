import { ROUTER_PORTS } from "../../firelens/facts/router-ports.js";
import { checkNumber, type NumberRule } from "./numbers.js";

/** A TCP port. */
export function portRule(kind: string): NumberRule {
  return { kind, from: 1, to: 65535 };
}

const CONTAINER_PORT = portRule("container port");

/** What is wrong with `port` as the application's container port; empty when nothing is. */
export function checkContainerPort(port: number): string[] {
  const taker = ROUTER_PORTS.get(port);
  if (taker === undefined) {
    return checkNumber(CONTAINER_PORT, port);
  }
  return [
    `container port is ${port}, which ${taker} of the log router takes: expected another than ${[...ROUTER_PORTS.keys()].join(", ")}`,
  ];
}
