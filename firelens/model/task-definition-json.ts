import { isRecord } from "./field-reader.js";
import type { TaskDefinition } from "./task-definition.js";

/** ECS takes ten; with more than these it is no task definition, and would only cost memory. */
const MAX_CONTAINERS = 100;

/**
 * The task definition in a JSON value: input of RegisterTaskDefinition, output of DescribeTaskDefinition, or a
 * bare list of container definitions. Only this outer shape is looked at; checkTaskDefinition takes any content.
 *
 * @throws Error if it is none of them.
 */
export function taskDefinitionIn(json: unknown): TaskDefinition {
  if (Array.isArray(json)) {
    return { containerDefinitions: bounded(json) };
  }
  if (!isRecord(json)) {
    throw new Error("not a task definition: neither an object nor a list of container definitions");
  }
  const definition = isRecord(json.taskDefinition) ? json.taskDefinition : json;
  if (Array.isArray(definition.containerDefinitions)) {
    return { ...definition, containerDefinitions: bounded(definition.containerDefinitions) };
  }
  const hint = Object.keys(definition).includes("ContainerDefinitions")
    ? "; the names of CloudFormation, such as ContainerDefinitions, are not read"
    : "";
  throw new Error(`not a task definition: it has no list containerDefinitions${hint}`);
}

function bounded<T>(containers: readonly T[]): readonly T[] {
  if (containers.length > MAX_CONTAINERS) {
    throw new Error(`not a task definition: it has ${containers.length} containers, and ECS takes ten`);
  }
  return containers;
}
