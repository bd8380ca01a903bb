import { formatMessage } from "../../../firelens/message.js";
import type { Diagnostic } from "../../protocol/diagnostic.js";
import { isList, isObject, type ObjectValue, stringAt, type Value } from "../../protocol/value.js";
import type { Type } from "../../schema/block.js";
import { CONTAINER_DEFINITION } from "../data/container-definition.js";

export interface ContainerDefinition {
  readonly name?: unknown;
  readonly portMappings?: unknown;
}

/** `container_definitions` must be a JSON array of objects whose fields have the types of the ECS API. */
export function validateContainerDefinitions(config: ObjectValue): Diagnostic[] {
  const text = stringAt(config, "container_definitions");
  const detail = text === undefined ? undefined : findFault(text);
  return detail === undefined
    ? []
    : [
        {
          path: ["container_definitions"],
          summary: "ECS Task Definition container_definitions is invalid",
          detail,
        },
      ];
}

/** The containers of a task definition that is valid. */
export function containersOf(taskDefinition: ObjectValue): readonly ContainerDefinition[] {
  return JSON.parse(stringAt(taskDefinition, "container_definitions") ?? "[]") as ContainerDefinition[];
}

function findFault(text: string): string | undefined {
  try {
    return findTypeFault("container_definitions", ["list", CONTAINER_DEFINITION], JSON.parse(text) as Value);
  } catch (error) {
    return `error decoding JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** The first value of another type than the ECS API has there. Null stands for any value, as does a missing field. */
function findTypeFault(path: string, type: Type, value: Value): string | undefined {
  if (value === null) {
    return undefined;
  }
  const wrong = (expected: string) => formatMessage({ what: path, value, expected });
  switch (type) {
    case "string":
      return typeof value === "string" ? undefined : wrong("a string");
    case "number":
      return Number.isInteger(value) ? undefined : wrong("a whole number");
    case "bool":
      return typeof value === "boolean" ? undefined : wrong("true or false");
    case "dynamic":
      return undefined;
  }
  const [kind, element] = type;
  if (kind === "list" || kind === "set") {
    return isList(value)
      ? firstFault(value.map((each, index) => [`${path}[${index}]`, element, each]))
      : wrong("an array");
  }
  if (!isObject(value)) {
    return wrong("an object");
  }
  return firstFault(
    kind === "map"
      ? Object.entries(value).map(([key, each]) => [`${path}.${key}`, element, each])
      : Object.entries(element).map(([key, each]) => [`${path}.${key}`, each, value[key] ?? null]),
  );
}

function firstFault(values: readonly (readonly [string, Type, Value])[]): string | undefined {
  for (const [path, type, value] of values) {
    const fault = findTypeFault(path, type, value);
    if (fault !== undefined) {
      return fault;
    }
  }
  return undefined;
}
