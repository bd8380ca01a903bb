import { terraformJsonDefinitions } from "../firelens/inputs/cdk-tf-json.js";
import type { FoundDefinition } from "../firelens/inputs/found-definition.js";
import type { ContainerDefinition, TaskDefinition } from "../firelens/model/task-definition.js";
import { withExpressions } from "../firelens/model/unknown-text.js";
import type { FileContents } from "../firelens/preview/configuration.js";
import { named } from "./named.js";
import { type StackOrProps, stackOf, withFiles } from "./synthesize.js";

/** Which task definition is rendered, and with which values. */
export interface RenderOptions {
  /** Values of the stack's variables. @default - their defaults */
  readonly variables?: Readonly<Record<string, unknown>>;
  /** The name of the task definition in Terraform, of a stack that has several. @default - the only one */
  readonly taskDefinition?: string;
}

/** A container as ECS gets it. Fields that are not listed are there, too. */
export type RenderedContainer = ContainerDefinition & Readonly<Record<string, unknown>>;

/** A task definition of a stack. */
export interface StackTaskDefinition {
  /** The definition; a text that Terraform decides is an `unknownText`. */
  readonly definition: TaskDefinition;
  /** The content of the stack's objects in S3. */
  readonly objects: FileContents;
}

/**
 * The containers that ECS gets, as Terraform renders them, without Terraform. What only AWS decides, such as the ARN of a
 * resource, stands there as the expression: `${aws_s3_bucket.logs.arn}`.
 *
 * @throws ConfigurationError with all findings of the stack
 * @throws Error where there is no such variable or task definition, or several of the latter
 */
export function containerDefinitions(
  subject: StackOrProps,
  options: RenderOptions = {},
): RenderedContainer[] {
  return containersOf(taskDefinition(subject, options));
}

/** The containers of a task definition, with what Terraform decides as expressions. */
export function containersOf({ definition }: StackTaskDefinition): RenderedContainer[] {
  const containers = withExpressions(definition.containerDefinitions, (text) => `\${${text}}`);
  return containers as RenderedContainer[];
}

/** The only task definition of a stack, or the one that the options name. */
export function taskDefinition(subject: StackOrProps, options: RenderOptions): StackTaskDefinition {
  const all = taskDefinitions(subject, options);
  const [first, ...others] = Object.keys(all);
  const { taskDefinition: name } = options;
  if (name === undefined && others.length > 0) {
    throw new Error(
      `a stack with several task definitions; expected taskDefinition with one of ${Object.keys(all).join(", ")}`,
    );
  }
  return named("task definition", all, name ?? first ?? "aws_ecs_task_definition");
}

/** The task definitions of a stack by their names in Terraform. */
export function taskDefinitions(
  subject: StackOrProps,
  { variables = {} }: RenderOptions = {},
): Readonly<Record<string, StackTaskDefinition>> {
  return withFiles(stackOf(subject), (folder, text) => {
    const json = JSON.parse(text);
    for (const [name, value] of Object.entries(variables)) {
      named("variable", json.variable ?? {}, name);
      json.variable[name] = { default: value };
    }
    const { definitions, skipped, objects = new Map() } = terraformJsonDefinitions(json, folder);
    const [unreadable] = skipped;
    if (unreadable !== undefined) {
      throw new Error(`${unreadable.address}: ${unreadable.reason}`);
    }
    return Object.fromEntries(
      definitions.map((found) => [
        nameOf(found),
        { definition: found.withTexts ?? found.definition, objects },
      ]),
    );
  });
}

function nameOf({ address = "" }: FoundDefinition): string {
  return address.slice("aws_ecs_task_definition.".length);
}
