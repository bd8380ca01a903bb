import { isRecord } from "../model/field-reader.js";
import { definitionOf, type FoundDefinition } from "./found-definition.js";

/**
 * The task definition as ECS writes it: input of RegisterTaskDefinition, output of RegisterTaskDefinition and
 * DescribeTaskDefinition, or a bare list of container definitions.
 *
 * @returns undefined if it is none of them.
 * @throws InputError if it has no container.
 */
export function ecsDefinition(json: unknown): FoundDefinition | undefined {
  if (Array.isArray(json)) {
    return {
      definition: definitionOf({}, json),
      pathInFile: ([first, ...steps]) => (first === "containerDefinitions" ? steps : []),
    };
  }
  if (!isRecord(json)) {
    return undefined;
  }
  const isWrapped = isRecord(json.taskDefinition);
  const fields = isRecord(json.taskDefinition) ? json.taskDefinition : json;
  if (!Array.isArray(fields.containerDefinitions)) {
    return undefined;
  }
  return {
    definition: definitionOf(fields, fields.containerDefinitions),
    pathInFile: (path) => (isWrapped ? ["taskDefinition", ...path] : path),
  };
}
