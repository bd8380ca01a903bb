import { mayBeCredential } from "../facts/credentials.js";
import { parseJson } from "../inputs/json.js";
import { isRecord } from "../model/field-reader.js";
import { type Fields, SensitiveValue } from "./values.js";

/** A list whose elements have names: it is compared by these, whatever its order. */
interface NamedList {
  /** The fields that name an element. */
  readonly names: readonly string[];
  /** The field that stands for the element. @default - the element itself */
  readonly value?: string;
}

/** By name of the list. */
const NAMED_LISTS: Readonly<Record<string, NamedList>> = {
  dependsOn: { names: ["containerName"], value: "condition" },
  environment: { names: ["name"], value: "value" },
  environmentFiles: { names: ["value"] },
  extraHosts: { names: ["hostname"], value: "ipAddress" },
  mountPoints: { names: ["containerPath"] },
  portMappings: { names: ["containerPort", "containerPortRange", "protocol"] },
  secretOptions: { names: ["name"], value: "valueFrom" },
  secrets: { names: ["name"], value: "valueFrom" },
  systemControls: { names: ["namespace"], value: "value" },
  ulimits: { names: ["name"] },
  volumesFrom: { names: ["sourceContainer"] },
};

/**
 * What ECS fills in where a field is absent.
 *
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
 */
const DEFAULTS: Readonly<Record<string, unknown>> = { cpu: 0, essential: true, protocol: "tcp" };

/** The containers by name, in one shape: without defaults, and with lists of named elements as objects. */
export function containersOf(text: unknown): ReadonlyMap<string, Fields> | undefined {
  if (text === undefined) {
    return new Map();
  }
  const containers = readContainers(text);
  if (!Array.isArray(containers)) {
    return undefined;
  }
  return new Map(
    containers.filter(isRecord).map((container, index) => {
      const { name = `container ${index + 1}`, ...fields } = container;
      return [String(name), inOneShape(fields) as Fields];
    }),
  );
}

function readContainers(text: unknown): unknown {
  try {
    return parseJson(String(text));
  } catch {
    return undefined;
  }
}

function inOneShape(value: unknown, name?: string): unknown {
  if (Array.isArray(value)) {
    const elements = value.map((element) => inOneShape(element));
    const list = name === undefined ? undefined : NAMED_LISTS[name];
    return list !== undefined && elements.every(isRecord) ? byName(elements, list) : elements;
  }
  if (isRecord(value)) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key, field]) => field !== null && DEFAULTS[key] !== field && !isSamePort(key, value))
        .map(([key, field]) => [key, inOneShape(field, key)]),
    );
  }
  return value;
}

/** True for a hostPort that is the containerPort, as it is in the network mode of Fargate. */
function isSamePort(key: string, { hostPort, containerPort }: Fields): boolean {
  return key === "hostPort" && hostPort === containerPort;
}

/** `[{"name": "A", "value": "1"}]` → `{"A": "1"}`. */
function byName(elements: readonly Fields[], { names, value }: NamedList): Fields {
  return Object.fromEntries(
    elements.map((element) => {
      const key = names.flatMap((name) => (element[name] === undefined ? [] : [String(element[name])]));
      return [key.join("/"), value === undefined ? element : element[value]];
    }),
  );
}

/** The fields whose values the user names: options of log drivers and of FireLens, variables, labels. */
const NAMED_VALUES = new Set(["dockerLabels", "environment", "options"]);

/** The container with a SensitiveValue for each value that is a credential, whether the plan says so or not. */
export function withoutCredentials(container: Fields): Fields {
  return replaceCredentials(container, (value) => new SensitiveValue(value));
}

/** The values of the containers that are credentials. @param text the containers in JSON */
export function credentialsIn(text: unknown): readonly string[] {
  const found: string[] = [];
  for (const container of containersOf(text)?.values() ?? []) {
    replaceCredentials(container, (value) => found.push(value));
  }
  return found;
}

function replaceCredentials(fields: Fields, replace: (value: string) => unknown, areNamed = false): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      if (isRecord(value)) {
        return [name, replaceCredentials(value, replace, NAMED_VALUES.has(name))];
      }
      const isCredential = areNamed && typeof value === "string" && mayBeCredential(name, value);
      return [name, isCredential ? replace(value) : value];
    }),
  );
}
