import { resolve, sep } from "node:path";
import type { JsonPath } from "../finding.js";
import { isRecord, UNKNOWN } from "../model/field-reader.js";
import { InputError } from "./document.js";
import type { FoundDefinitions } from "./found-definition.js";
import { ExpressionError } from "./hcl-scanner.js";
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
 * Every aws_ecs_task_definition of a Terraform configuration in JSON, with variables at their defaults. What only
 * Terraform knows, such as the attributes of other resources, is UNKNOWN.
 *
 * @param folder where templates are looked for, that of the file.
 */
export function terraformJsonDefinitions(json: Fields, folder: string): FoundDefinitions {
  const scope = scopeOf(json, folder);
  const resources = isRecord(json.resource) ? json.resource[TYPE] : undefined;
  const found = Object.entries(isRecord(resources) ? resources : {}).map(([name, body]) => {
    const isList = Array.isArray(body);
    const path = ["resource", TYPE, name, ...(isList ? [0] : [])];
    return evaluateResource(`${TYPE}.${name}`, isList ? body[0] : body, path, scope);
  });
  return {
    definitions: found.flatMap(({ definition }) => definition ?? []),
    skipped: found.flatMap(({ skipped }) => skipped ?? []),
  };
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
    const attributes = Object.entries(isRecord(body) ? body : {}).filter(([name]) => name !== "//");
    const values = Object.fromEntries(attributes.map(([name, value]) => [name, evaluate(value, scope)]));
    if (values.container_definitions === UNKNOWN) {
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
  const variables = isRecord(json.variable) ? json.variable : {};
  return {
    reference(name) {
      if (name === "path.module") {
        return ".";
      }
      const variable = name.startsWith("var.") ? variables[name.slice("var.".length)] : undefined;
      return isRecord(variable) ? variable.default : undefined;
    },
    file(path) {
      const file = resolve(folder, path);
      return file.startsWith(resolve(folder) + sep) ? readTemplate(file) : undefined;
    },
  };
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
