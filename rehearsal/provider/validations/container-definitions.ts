import type { Diagnostic } from "../../protocol/diagnostic.js";
import { type ObjectValue, stringAt } from "../../protocol/value.js";

export interface ContainerDefinition {
  readonly name?: unknown;
  readonly portMappings?: unknown;
}

/** A task definition's containers must be a JSON array of objects. */
export function validateContainerDefinitions(config: ObjectValue): Diagnostic[] {
  const text = stringAt(config, "container_definitions");
  if (text === undefined) {
    return [];
  }
  const invalid = (detail: string): Diagnostic[] => [
    {
      path: ["container_definitions"],
      summary: "ECS Task Definition container_definitions is invalid",
      detail: `Error decoding JSON: ${detail}`,
    },
  ];
  try {
    const parsed: unknown = JSON.parse(text);
    if (!Array.isArray(parsed)) {
      return invalid(`a JSON array is needed, given ${excerpt(text)}`);
    }
    const odd = parsed.findIndex((element) => typeof element !== "object" || element === null);
    return odd < 0 ? [] : invalid(`element ${odd} is ${JSON.stringify(parsed[odd])}, an object is needed`);
  } catch (error) {
    return invalid(error instanceof Error ? error.message : String(error));
  }
}

/** The containers of a task definition that passed the rule above. */
export function containersOf(taskDefinition: ObjectValue): readonly ContainerDefinition[] {
  return JSON.parse(stringAt(taskDefinition, "container_definitions") ?? "[]") as ContainerDefinition[];
}

function excerpt(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
