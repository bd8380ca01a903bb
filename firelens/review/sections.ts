import { describeContainerChange } from "./containers.js";
import type { Section } from "./entry.js";
import { describeFindingChange, describeNotChecked } from "./findings.js";
import { describeConfChange } from "./fluent-bit-conf.js";
import { countAt } from "./gates.js";
import { describeLogStorageChange } from "./log-storage.js";
import { describeNetworkChange } from "./openings.js";
import { describeOtherChanges } from "./other-changes.js";
import { describePermissionChange } from "./permissions.js";
import { describeRemoval } from "./removals.js";
import type { Review } from "./review.js";

/** The review as people read it, without the sections that have nothing to say. */
export function sectionsOf(review: Review): readonly Section[] {
  const sections: readonly Section[] = [
    { title: "before you trust this plan", entries: review.notes.map((text) => ({ sign: "!", text })) },
    { title: "replaced or destroyed", entries: review.removals.map(describeRemoval) },
    { title: "permissions", entries: review.permissions.map(describePermissionChange) },
    { title: "network", entries: review.network.map(describeNetworkChange) },
    { title: "containers", entries: review.containers.map(describeContainerChange) },
    { title: "fluent-bit.conf", entries: review.fluentBitConf.map(describeConfChange) },
    { title: "log groups, retention and keys", entries: review.logStorage.map(describeLogStorageChange) },
    {
      title: "findings of firelens check",
      entries: [...review.findings.map(describeFindingChange), ...review.notChecked.map(describeNotChecked)],
    },
    { title: "all other changes", entries: review.others.map(describeOtherChanges) },
  ];
  return sections.filter(({ entries }) => entries.length > 0);
}

/** The plan in one line. */
export function summaryOf(review: Review): string {
  const { create, update, replace, destroy } = review.counts;
  const told: readonly (readonly [number, string, string])[] = [
    [countAt("permissions", review), "policy changes", "policies change"],
    [countAt("open", review), "resource opens to the network", "resources open to the network"],
    [countAt("errors", review), "new error", "new errors"],
  ];
  return [
    `${create} to create, ${update} to change, ${replace} to replace, ${destroy} to destroy`,
    ...told.flatMap(([count, one, several]) =>
      count === 0 ? [] : [`${count} ${count === 1 ? one : several}`],
    ),
  ].join("; ");
}
