import type { FoundDefinition } from "../inputs/found-definition.js";
import { terraformDefinition } from "../inputs/terraform-resource.js";
import { isRecord, UNKNOWN } from "../model/field-reader.js";
import type { Plan, ResourceChange } from "./plan.js";
import { type Fields, SensitiveValue } from "./values.js";

/** The changes of task definitions. */
export function definitionChanges({ resources }: Plan): readonly ResourceChange[] {
  return resources.filter(
    ({ type, kind }) => type === "aws_ecs_task_definition" && kind !== "none" && kind !== "forget",
  );
}

/** The task definition before or after a change, with UNKNOWN for what is sensitive; undefined if it is not known. */
export function definitionOf(address: string, values: Fields | undefined): FoundDefinition | undefined {
  return values === undefined
    ? undefined
    : terraformDefinition({ address, values: withoutSensitive(values) as Fields, path: [] }).definition;
}

function withoutSensitive(value: unknown): unknown {
  if (value instanceof SensitiveValue) {
    return UNKNOWN;
  }
  if (Array.isArray(value)) {
    return value.map(withoutSensitive);
  }
  return isRecord(value)
    ? Object.fromEntries(Object.entries(value).map(([name, field]) => [name, withoutSensitive(field)]))
    : value;
}
