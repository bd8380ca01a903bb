import type { JsonPath } from "../finding.js";
import type { TaskDefinition } from "../model/task-definition.js";
import { InputError } from "./document.js";

/** A task definition that a file holds, in the shape of RegisterTaskDefinition; values decided later are UNKNOWN. */
export interface FoundDefinition {
  /** Its name within the file, such as `aws_ecs_task_definition.web`; undefined if the file is one definition. */
  readonly address?: string;
  readonly definition: TaskDefinition;
  /** The same with an `unknownText`, which names the expression, where a text is decided later. @default - the definition */
  readonly withTexts?: TaskDefinition;
  /** Where a value of the definition stands in the file. */
  readonly pathInFile: (path: JsonPath) => JsonPath;
  /** True if Terraform registers the definition. */
  readonly isTerraform?: boolean;
  /** True if the file marks values of the definition as sensitive: they must not be shown. */
  readonly isSensitive?: boolean;
}

/** A task definition of a file that cannot be checked. */
export interface SkippedDefinition {
  readonly address: string;
  readonly pathInFile: JsonPath;
  readonly reason: string;
  /** False if its containers are known later only, which is no fault of the file. */
  readonly isFault: boolean;
}

/** What a file holds. */
export interface FoundDefinitions {
  /** The content of objects in S3 that the file holds, by `<bucket>/<key>` or by their ARN. @default - none */
  readonly objects?: ReadonlyMap<string, string>;
  readonly definitions: readonly FoundDefinition[];
  readonly skipped: readonly SkippedDefinition[];
}

/** ECS takes ten; with more than these it is no task definition, and would only cost memory. */
const MAX_CONTAINERS = 100;

/**
 * A task definition of these fields and containers.
 *
 * @throws InputError if it has no container, or more than any task definition.
 */
export function definitionOf(
  fields: Readonly<Record<string, unknown>>,
  containers: readonly unknown[],
): TaskDefinition {
  if (containers.length === 0) {
    throw new InputError("the task definition has no container; expected one in containerDefinitions");
  }
  if (containers.length > MAX_CONTAINERS) {
    throw new InputError(`not a task definition: it has ${containers.length} containers, and ECS takes ten`);
  }
  return { ...fields, containerDefinitions: containers as TaskDefinition["containerDefinitions"] };
}
