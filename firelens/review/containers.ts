import { parseJson } from "../inputs/json.js";
import { isRecord, UNKNOWN } from "../model/field-reader.js";
import { definitionChanges } from "./definition.js";
import { differences, type FieldChange } from "./differences.js";
import type { Entry } from "./entry.js";
import type { Plan, ResourceChange } from "./plan.js";
import { changeText, type Fields, isSameValue, NO_FIELDS, SensitiveValue, textOf } from "./values.js";

/** What changes in a container, or in the task definition around the containers. */
export interface ContainerChange {
  /** Of the task definition. */
  readonly address: string;
  /** Undefined for the task definition itself. */
  readonly container?: string;
  readonly action: "create" | "update" | "destroy";
  readonly fields: readonly FieldChange[];
  /** Why the containers cannot be compared. */
  readonly unknown?: string;
}

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

/** Attributes of aws_ecs_task_definition that AWS gives, or that are shown container by container. */
const NO_SETTINGS = new Set([
  "arn",
  "arn_without_revision",
  "container_definitions",
  "id",
  "revision",
  "tags_all",
]);

export function containerChanges(plan: Plan): readonly ContainerChange[] {
  return definitionChanges(plan).flatMap((change) => [...taskChange(change), ...changesOfContainers(change)]);
}

function taskChange({ address, before, after }: ResourceChange): readonly ContainerChange[] {
  if (before === undefined || after === undefined) {
    return [];
  }
  const fields = differences(settingsOf(before), settingsOf(after));
  return fields.length === 0 ? [] : [{ address, action: "update", fields }];
}

function settingsOf(values: Fields): Fields {
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => !NO_SETTINGS.has(name) && value !== ""),
  );
}

function changesOfContainers({ address, before, after }: ResourceChange): readonly ContainerChange[] {
  const [old, next] = [before?.container_definitions, after?.container_definitions];
  const unknown = (reason: string): readonly ContainerChange[] => [
    { address, action: before === undefined ? "create" : "update", fields: [], unknown: reason },
  ];
  if (isSameValue(old, next)) {
    return [];
  }
  if (old instanceof SensitiveValue || next instanceof SensitiveValue) {
    return unknown("they are sensitive, and change");
  }
  if (next === UNKNOWN) {
    return unknown("they are known after apply");
  }
  const [oldContainers, newContainers] = [containersOf(old), containersOf(next)];
  if (oldContainers === undefined || newContainers === undefined) {
    return unknown("they are no list in JSON");
  }
  const names = new Set([...oldContainers.keys(), ...newContainers.keys()]);
  return [...names].flatMap((container) => {
    const [one, other] = [oldContainers.get(container), newContainers.get(container)];
    const fields = differences(one ?? NO_FIELDS, other ?? NO_FIELDS);
    const action = one === undefined ? "create" : other === undefined ? "destroy" : "update";
    return action === "update" && fields.length === 0 ? [] : [{ address, container, action, fields }];
  });
}

/** The containers by name, in one shape: without defaults, and with lists of named elements as objects. */
function containersOf(text: unknown): ReadonlyMap<string, Fields> | undefined {
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

export function describeContainerChange(change: ContainerChange): Entry {
  const { address, container, action, fields, unknown } = change;
  const verb = { create: "is new", update: "changes", destroy: "goes" }[action];
  return {
    sign: action === "create" ? "+" : action === "destroy" ? "-" : "~",
    text: container === undefined ? `${address} ${verb}` : `container ${container} of ${address} ${verb}`,
    details:
      unknown === undefined
        ? fields.map((field) => describeField(field, action))
        : [`its containers cannot be compared: ${unknown}`],
  };
}

function describeField({ field, before, after }: FieldChange, action: ContainerChange["action"]): string {
  switch (action) {
    case "create":
      return `+ ${field}: ${textOf(after)}`;
    case "destroy":
      return `- ${field}: ${textOf(before)}`;
    case "update":
      return `~ ${field}: ${changeText(before, after)}`;
  }
}
