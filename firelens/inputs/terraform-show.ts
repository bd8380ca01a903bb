import type { JsonPath } from "../finding.js";
import { isRecord, UNKNOWN } from "../model/field-reader.js";
import { InputError } from "./document.js";
import type { FoundDefinitions } from "./found-definition.js";
import { terraformDefinition } from "./terraform-resource.js";

/** Source: https://developer.hashicorp.com/terraform/internals/json-format (format_version). */
const FORMAT_VERSION = /^(?:0\.[12]|1\.\d+)$/;

type Fields = Readonly<Record<string, unknown>>;

interface Resource {
  readonly values: Fields;
  readonly path: JsonPath;
}

/** True for the JSON that `terraform show -json` writes of a plan or a state. */
export function isTerraformShow(json: unknown): json is Fields {
  return isRecord(json) && typeof json.format_version === "string";
}

/**
 * Every aws_ecs_task_definition of a plan or state, by its address. What is known after apply only is UNKNOWN.
 *
 * @throws InputError for a format version that is not known.
 */
export function terraformShowDefinitions(json: Fields): FoundDefinitions {
  const version = String(json.format_version);
  if (!FORMAT_VERSION.test(version)) {
    throw new InputError(
      `the JSON of a Terraform plan or state, of format version ${version}; expected format version 1, as terraform show -json of Terraform 1 writes it`,
    );
  }
  const [key, root] = isRecord(json.planned_values)
    ? (["planned_values", json.planned_values] as const)
    : (["values", json.values] as const);
  const module = isRecord(root) ? root.root_module : undefined;
  const unknowns = unknownValues(json.resource_changes);
  const resources = resourcesOf(module, [key, "root_module"]);
  const found = ofType(resources, "aws_ecs_task_definition").map(({ values: resource, path }) => {
    const address = String(resource.address);
    return terraformDefinition({
      address,
      values: { ...(isRecord(resource.values) ? resource.values : {}), ...unknowns.get(address) },
      path: [...path, "values"],
      sensitive: resource.sensitive_values,
    });
  });
  return {
    definitions: found.flatMap(({ definition }) => definition ?? []),
    skipped: found.flatMap(({ skipped }) => skipped ?? []),
    objects: objectContents(ofType(resources, "aws_s3_object")),
  };
}

/** The content of objects in S3 that is known, by `<bucket>/<key>`. */
function objectContents(objects: readonly Resource[]): ReadonlyMap<string, string> {
  const contents = new Map<string, string>();
  for (const { values: object } of objects) {
    const { bucket, key, content } = isRecord(object.values) ? object.values : {};
    if (typeof content === "string" && !isSensitive(object, "content")) {
      contents.set(`${bucket}/${key}`, content);
    }
  }
  return contents;
}

function isSensitive({ sensitive_values: sensitive }: Fields, attribute: string): boolean {
  return isRecord(sensitive) && sensitive[attribute] === true;
}

function ofType(resources: readonly Resource[], type: string): readonly Resource[] {
  return resources.filter(({ values: resource }) => resource.type === type);
}

function resourcesOf(module: unknown, path: JsonPath): readonly Resource[] {
  if (!isRecord(module)) {
    return [];
  }
  const resources = Array.isArray(module.resources) ? module.resources : [];
  const children = Array.isArray(module.child_modules) ? module.child_modules : [];
  return [
    ...resources.flatMap((resource: unknown, index) =>
      isRecord(resource) && resource.mode !== "data"
        ? [{ values: resource, path: [...path, "resources", index] }]
        : [],
    ),
    ...children.flatMap((child: unknown, index) => resourcesOf(child, [...path, "child_modules", index])),
  ];
}

/** The attributes that a plan does not know, by the resource's address. */
function unknownValues(changes: unknown): ReadonlyMap<string, Fields> {
  const unknowns = new Map<string, Fields>();
  for (const change of Array.isArray(changes) ? changes : []) {
    if (isRecord(change) && isRecord(change.change) && isRecord(change.change.after_unknown)) {
      const names = Object.entries(change.change.after_unknown).filter(([, isUnknown]) => isUnknown === true);
      unknowns.set(String(change.address), Object.fromEntries(names.map(([name]) => [name, UNKNOWN])));
    }
  }
  return unknowns;
}
