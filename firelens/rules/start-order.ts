import { nearest } from "../facts/nearest.js";
import { oneOf, showValue } from "../message.js";
import { UNKNOWN } from "../model/field-reader.js";
import type { Container, TaskModel } from "../model/task-model.js";
import { fieldOf, type Rule } from "../rule.js";

const CONDITIONS = ["START", "COMPLETE", "SUCCESS", "HEALTHY"];

/** What a container that runs on, such as the router, never fulfils. */
const END_CONDITIONS = ["COMPLETE", "SUCCESS"];

/** dependsOn: the router starts first, and nothing waits for ever. */
export const START_ORDER_RULES: readonly Rule[] = [
  {
    id: "dependency-name",
    severity: "error",
    title: "dependsOn names a container that the task does not have",
    why: "RegisterTaskDefinition refuses the definition",
    source: "ECS API reference: API_ContainerDependency, containerName",
    *check({ containers }) {
      const names = containers.flatMap(({ name }) => (typeof name === "string" ? [name] : []));
      const known = new Set(names);
      if (known.size < containers.length) {
        return;
      }
      for (const container of containers) {
        for (const { containerName, at } of container.dependsOn) {
          if (typeof containerName === "string" && !known.has(containerName)) {
            yield {
              at: [...at, "containerName"],
              what: `the task has no container ${showValue(containerName)}`,
              nearest: nearest(containerName, names),
            };
          }
        }
      }
    },
  },
  {
    id: "dependency-condition",
    severity: "error",
    title: "a dependsOn condition that is unknown, or that the other container can never fulfil",
    why: "RegisterTaskDefinition refuses the definition, or the container stays PENDING for ever",
    source: "ECS API reference: API_ContainerDependency; aws/containers-roadmap#1070",
    *check({ containers, router }) {
      const byName = containersByName(containers);
      for (const container of containers) {
        for (const { containerName, condition, at } of container.dependsOn) {
          const other = typeof containerName === "string" ? byName.get(containerName) : undefined;
          const fault = conditionFault(condition, other, other !== undefined && other === router);
          if (fault !== undefined) {
            yield { at: [...at, "condition"], value: String(condition), ...fault };
          }
        }
      }
    },
  },
  {
    id: "dependency-cycle",
    severity: "error",
    title: "containers that wait for each other",
    why: "RegisterTaskDefinition refuses the definition, or the task never starts",
    source:
      "ECS API reference: API_ContainerDefinition, dependsOn; amazon-ecs-agent agent/engine/dependencygraph",
    *check({ containers }) {
      for (const container of containersInCycle(containers)) {
        yield {
          at: fieldOf(container, "dependsOn"),
          what: "the container never starts: it waits for itself, or for containers that wait for each other",
        };
      }
    },
  },
  {
    id: "router-start-order",
    severity: "warning",
    title: "the router has a dependsOn, and a container that logs through it does not wait for the router",
    why: "FireLens then adds no dependency of its own: the container may start first, and its first logs are lost",
    source: "amazon-ecs-agent 1.105.1 agent/api/task/task.go:1398-1451",
    *check({ router, firelensContainers }) {
      if (router === undefined || router.dependsOn.length === 0) {
        return;
      }
      for (const { container } of firelensContainers) {
        const waits = container.dependsOn.some(
          ({ containerName }) => containerName === UNKNOWN || containerName === router.name,
        );
        if (!waits && container !== router) {
          const waitsForIt = router.dependsOn.some(({ containerName }) => containerName === container.name);
          yield {
            at: fieldOf(container, "dependsOn"),
            what: `the container does not wait for the router ${showValue(String(router.name))}, which has a dependsOn itself`,
            expected: waitsForIt
              ? `a router that does not wait for ${showValue(String(container.name))}: both would wait for ever`
              : "dependsOn the router with condition START or HEALTHY",
          };
        }
      }
    },
  },
];

function conditionFault(condition: unknown, other: Container | undefined, isRouter: boolean) {
  if (typeof condition !== "string") {
    return undefined;
  }
  if (!CONDITIONS.includes(condition)) {
    return { what: "ECS knows no such condition", expected: oneOf(CONDITIONS) };
  }
  if (condition === "HEALTHY" && other?.hasHealthCheck === false) {
    return { what: `container ${showValue(String(other.name))} has no healthCheck`, expected: "START" };
  }
  if (isRouter && END_CONDITIONS.includes(condition)) {
    return { what: "the router never ends by itself", expected: "START, HEALTHY" };
  }
  return undefined;
}

function containersByName(containers: TaskModel["containers"]): ReadonlyMap<string, Container> {
  return new Map(
    containers.flatMap((container) =>
      typeof container.name === "string" ? [[container.name, container]] : [],
    ),
  );
}

/** The containers in a dependency cycle, or behind one (Kahn's algorithm). */
function containersInCycle(containers: TaskModel["containers"]): readonly Container[] {
  const byName = containersByName(containers);
  const waitsFor = new Map<Container, number>();
  const waiting = new Map<Container, Container[]>();
  for (const container of containers) {
    const others = new Set(
      container.dependsOn.flatMap(({ containerName }) =>
        typeof containerName === "string" ? (byName.get(containerName) ?? []) : [],
      ),
    );
    waitsFor.set(container, others.size);
    for (const other of others) {
      const list = waiting.get(other) ?? [];
      list.push(container);
      waiting.set(other, list);
    }
  }
  const free = containers.filter((container) => waitsFor.get(container) === 0);
  for (const container of free) {
    for (const next of waiting.get(container) ?? []) {
      const left = (waitsFor.get(next) ?? 0) - 1;
      waitsFor.set(next, left);
      if (left === 0) {
        free.push(next);
      }
    }
  }
  return containers.filter((container) => (waitsFor.get(container) ?? 0) > 0);
}
