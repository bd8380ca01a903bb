import { resolve, sep } from "node:path";
import type { JsonPath } from "../finding.js";
import { isRecord } from "../model/field-reader.js";
import { isUnknown } from "../model/unknown-text.js";
import { showPlaceholders } from "../preview/placeholders.js";
import { InputError } from "./document.js";
import type { FoundDefinitions } from "./found-definition.js";
import { ExpressionError, refuseDepth } from "./hcl-scanner.js";
import { readFileText } from "./read-text.js";
import { evaluateTemplate, type Scope } from "./terraform-expression.js";
import { type TerraformDefinition, terraformDefinition } from "./terraform-resource.js";

type Fields = Readonly<Record<string, unknown>>;

const TYPE = "aws_ecs_task_definition";

const INSTEAD = "expected the plan: terraform plan -out=plan.bin, then terraform show -json plan.bin";

/** True for Terraform in JSON, such as the cdk.tf.json that cdktf synthesizes. */
export function isTerraformJson(json: unknown): json is Fields {
  return isRecord(json) && isRecord(json.resource);
}

/**
 * Every aws_ecs_task_definition of a Terraform configuration in JSON, with variables at their defaults, and locals and
 * attributes of resources where the file says their values. What only Terraform knows is UNKNOWN.
 *
 * @param folder where templates are looked for, that of the file.
 */
export function terraformJsonDefinitions(json: Fields, folder: string): FoundDefinitions {
  const scope = scopeOf(json, folder);
  const found = Object.entries(record(record(json.resource)[TYPE])).map(([name, body]) => {
    const path = ["resource", TYPE, name, ...(Array.isArray(body) ? [0] : [])];
    return evaluateResource(`${TYPE}.${name}`, first(body), path, scope);
  });
  return {
    definitions: found.flatMap(({ definition }) => definition ?? []),
    skipped: found.flatMap(({ skipped }) => skipped ?? []),
    objects: objectContents(json, scope),
  };
}

/**
 * The content of the objects in S3 that the file holds. A bucket whose name is decided later has an ARN of which as little
 * is known, so that both stand for the object.
 */
function objectContents(json: Fields, scope: Scope): ReadonlyMap<string, string> {
  const contents = new Map<string, string>();
  for (const body of Object.values(record(record(json.resource).aws_s3_object))) {
    const { bucket, key, content } = record(first(body));
    try {
      const text = evaluate(content, scope);
      if (typeof text !== "string" || isUnknown(text)) {
        continue;
      }
      for (const name of [bucket, String(bucket).replace(/\.(?:bucket|id)\}$/, ".arn}")]) {
        const address = `${evaluate(name, scope)}/${evaluate(key, scope)}`;
        contents.set(showPlaceholders(address), showPlaceholders(text));
      }
    } catch (error) {
      if (!(error instanceof ExpressionError)) {
        throw error;
      }
    }
  }
  return contents;
}

function evaluateResource(address: string, body: unknown, path: JsonPath, scope: Scope): TerraformDefinition {
  const skip = (reason: string) => ({
    skipped: {
      address,
      pathInFile: [...path, "container_definitions"],
      reason: `${reason}; ${INSTEAD}`,
      isFault: true,
    },
  });
  try {
    const attributes = Object.entries(record(body)).filter(([name]) => name !== "//");
    const values = Object.fromEntries(attributes.map(([name, value]) => [name, evaluate(value, scope)]));
    if (isUnknown(values.container_definitions)) {
      return skip("container_definitions is an expression that takes Terraform");
    }
    return terraformDefinition({ address, values, path });
  } catch (error) {
    if (error instanceof ExpressionError) {
      return skip(`container_definitions holds ${error.message}`);
    }
    throw error;
  }
}

/**
 * Evaluates values of a Terraform configuration as far as that takes no Terraform. An `unknownText` stands for the rest.
 *
 * @throws ExpressionError for what is no expression, and for directives
 */
export function evaluator(json: Fields, folder: string): (value: unknown) => unknown {
  const scope = scopeOf(json, folder);
  return (value) => evaluate(value, scope);
}

function evaluate(value: unknown, scope: Scope): unknown {
  if (typeof value === "string") {
    return evaluateTemplate(value, scope);
  }
  if (Array.isArray(value)) {
    return value.map((item) => evaluate(item, scope));
  }
  if (isRecord(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, evaluate(item, scope)]));
  }
  return value;
}

function scopeOf(json: Fields, folder: string): Scope {
  const values = new Map<string, unknown>([["path.module", "."]]);
  let depth = 0;
  const scope: Scope = {
    reference(name) {
      if (!values.has(name)) {
        refuseDepth(depth + 1);
        // What refers to itself is not known.
        values.set(name, undefined);
        depth++;
        try {
          values.set(name, evaluate(expressionOf(json, name), scope));
        } finally {
          depth--;
        }
      }
      return values.get(name);
    },
    file(path) {
      const file = resolve(folder, path);
      return file.startsWith(resolve(folder) + sep) ? readTemplate(file) : undefined;
    },
  };
  return scope;
}

/** What the file says of the value that a reference stands for; undefined where it says nothing. */
function expressionOf(json: Fields, reference: string): unknown {
  const [type = "", name = "", attribute = "", ...others] = reference.split(".");
  if (type === "var") {
    return attribute === "" ? at(json, "variable", name, "default") : undefined;
  }
  if (type === "local") {
    return attribute === "" ? at(json, "locals", name) : undefined;
  }
  const resource = first(at(json, "resource", type, name));
  const isOne = at(resource, "count") === undefined && at(resource, "for_each") === undefined;
  const value = others.length === 0 && isOne ? at(resource, attribute) : undefined;
  // A block may hold more than the file says.
  return typeof value === "object" ? undefined : value;
}

/** What a value holds at these names, one in the other. */
function at(value: unknown, ...names: readonly string[]): unknown {
  return names.reduce<unknown>(
    (inner, name) => (isRecord(inner) && Object.hasOwn(inner, name) ? inner[name] : undefined),
    value,
  );
}

/** The only element of a list, as Terraform in JSON allows one for an object. */
function first(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value;
}

function record(value: unknown): Fields {
  return isRecord(value) ? value : {};
}

function readTemplate(file: string): string | undefined {
  try {
    return readFileText(file);
  } catch (error) {
    if (error instanceof InputError) {
      return undefined;
    }
    throw error;
  }
}
