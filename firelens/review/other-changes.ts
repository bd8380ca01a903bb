import { SECTION_NAMES, sectionOf } from "../data/resource-sections.js";
import type { Entry } from "./entry.js";
import type { Plan, ResourceChange } from "./plan.js";

/** The changes in one section of the system that the review says nothing else about. */
export interface OtherChanges {
  readonly section: string;
  readonly create: number;
  readonly update: number;
  readonly addresses: readonly string[];
}

/** @param told the addresses that the review has named already */
export function otherChanges(
  { resources, outputs }: Plan,
  told: ReadonlySet<string>,
): readonly OtherChanges[] {
  const others = resources.filter(({ address, kind }) => kind !== "none" && !told.has(address));
  return [
    ...SECTION_NAMES.map((section) =>
      changesIn(
        section,
        others.filter(({ type }) => sectionOf(type) === section),
      ),
    ),
    { section: "outputs", create: 0, update: outputs.length, addresses: outputs },
  ].filter(({ addresses }) => addresses.length > 0);
}

function changesIn(section: string, changes: readonly ResourceChange[]): OtherChanges {
  const count = (wanted: ResourceChange["kind"]) => changes.filter(({ kind }) => kind === wanted).length;
  return {
    section,
    create: count("create"),
    update: count("update"),
    addresses: changes.map(({ address }) => address),
  };
}

export function describeOtherChanges({ section, create, update, addresses }: OtherChanges): Entry {
  const counts = [
    ...(create > 0 ? [`${create} to create`] : []),
    ...(update > 0 ? [`${update} to change`] : []),
  ];
  return { sign: "~", text: `${section}: ${counts.join(", ")}`, details: [addresses.join(", ")] };
}
