import type { Finding } from "../finding.js";
import { showValue } from "../message.js";
import type { TaskDefinition } from "../model/task-definition.js";
import { credentialsIn } from "./container-shape.js";
import { definitionChanges, definitionOf } from "./definition.js";
import type { Entry } from "./entry.js";
import type { Plan } from "./plan.js";
import { type Fields, NO_FIELDS, SENSITIVE_TEXT } from "./values.js";

/** The findings of a task definition that are to be reported. */
export type Check = (definition: TaskDefinition) => readonly Finding[];

/** A finding of `check` that the plan brings, or that it ends. */
export interface FindingChange {
  readonly address: string;
  readonly action: "new" | "gone";
  readonly finding: Pick<Finding, "ruleId" | "severity" | "path" | "message">;
}

/** A task definition that could not be checked. */
export interface NotChecked {
  readonly address: string;
  readonly reason: string;
}

export function findingChanges(plan: Plan, check: Check): readonly FindingChange[] {
  return definitionChanges(plan).flatMap(({ address, before, after }) => {
    if (after !== undefined && definitionOf(address, after) === undefined) {
      return [];
    }
    const [old, next] = [findingsOf(address, before, check), findingsOf(address, after, check)];
    const change = (action: FindingChange["action"], { ruleId, severity, path, message }: Finding) => ({
      address,
      action,
      finding: { ruleId, severity, path, message },
    });
    return [
      ...beyond(next, old).map((finding) => change("new", finding)),
      ...(after === undefined ? [] : beyond(old, next).map((finding) => change("gone", finding))),
    ];
  });
}

export function notChecked(plan: Plan): readonly NotChecked[] {
  return definitionChanges(plan)
    .filter(({ address, after }) => after !== undefined && definitionOf(address, after) === undefined)
    .map(({ address }) => ({
      address,
      reason: "its containers are sensitive, known after apply, or no list in JSON",
    }));
}

function findingsOf(address: string, values: Fields | undefined, check: Check): readonly Finding[] {
  const found = definitionOf(address, values ?? NO_FIELDS);
  if (found === undefined) {
    return [];
  }
  const credentials = credentialsIn(values?.container_definitions);
  return check(found.definition).map((finding) => ({
    ...finding,
    message: credentials.reduce(
      (message, credential) => message.replaceAll(showValue(credential), SENSITIVE_TEXT),
      finding.message,
    ),
  }));
}

/** The findings that are not among the others. */
function beyond(findings: readonly Finding[], others: readonly Finding[]): readonly Finding[] {
  const keys = new Set(others.map(keyOf));
  return findings.filter((finding) => !keys.has(keyOf(finding)));
}

function keyOf({ ruleId, path, message }: Finding): string {
  return JSON.stringify([ruleId, path, message]);
}

export function describeFindingChange({ address, action, finding }: FindingChange): Entry {
  const { severity, path, message, ruleId } = finding;
  const where = path === "" ? address : `${address} ${path}`;
  return {
    sign: action === "gone" ? "-" : severity === "error" ? "!" : "~",
    text: `${action === "gone" ? "gone: " : ""}${severity} ${where}: ${message} [${ruleId}]`,
  };
}

export function describeNotChecked({ address, reason }: NotChecked): Entry {
  return { sign: "!", text: `${address} is not checked: ${reason}` };
}
