import { FARGATE_SIZES } from "../facts/fargate-sizes.js";
import type { Field } from "../model/field-reader.js";
import type { Container, TaskModel } from "../model/task-model.js";
import { fieldOf, type Rule } from "../rule.js";

const MIN_MEMORY_MIB = 6;
const BYTES_PER_MIB = 1_048_576;

/** Fluent Bit as a sidecar typically uses less than this; at its hard limit the router is killed. */
const USUAL_ROUTER_MEMORY_MIB = 100;

/** CPU and memory of the task and its containers. */
export const TASK_SIZE_RULES: readonly Rule[] = [
  {
    id: "fargate-size",
    severity: "error",
    title: "a Fargate task whose cpu and memory Fargate does not have",
    why: "RegisterTaskDefinition refuses it: No Fargate configuration exists for given values.",
    source: "Amazon ECS developer guide: task CPU and memory",
    *check({ launchType, cpu, memory }) {
      if (launchType !== "fargate" || typeof cpu === "symbol" || typeof memory === "symbol") {
        return;
      }
      const sizes = cpu === undefined ? undefined : FARGATE_SIZES.get(cpu);
      if (sizes === undefined) {
        yield {
          at: ["cpu"],
          what: "Fargate has no such task cpu",
          value: cpu === undefined ? "none" : String(cpu),
          expected: [...FARGATE_SIZES.keys()].join(", "),
        };
      } else if (memory === undefined || !sizes.includes(memory)) {
        yield {
          at: ["memory"],
          what: `Fargate has no such task memory with cpu ${cpu}`,
          value: memory === undefined ? "none" : String(memory),
          expected: `${sizes.join(", ")} MiB`,
        };
      }
    },
  },
  {
    id: "container-memory",
    severity: "error",
    title: "a container's memory is more than the task's",
    why: "RegisterTaskDefinition refuses the definition",
    source: "ECS API error: The 'memory' option for container '…' is greater than for the task.",
    *check({ containers, memory: taskMemory }) {
      for (const container of containers) {
        if (isAbove(container.memory, taskMemory)) {
          yield {
            at: fieldOf(container, "memory"),
            what: "the container may use more memory than the task has",
            value: String(container.memory),
            expected: `at most ${String(taskMemory)} MiB`,
          };
        }
      }
    },
  },
  {
    id: "reservation-sum",
    severity: "error",
    title: "the containers' memoryReservation adds up to more than the task's memory",
    why: "RegisterTaskDefinition refuses the definition",
    source: "ECS API error: The sum of all container 'memoryReservation' values cannot be greater than …",
    *check({ containers, memory }) {
      const sum = sumOf(containers, (container) => container.memoryReservation);
      if (isAbove(sum, memory)) {
        yield {
          at: ["memory"],
          what: `the containers reserve ${sum} MiB, more than the task has`,
          value: String(memory),
        };
      }
    },
  },
  {
    id: "cpu-sum",
    severity: "error",
    title: "the containers' cpu adds up to more than the task's",
    why: "RegisterTaskDefinition refuses the definition",
    source:
      "ECS API error: The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.",
    *check({ containers, cpu }) {
      const sum = sumOf(containers, (container) => container.cpu);
      if (isAbove(sum, cpu)) {
        yield {
          at: ["cpu"],
          what: `the containers take ${sum} CPU units, more than the task has`,
          value: String(cpu),
        };
      }
    },
  },
  {
    id: "memory-below-reservation",
    severity: "error",
    title: "a container's memory is less than its memoryReservation",
    why: "RegisterTaskDefinition refuses the definition",
    source: "ECS API reference: API_ContainerDefinition, memoryReservation",
    *check({ containers }) {
      for (const container of containers) {
        if (isAbove(container.memoryReservation, container.memory)) {
          yield {
            at: fieldOf(container, "memory"),
            what: "the hard limit is below the reservation",
            value: String(container.memory),
            expected: `at least ${String(container.memoryReservation)} MiB`,
          };
        }
      }
    },
  },
  {
    id: "least-memory",
    severity: "error",
    title: "a container with less memory than ECS takes",
    why: "RegisterTaskDefinition refuses the definition",
    source: "ECS API reference: API_ContainerDefinition, memory",
    *check({ containers }) {
      for (const container of containers) {
        for (const field of ["memory", "memoryReservation"] as const) {
          const memory = container[field];
          if (isAbove(MIN_MEMORY_MIB, memory)) {
            yield {
              at: fieldOf(container, field),
              what: "a container needs more memory",
              value: String(memory),
              expected: `at least ${MIN_MEMORY_MIB} MiB`,
            };
          }
        }
      }
    },
  },
  {
    id: "memory-overcommit",
    severity: "warning",
    title: "what the containers may use adds up to more than the task's memory",
    why: "one container may take everything: the task runs out of memory and the router is killed with it",
    source: "AWS: Amazon ECS developer guide, task memory; aws-for-fluent-bit: OOMKill prevention guide",
    *check({ containers, memory }) {
      const sum = sumOf(containers, (container) => container.memoryReservation ?? container.memory);
      const reserved = sumOf(containers, (container) => container.memoryReservation);
      if (isAbove(sum, memory) && !isAbove(reserved, memory)) {
        yield {
          at: ["memory"],
          what: `the containers may use ${sum} MiB, more than the task has`,
          value: String(memory),
          expected: "a task memory above the sum, or lower limits for the containers",
        };
      }
    },
  },
  {
    id: "router-memory",
    severity: "warning",
    title: "the router's hard memory limit is low",
    why: "the router is killed at the limit, and the logs it holds are lost",
    source:
      "aws-for-fluent-bit: OOMKill prevention guide (below 100 MB typically, more while a destination is down)",
    *check({ router }) {
      if (router !== undefined && isAbove(USUAL_ROUTER_MEMORY_MIB, router.memory)) {
        yield {
          at: fieldOf(router, "memory"),
          what: "Fluent Bit may need more than this hard limit",
          value: String(router.memory),
          expected: `${USUAL_ROUTER_MEMORY_MIB} MiB or more, or memoryReservation alone`,
        };
      }
    },
  },
  {
    id: "buffer-memory",
    severity: "warning",
    title: "the log driver's buffers may not fit into the task's memory",
    why: "read as bytes, as AWS' older documentation does, buffers and containers are more than the task has",
    source:
      "AWS: Amazon ECS developer guide, firelens-docker-buffer-limit; aws-samples/amazon-ecs-firelens-examples",
    *check({ firelensContainers, containers, memory }) {
      const bytes = firelensContainers
        .flatMap(({ log }) => log.options)
        .filter(({ key }) => key === "log-driver-buffer-limit")
        .reduce((sum, { value }) => sum + (typeof value === "string" ? Number(value) : 0), 0);
      const buffers = Math.ceil(bytes / BYTES_PER_MIB);
      const used = sumOf(containers, (container) => container.memoryReservation ?? container.memory);
      if (buffers > 0 && isAbove(used + buffers, memory) && !isAbove(used, memory)) {
        yield {
          at: ["memory"],
          what: `the containers with ${used} MiB and their log buffers with ${buffers} MiB need more than the task has`,
          value: String(memory),
        };
      }
    },
  },
];

function sumOf(containers: TaskModel["containers"], amount: (container: Container) => Field<number>): number {
  return containers.reduce((sum, container) => {
    const value = amount(container);
    return sum + (typeof value === "number" ? value : 0);
  }, 0);
}

/** False unless both are known. */
function isAbove(value: Field<number>, limit: Field<number>): boolean {
  return typeof value === "number" && typeof limit === "number" && value > limit;
}
