import { checkNumber, type NumberRule } from "../../src/aws/numbers.js";

/** A TCP port. */
export function portRule(kind: string): NumberRule {
  return { kind, from: 1, to: 65535 };
}

const CONTAINER_PORT = portRule("container port");

/** The port that Fluent Bit's HTTP server listens on where a configuration file starts it. */
export const MONITORING_PORT = 2020;

/**
 * Ports that the log router takes. The containers of a task share one network interface, so the application can't have
 * them. Source: amazon-ecs-agent 1.105.1 agent/taskresource/firelens/firelensconfig_unix.go:124-172; aws-for-fluent-bit
 * configs/output-metrics-healthcheck.conf (HTTP_Server On).
 */
export const ROUTER_PORTS: ReadonlyMap<number, string> = new Map([
  [24224, "the forward input"],
  [8877, "the health check input"],
  [MONITORING_PORT, "the monitoring server"],
]);

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
