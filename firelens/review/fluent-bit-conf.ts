import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import { mayBeCredential } from "../facts/credentials.js";
import { UNKNOWN } from "../model/field-reader.js";
import type { TaskDefinition } from "../model/task-definition.js";
import { type FileContents, renderConfiguration } from "../preview/configuration.js";
import { withPlaceholders } from "../preview/placeholders.js";
import { NoFluentBitConfError } from "../preview/sections.js";
import { definitionOf } from "./definition.js";
import type { Entry } from "./entry.js";
import { objectContents } from "./object-contents.js";
import type { Plan, ResourceChange } from "./plan.js";
import { type Fields, isSameValue, SENSITIVE_TEXT, SensitiveValue } from "./values.js";

/** How the configuration of a task definition's router changes. */
export interface ConfChange {
  readonly address: string;
  /** Lines of a unified diff. */
  readonly diff: readonly string[];
  /** True if only files that the router reads change: running tasks keep what they have read. */
  readonly isWithoutRevision: boolean;
  /** Why there is no diff. */
  readonly unknown?: string;
}

/** Longer files are no configuration that people read; the comparison of two such would take long. */
const MAX_DIFFERENT_LINES = 2000;
const CONTEXT_LINES = 3;
const FILE = "fluent-bit.conf";

export function confChanges({ resources }: Plan): readonly ConfChange[] {
  const contents = objectContents(resources);
  return resources
    .filter(({ type, kind }) => type === "aws_ecs_task_definition" && kind !== "forget")
    .flatMap((change) => confChange(change, contents));
}

function confChange(
  { address, kind, before, after }: ResourceChange,
  contents: { readonly before: FileContents; readonly after: FileContents },
): readonly ConfChange[] {
  const [old, next] = [before?.container_definitions, after?.container_definitions];
  const change = { address, diff: [], isWithoutRevision: kind === "none" };
  if (old instanceof SensitiveValue || next instanceof SensitiveValue) {
    return isSameValue(old, next) ? [] : [{ ...change, unknown: "the containers are sensitive" }];
  }
  if (next === UNKNOWN) {
    return [{ ...change, unknown: "the containers are known after apply" }];
  }
  const oldConf = confOf(address, before, contents.before);
  const newConf = confOf(address, after, contents.after);
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
    ? [{ ...change, unknown: `more than ${MAX_DIFFERENT_LINES} lines differ` }]
    : [{ ...change, diff: patch.trimEnd().split("\n").map(withoutCredential) }];
}

/** The whole configuration, with the files that the plan knows; empty if FireLens generates none. */
function confOf(address: string, values: Fields | undefined, contents: FileContents): string {
  const found = definitionOf(address, values);
  if (found === undefined) {
    return "";
  }
  try {
    const definition = withPlaceholders(found.definition) as TaskDefinition;
    // The revision is another in any case.
    return renderConfiguration(definition, { revision: "<revision>" }, contents);
  } catch (error) {
    if (error instanceof NoFluentBitConfError) {
      return "";
    }
    throw error;
  }
}

/** The line of a diff without its value if that is a credential. */
function withoutCredential(line: string): string {
  const [, start = "", key = "", value = ""] =
    /^(.\s*(?:@SET\s+)?([^\s=:]+)[\s=:]+)(\S.*)$/i.exec(line) ?? [];
  return mayBeCredential(key, value) ? `${start}${SENSITIVE_TEXT}` : line;
}

export function describeConfChange({ address, diff, unknown, isWithoutRevision }: ConfChange): Entry {
  return {
    sign: isWithoutRevision ? "!" : "~",
    text: isWithoutRevision ? `${address}: no new revision, running tasks keep what they have read` : address,
    details: unknown === undefined ? diff : [`no comparison: ${unknown}`],
  };
}
