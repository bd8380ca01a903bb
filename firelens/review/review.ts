import { type ContainerChange, containerChanges } from "./containers.js";
import { type Check, type FindingChange, findingChanges, type NotChecked, notChecked } from "./findings.js";
import { type ConfChange, confChanges } from "./fluent-bit-conf.js";
import { type LogStorageChange, logStorageChanges } from "./log-storage.js";
import { type NetworkChange, networkChanges } from "./openings.js";
import { type OtherChanges, otherChanges } from "./other-changes.js";
import { type PermissionChange, permissionChanges } from "./permissions.js";
import type { Plan } from "./plan.js";
import { type Removal, removals } from "./removals.js";

/** What a reviewer of a plan needs to know, in the order in which it matters. */
export interface Review {
  readonly counts: Counts;
  /** What to know before the plan is believed. */
  readonly notes: readonly string[];
  readonly removals: readonly Removal[];
  readonly permissions: readonly PermissionChange[];
  readonly network: readonly NetworkChange[];
  readonly containers: readonly ContainerChange[];
  readonly fluentBitConf: readonly ConfChange[];
  readonly logStorage: readonly LogStorageChange[];
  readonly findings: readonly FindingChange[];
  readonly notChecked: readonly NotChecked[];
  readonly others: readonly OtherChanges[];
}

/** Resources by what happens to them. */
interface Counts {
  readonly create: number;
  readonly update: number;
  readonly replace: number;
  readonly destroy: number;
}

export function reviewPlan(plan: Plan, check: Check): Review {
  const told = {
    removals: removals(plan),
    permissions: permissionChanges(plan),
    network: networkChanges(plan),
    containers: containerChanges(plan),
    fluentBitConf: confChanges(plan),
    logStorage: logStorageChanges(plan),
    findings: findingChanges(plan, check),
    notChecked: notChecked(plan),
  };
  const addresses = new Set(Object.values(told).flatMap((entries) => entries.map(({ address }) => address)));
  return {
    counts: countsOf(plan),
    notes: plan.notes,
    ...told,
    others: otherChanges(plan, addresses),
  };
}

function countsOf({ resources }: Plan): Counts {
  const count = (kind: string) => resources.filter((change) => change.kind === kind).length;
  return {
    create: count("create"),
    update: count("update"),
    replace: count("replace"),
    destroy: count("destroy"),
  };
}
