import { nearest } from "../facts/nearest.js";
import { showValue } from "../message.js";
import { type Field, UNKNOWN } from "../model/field-reader.js";
import type { Container } from "../model/task-model.js";
import { fieldOf, type Rule } from "../rule.js";

const MAX_CONTAINERS = 10;
const MAX_NAME_LENGTH = 255;

/** The definition as ECS registers it: types, fields and container names. */
export const DEFINITION_RULES: readonly Rule[] = [
  {
    id: "wrong-type",
    severity: "error",
    title: "a field has the wrong JSON type, such as a number or a boolean for a log option",
    why: "RegisterTaskDefinition refuses the definition: log options are a map of strings to strings",
    source: "ECS API reference: API_ContainerDefinition, API_LogConfiguration",
    *check({ wrongTypes }) {
      for (const { at, message } of wrongTypes) {
        yield { at, what: message };
      }
    },
  },
  {
    id: "unknown-field",
    severity: "warning",
    title:
      "a container definition, logConfiguration or firelensConfiguration has a field that ECS does not know",
    why: "a misspelt logConfiguration or firelensConfiguration is dropped on the way, and the logs with it",
    source: "ECS API reference: API_ContainerDefinition",
    *check({ containers }) {
      for (const container of containers) {
        for (const { at, key, known } of container.unknownFields) {
          yield {
            at,
            what: `ECS knows no field ${showValue(key)} here`,
            nearest: nearest(key, known),
          };
        }
      }
    },
  },
  {
    id: "container-name",
    severity: "error",
    title: "a container has no name, or one that ECS does not take",
    why: "RegisterTaskDefinition refuses the definition; FireLens makes the tag of the logs from the name",
    source: "ECS API reference: API_ContainerDefinition, name",
    *check({ containers }) {
      for (const container of containers) {
        const at = fieldOf(container, "name");
        const expected = `1 to ${MAX_NAME_LENGTH} letters, digits, hyphens and underscores`;
        if (container.name === undefined) {
          yield { at, what: "the container has no name", expected };
        } else if (container.name !== UNKNOWN && !isName(container.name)) {
          yield { at, what: "ECS does not take this name", value: container.name, expected };
        }
      }
    },
  },
  {
    id: "duplicate-container-name",
    severity: "error",
    title: "two containers have the same name",
    why: "RegisterTaskDefinition refuses the definition",
    source: "ECS API reference: API_ContainerDefinition, name",
    *check({ containers }) {
      const seen = new Map<string, Container>();
      for (const container of containers) {
        if (typeof container.name !== "string") {
          continue;
        }
        const first = seen.get(container.name);
        if (first !== undefined) {
          yield {
            at: fieldOf(container, "name"),
            what: `the name is also that of containerDefinitions[${first.index}]`,
            value: container.name,
          };
        } else {
          seen.set(container.name, container);
        }
      }
    },
  },
  {
    id: "too-many-containers",
    severity: "error",
    title: "a task definition has more than ten containers",
    why: "RegisterTaskDefinition refuses the definition",
    source: "ECS service quotas: containers per task definition",
    *check({ containers }) {
      if (containers.length > MAX_CONTAINERS) {
        yield {
          at: ["containerDefinitions"],
          what: `the task definition has ${containers.length} containers`,
          expected: `at most ${MAX_CONTAINERS}`,
        };
      }
    },
  },
  {
    id: "tag-overlap",
    severity: "error",
    title: "the name of a container begins with that of another and -firelens",
    why: "Match app-firelens* of container app also takes the logs of container app-firelens-x",
    source: "amazon-ecs-agent 1.105.1 agent/taskresource/firelens/firelensconfig_unix.go:245-289",
    *check({ firelensContainers }) {
      const names = new Set(firelensContainers.map(({ container }) => container.name));
      for (const { container } of firelensContainers) {
        const other = overlapOf(container.name, names);
        if (other !== undefined) {
          yield {
            at: fieldOf(container, "name"),
            what: `the logs also match ${showValue(`${other}-firelens*`)}, the output of another container`,
            expected: "a name that does not begin so",
          };
        }
      }
    },
  },
];

function overlapOf(name: Field<string>, others: ReadonlySet<Field<string>>): string | undefined {
  if (typeof name !== "string" || name.length > MAX_NAME_LENGTH) {
    return undefined;
  }
  for (let end = name.indexOf("-firelens"); end !== -1; end = name.indexOf("-firelens", end + 1)) {
    const other = name.slice(0, end);
    if (others.has(other)) {
      return other;
    }
  }
  return undefined;
}

function isName(name: string): boolean {
  return name.length <= MAX_NAME_LENGTH && /^[A-Za-z0-9_-]+$/.test(name);
}
