import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import { UNKNOWN } from "../model/field-reader.js";
import type { TaskDefinition } from "../model/task-definition.js";
import { withPlaceholders } from "../preview/placeholders.js";
import { renderFluentBitConf } from "../preview/preview.js";
import { NoFluentBitConfError } from "../preview/sections.js";
import { definitionChanges, definitionOf } from "./definition.js";
import type { Entry } from "./entry.js";
import type { Plan, ResourceChange } from "./plan.js";
import { type Fields, isSameValue, SensitiveValue } from "./values.js";

/** How the fluent-bit.conf of a task definition changes. */
export interface ConfChange {
  readonly address: string;
  /** Lines of a unified diff. */
  readonly diff: readonly string[];
  /** Why there is no diff. */
  readonly unknown?: string;
}

/** Longer files are no configuration that people read; the comparison of two such would take long. */
const MAX_DIFFERENT_LINES = 2000;
const CONTEXT_LINES = 3;
const FILE = "fluent-bit.conf";

export function confChanges(plan: Plan): readonly ConfChange[] {
  return definitionChanges(plan).flatMap(confChange);
}

function confChange({ address, before, after }: ResourceChange): readonly ConfChange[] {
  const [old, next] = [before?.container_definitions, after?.container_definitions];
  if (isSameValue(old, next)) {
    return [];
  }
  if (old instanceof SensitiveValue || next instanceof SensitiveValue) {
    return [{ address, diff: [], unknown: "the containers are sensitive" }];
  }
  if (next === UNKNOWN) {
    return [{ address, diff: [], unknown: "the containers are known after apply" }];
  }
  const [oldConf, newConf] = [confOf(address, before), confOf(address, after)];
  if (oldConf === newConf) {
    return [];
  }
  const patch = createTwoFilesPatch(
    oldConf === "" ? "/dev/null" : FILE,
    newConf === "" ? "/dev/null" : FILE,
    oldConf,
    newConf,
    undefined,
    undefined,
    { context: CONTEXT_LINES, maxEditLength: MAX_DIFFERENT_LINES, headerOptions: FILE_HEADERS_ONLY },
  );
  return patch === undefined
    ? [{ address, diff: [], unknown: `more than ${MAX_DIFFERENT_LINES} lines differ` }]
    : [{ address, diff: patch.trimEnd().split("\n") }];
}

/** The file that FireLens generates; empty if it generates none. */
function confOf(address: string, values: Fields | undefined): string {
  const found = definitionOf(address, values);
  if (found === undefined) {
    return "";
  }
  try {
    // The revision is another in any case.
    return renderFluentBitConf(withPlaceholders(found.definition) as TaskDefinition, {
      revision: "<revision>",
    });
  } catch (error) {
    if (error instanceof NoFluentBitConfError) {
      return "";
    }
    throw error;
  }
}

export function describeConfChange({ address, diff, unknown }: ConfChange): Entry {
  return {
    sign: "~",
    text: address,
    details: unknown === undefined ? diff : [`no comparison: ${unknown}`],
  };
}
