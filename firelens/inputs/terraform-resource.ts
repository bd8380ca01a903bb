import type { JsonPath } from "../finding.js";
import { isRecord, UNKNOWN } from "../model/field-reader.js";
import type { TaskDefinition } from "../model/task-definition.js";
import { withUnknowns } from "../model/unknown-text.js";
import { InputError } from "./document.js";
import { definitionOf, type FoundDefinition, type SkippedDefinition } from "./found-definition.js";
import { parseJson } from "./json.js";

/** An aws_ecs_task_definition. */
export interface TerraformResource {
  readonly address: string;
  /** Its attributes; UNKNOWN, or with an `unknownText`, if Terraform does not know them yet. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Where the attributes stand in the file. */
  readonly path: JsonPath;
  /** For each sensitive attribute true, as in `sensitive_values`. */
  readonly sensitive?: unknown;
}

/** One of the two. */
export interface TerraformDefinition {
  readonly definition?: FoundDefinition;
  readonly skipped?: SkippedDefinition;
}

/**
 * The task definition that an aws_ecs_task_definition registers. Its containers are JSON in a string: the path of a
 * value in it leads to the string, and on into that JSON.
 */
export function terraformDefinition({
  address,
  values,
  path,
  sensitive,
}: TerraformResource): TerraformDefinition {
  const skip = (reason: string, isFault: boolean) => ({
    skipped: { address, pathInFile: [...path, "container_definitions"], reason, isFault },
  });
  const { container_definitions: text } = values;
  if (text === UNKNOWN) {
    return skip("container_definitions is known after apply only", false);
  }
  try {
    const containers = typeof text === "string" ? parseJson(text) : text;
    if (!Array.isArray(containers)) {
      return skip("container_definitions is not a list in JSON", true);
    }
    const withTexts = definitionOf(ecsFields(values), containers);
    return {
      definition: {
        address,
        definition: withUnknowns(withTexts) as TaskDefinition,
        withTexts,
        pathInFile: (steps) => [...path, ...terraformPath(steps)],
        isTerraform: true,
        isSensitive: isRecord(sensitive) && isMarked(sensitive),
      },
    };
  } catch (error) {
    if (error instanceof InputError) {
      return skip(`container_definitions: ${error.message}`, true);
    }
    throw error;
  }
}

/** True if any attribute that the definition is made of is sensitive, as a whole or in part. */
function isMarked(sensitive: unknown): boolean {
  return (
    sensitive === true ||
    (typeof sensitive === "object" && sensitive !== null && Object.values(sensitive).some(isMarked))
  );
}

/** `requires_compatibilities` and the other attributes under the names of ECS. */
function ecsFields(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const fields = Object.fromEntries(
    Object.entries(values)
      .filter(([name, value]) => name !== "container_definitions" && value !== null)
      .map(([name, value]) => [camelCase(name), value]),
  );
  const { volume, runtimePlatform, ...rest } = fields;
  return {
    ...rest,
    ...(Array.isArray(volume) ? { volumes: volume } : {}),
    ...(Array.isArray(runtimePlatform) && isRecord(runtimePlatform[0])
      ? { runtimePlatform: renameKeys(runtimePlatform[0]) }
      : {}),
  };
}

function renameKeys(record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [camelCase(name), value]));
}

function camelCase(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function terraformPath([first, ...steps]: JsonPath): JsonPath {
  switch (first) {
    case undefined:
      return [];
    case "containerDefinitions":
      return ["container_definitions", ...steps];
    case "volumes":
      return ["volume", ...steps];
    case "runtimePlatform":
      return ["runtime_platform", 0, ...steps.map((step) => snakeCase(String(step)))];
    default:
      return [snakeCase(String(first)), ...steps];
  }
}
