import { ROUTER_PORTS } from "../../firelens/facts/router-ports.js";
import { formatMessage } from "../../firelens/message.js";
import { checkNumber, type NumberRule } from "./numbers.js";

/** A TCP port. */
export function portRule(kind: string): NumberRule {
  return { kind, from: 1, to: 65535 };
}

const CONTAINER_PORT = portRule("containerPort");

/** What is wrong with `port` as the application's container port; empty when nothing is. */
export function checkContainerPort(port: number): string[] {
  const user = ROUTER_PORTS.get(port);
  if (user === undefined) {
    return checkNumber(CONTAINER_PORT, port);
  }
  return [
    formatMessage({
      what: CONTAINER_PORT.kind,
      value: port,
      expected: `a port other than ${[...ROUTER_PORTS.keys()].join(", ")}, as ${user} of the log router uses it`,
    }),
  ];
}
