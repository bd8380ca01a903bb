import { optionsOf } from "./config-file.js";
import type { FilterSection } from "./router-config.js";
import { splitWords } from "./words.js";

/** Stands for the id of a task in a tag. */
const TASK_ID = "0123456789abcdef0123456789abcdef";

/** The tag of the records of a container, with an id for the task. */
export function tagOf(container: string): string {
  return `${container}-firelens-${TASK_ID}`;
}

/** Whether a section with this match takes records of the tag. `*` stands for any text. */
export function matches(match: string, tag: string): boolean {
  const [first = "", ...rest] = match.split("*");
  if (!tag.startsWith(first)) {
    return false;
  }
  if (rest.length === 0) {
    return tag === match;
  }
  const last = rest.pop() ?? "";
  let position = first.length;
  for (const part of rest) {
    const found = tag.indexOf(part, position);
    if (found === -1) {
      return false;
    }
    position = found + part.length;
  }
  return tag.length - last.length >= position && tag.endsWith(last);
}

/** The tags that a filter `rewrite_tag` gives to records with this tag. Undefined for one that depends on the record. */
export function rewrittenTags(filter: FilterSection, tag: string): (string | undefined)[] {
  if (filter.name !== "rewrite_tag" || !matches(filter.match, tag)) {
    return [];
  }
  return optionsOf(filter.options, "rule").map((rule) => {
    const [, , template] = splitWords(rule);
    const newTag = template?.replaceAll(/\$TAG(?!\[)/g, () => tag);
    return newTag === undefined || newTag.includes("$") ? undefined : newTag;
  });
}

/** All tags that records can have, and whether that is all that there can be. */
export interface Tags {
  readonly tags: ReadonlySet<string>;
  readonly isComplete: boolean;
}

/** More than any configuration has; ends a circle of rules that make the tag longer each time. */
const MAX_TAGS = 1000;

/** The tags of the containers' records, of FireLens' health check, and what `rewrite_tag` makes of them. */
export function tagsFrom(containers: readonly string[], filters: readonly FilterSection[]): Tags {
  const tags = new Set([...containers.map(tagOf), "firelens-healthcheck"]);
  let isComplete = true;
  // A set's iteration also visits what is added during it.
  for (const tag of tags) {
    for (const newTag of filters.flatMap((filter) => rewrittenTags(filter, tag))) {
      if (newTag === undefined) {
        isComplete = false;
      } else if (tags.size < MAX_TAGS) {
        tags.add(newTag);
      }
    }
  }
  return { tags, isComplete };
}
