/**
 * Ports that the log router takes. The containers of a task share one network interface, so the application
 * can't have them. Source: the Amazon ECS agent's FireLens configuration and Fluent Bit's HTTP server.
 */
export const ROUTER_PORTS: ReadonlyMap<number, string> = new Map([
  [24224, "the forward input of FireLens"],
  [8877, "the health check input of FireLens"],
  [2020, "the HTTP server of Fluent Bit"],
]);

/** What is wrong with `port` as the application's container port; empty when nothing is. */
export function checkContainerPort(port: number): string[] {
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    return [`container port is ${port}: expected a whole number from 1 to 65535`];
  }
  const taker = ROUTER_PORTS.get(port);
  if (taker === undefined) return [];
  return [
    `container port is ${port}, which ${taker} takes: expected another than ${[...ROUTER_PORTS.keys()].join(", ")}`,
  ];
}
