import { MONITORING_PORT, ROUTER_PORTS } from "../facts/router-ports.js";
import { optionValue, type Port, type Router } from "../model/task-model.js";
import type { Rule } from "../rule.js";

/** Ports of the task's network interface, which its containers share in awsvpc mode. */
export const PORT_RULES: readonly Rule[] = [
  {
    id: "host-port",
    severity: "error",
    title: "awsvpc: a hostPort that is not the containerPort",
    why: "RegisterTaskDefinition refuses the definition",
    source:
      "ECS API error: When networkMode=awsvpc, the host ports and container ports in port mappings must match.",
    *check({ containers, networkMode, launchType }) {
      if (networkMode !== "awsvpc" && launchType !== "fargate") {
        return;
      }
      for (const container of containers) {
        for (const { at, hostPort, containerPort } of container.ports) {
          if (
            typeof hostPort === "number" &&
            typeof containerPort === "number" &&
            hostPort !== containerPort
          ) {
            yield {
              at: [...at, "hostPort"],
              what: "the host port has to be the container port",
              value: String(hostPort),
              expected: `${containerPort}, or no hostPort`,
            };
          }
        }
      }
    },
  },
  {
    id: "router-port",
    severity: "error",
    title: "awsvpc: a container listens on a port that the router uses on the shared loopback",
    why: "the one that starts second cannot bind: the router stops, or the container does",
    source: "amazon-ecs-agent 1.105.1 agent/taskresource/firelens/firelensconfig_unix.go:124-172",
    *check({ containers, router, networkMode, launchType }) {
      const sharesLoopback =
        networkMode === "awsvpc" || (networkMode === undefined && launchType !== "other");
      if (router === undefined || !sharesLoopback) {
        return;
      }
      const used = [...ROUTER_PORTS].filter(([port]) => port !== MONITORING_PORT || usesMonitoring(router));
      for (const container of containers.filter((candidate) => candidate !== router)) {
        for (const port of container.ports) {
          for (const [number, use] of used.filter(([candidate]) => covers(port, candidate))) {
            yield {
              at: [
                ...port.at,
                port.containerPortRange === undefined ? "containerPort" : "containerPortRange",
              ],
              what: `port ${number} is that of ${use} of the router`,
              expected: "another port",
            };
          }
        }
      }
    },
  },
];

function usesMonitoring(router: Router): boolean {
  const file = optionValue(router.firelens.options, "config-file-value");
  return typeof file === "string" && /healthcheck\.conf$/.test(file);
}

function covers({ containerPort, containerPortRange }: Port, port: number): boolean {
  if (typeof containerPortRange === "string") {
    const [, first, last] = /^(\d{1,5})-(\d{1,5})$/.exec(containerPortRange) ?? [];
    return Number(first) <= port && port <= Number(last);
  }
  return containerPort === port;
}
