import { nearest } from "../facts/nearest.js";
import { oneOf, showValue } from "../message.js";
import { UNKNOWN } from "../model/field-reader.js";
import { fieldOf, type Rule } from "../rule.js";

const ROUTER_TYPES = ["fluentbit", "fluentd"];

/** The log router: that there is one, of a known type. */
export const ROUTER_RULES: readonly Rule[] = [
  {
    id: "missing-router",
    severity: "error",
    title: "a container uses the awsfirelens log driver and no container has a firelensConfiguration",
    why: "RegisterTaskDefinition refuses the definition",
    source:
      "ECS API error: When awsfirelens log driver is specified in log configuration, a firelens configuration …",
    *check({ router, firelensContainers, containers }) {
      if (router !== undefined || containers.some(({ isKnown }) => !isKnown)) {
        return;
      }
      for (const { container } of firelensContainers) {
        yield {
          at: fieldOf(container, "logConfiguration", "logDriver"),
          what: "the log driver is awsfirelens, but no container has a firelensConfiguration",
          expected: "one container with firelensConfiguration",
        };
      }
    },
  },
  {
    id: "windows",
    severity: "error",
    title: "FireLens in a task for Windows",
    why: "Windows containers have no FireLens: the task does not start",
    source: "AWS: Amazon ECS developer guide, considerations for FireLens",
    *check({ operatingSystem, router, firelensContainers }) {
      const isWindows = typeof operatingSystem === "string" && /^WINDOWS/i.test(operatingSystem);
      if (isWindows && (router !== undefined || firelensContainers.length > 0)) {
        yield {
          at: ["runtimePlatform", "operatingSystemFamily"],
          what: "Windows containers have no FireLens",
          value: operatingSystem,
          expected: "LINUX",
        };
      }
    },
  },
  {
    id: "unused-router",
    severity: "error",
    title: "a container has a firelensConfiguration and no container uses the awsfirelens log driver",
    why: "RegisterTaskDefinition refuses the definition",
    source:
      "ECS API error: When a firelensConfiguration object is specified, at least one container has to be …",
    *check({ router, firelensContainers, containers }) {
      const mayBeUsed = containers.some(({ log }) => log?.driver === UNKNOWN);
      if (router !== undefined && firelensContainers.length === 0 && !mayBeUsed) {
        yield {
          at: fieldOf(router, "firelensConfiguration"),
          what: "the router has no container to route for: none has the log driver awsfirelens",
        };
      }
    },
  },
  {
    id: "several-routers",
    severity: "error",
    title: "more than one container has a firelensConfiguration",
    why: "the agent uses the first and ignores the others, with their options",
    source: "amazon-ecs-agent 1.105.1 agent/api/task/task.go:1321-1328",
    *check({ router, containers }) {
      for (const container of containers) {
        if (container.firelens !== undefined && container !== router) {
          yield {
            at: fieldOf(container, "firelensConfiguration"),
            what: `a second router is ignored: the first is ${showValue(String(router?.name ?? ""))}`,
            expected: "one container with firelensConfiguration",
          };
        }
      }
    },
  },
  {
    id: "firelens-type",
    severity: "error",
    title: "firelensConfiguration.type is missing or unknown",
    why: "the task does not start: invalid firelens configuration type",
    source:
      "amazon-ecs-agent 1.105.1 agent/taskresource/firelens; ECS API reference: API_FirelensConfiguration",
    *check({ router }) {
      const type = router?.firelens.type;
      if (router !== undefined && type !== UNKNOWN && !ROUTER_TYPES.includes(type ?? "")) {
        yield {
          at: fieldOf(router, "firelensConfiguration", "type"),
          what: "the router needs a type",
          value: type,
          expected: oneOf(ROUTER_TYPES),
          nearest: type === undefined ? undefined : nearest(type, ROUTER_TYPES),
        };
      }
    },
  },
];
