import { isList, isObject, objectsAt, UNKNOWN, type Value } from "../protocol/value.js";
import type { Type } from "../schema/block.js";
import { CONTAINER_DEFINITION } from "./data/container-definition.js";

/** Attributes whose case the provider ignores. */
const CASE_INSENSITIVE_ATTRIBUTES: ReadonlySet<string> = new Set(["protocol"]);

/**
 * Whether the provider plans no change from one value of an attribute to another. It takes an empty value for none,
 * ignores the order of a set, and compares JSON by its content.
 *
 * @param name of the attribute
 * @param type of the attribute; none for a value inside an attribute of a dynamic type
 */
export function isEquivalent(name: string, type: Type | undefined, one: Value, other: Value): boolean {
  if (one === UNKNOWN || other === UNKNOWN) {
    return false;
  }
  if (isEmpty(one) || isEmpty(other)) {
    return isEmpty(one) && isEmpty(other);
  }
  if (typeof one === "string" && typeof other === "string") {
    return isEquivalentText(name, one, other);
  }
  const [kind, element] = Array.isArray(type) ? (type as readonly [string, Type]) : [];
  if (isList(one) && isList(other)) {
    const isSame = (a: Value, b: Value) => isEquivalent(name, element, a, b);
    return kind === "set" ? hasSameElements(one, other, isSame) : hasSameOrder(one, other, isSame);
  }
  if (isObject(one) && isObject(other)) {
    const fields = kind === "object" ? (element as unknown as Readonly<Record<string, Type>>) : {};
    const names = kind === "object" ? Object.keys(fields) : fieldsOf(one, other);
    return names.every((field) =>
      isEquivalent(
        field,
        fields[field] ?? (kind === "map" ? element : undefined),
        one[field] ?? null,
        other[field] ?? null,
      ),
    );
  }
  return one === other;
}

/** Whether a value is one that the provider stores for an argument that is left out. */
export function isEmpty(value: Value): boolean {
  if (isList(value)) {
    return value.length === 0;
  }
  if (isObject(value)) {
    return Object.values(value).every(isEmpty);
  }
  return value === null || value === "" || value === false || value === 0;
}

function isEquivalentText(name: string, one: string, other: string): boolean {
  if (one === other) {
    return true;
  }
  if (CASE_INSENSITIVE_ATTRIBUTES.has(name)) {
    return one.toLowerCase() === other.toLowerCase();
  }
  const [parsedOne, parsedOther] = [parseJson(one), parseJson(other)];
  if (parsedOne === undefined || parsedOther === undefined) {
    return false;
  }
  return name === "container_definitions"
    ? isEquivalent(
        name,
        ["list", CONTAINER_DEFINITION],
        withContainerDefaults(parsedOne),
        withContainerDefaults(parsedOther),
      )
    : isEquivalentPolicy(parsedOne, parsedOther);
}

/** Fields that ECS adds. Source: Amazon ECS API Reference, "ContainerDefinition", "PortMapping" in network mode awsvpc. */
function withContainerDefaults(containers: Value): Value {
  const objects = isList(containers) ? containers.filter(isObject) : [];
  return objects.map((container) => ({
    ...container,
    essential: container.essential ?? true,
    portMappings: objectsAt(container, "portMappings").map((mapping) => ({
      ...mapping,
      hostPort: mapping.hostPort || (mapping.containerPort ?? null),
      protocol: mapping.protocol ?? "tcp",
    })),
  }));
}

/**
 * In a policy and in an event pattern the order of a list has no meaning, and a list of one is the same as its element.
 * Source: IAM User Guide, "Grammar of the IAM JSON policy language".
 */
function isEquivalentPolicy(one: Value, other: Value): boolean {
  if (isEmpty(one) && isEmpty(other)) {
    return true;
  }
  if (isList(one) || isList(other)) {
    return hasSameElements(isList(one) ? one : [one], isList(other) ? other : [other], isEquivalentPolicy);
  }
  if (isObject(one) && isObject(other)) {
    return fieldsOf(one, other).every((field) =>
      isEquivalentPolicy(one[field] ?? null, other[field] ?? null),
    );
  }
  return one === other;
}

function hasSameOrder(
  one: readonly Value[],
  other: readonly Value[],
  isSame: (a: Value, b: Value) => boolean,
): boolean {
  return one.length === other.length && one.every((element, index) => isSame(element, other[index] ?? null));
}

function hasSameElements(
  one: readonly Value[],
  other: readonly Value[],
  isSame: (a: Value, b: Value) => boolean,
): boolean {
  const rest = [...other];
  const isInRest = (element: Value) => {
    const index = rest.findIndex((candidate) => isSame(element, candidate));
    return index >= 0 && rest.splice(index, 1).length === 1;
  };
  return one.length === other.length && one.every(isInRest);
}

function fieldsOf(one: object, other: object): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])];
}

/** The value of a JSON object or list; undefined for any other text. */
function parseJson(text: string): Value | undefined {
  if (!/^\s*[[{]/.test(text)) {
    return undefined;
  }
  try {
    return JSON.parse(text) as Value;
  } catch {
    return undefined;
  }
}
