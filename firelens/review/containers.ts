import { UNKNOWN } from "../model/field-reader.js";
import { containersOf, withoutCredentials } from "./container-shape.js";
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
    const fields = differences(withoutCredentials(one ?? NO_FIELDS), withoutCredentials(other ?? NO_FIELDS));
    const action = one === undefined ? "create" : other === undefined ? "destroy" : "update";
    return action === "update" && fields.length === 0 ? [] : [{ address, container, action, fields }];
  });
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
