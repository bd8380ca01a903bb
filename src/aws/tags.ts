import { formatMessage } from "../../firelens/message.js";

/** The characters of tags' keys and values. */
const TAG_CHARACTERS = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
const MAX_TAG_KEY_CHARACTERS = 128;
const MAX_TAG_VALUE_CHARACTERS = 256;
/** A resource has at most 50 tags, and the resources here have one of their own, `Name`. */
const MAX_TAGS = 49;

/**
 * What is wrong with tags; empty when nothing is.
 * Source: AWS Tagging best practices, "Tag naming limits and requirements".
 */
export function checkTags(tags: Readonly<Record<string, string>>): string[] {
  const own = Object.keys(tags).filter((key) => key !== "Name").length;
  return [
    ...(own > MAX_TAGS
      ? [formatMessage({ what: "tags", value: own, expected: `at most ${MAX_TAGS} besides Name` })]
      : []),
    ...Object.entries(tags).flatMap(([key, value]) => [...checkTagKey(key), ...checkTagValue(key, value)]),
  ];
}

function checkTagKey(key: string): string[] {
  if (/^aws:/i.test(key)) {
    return [formatMessage({ what: "tag key", value: key, expected: "another prefix, as aws: is reserved" })];
  }
  if (key.length >= 1 && key.length <= MAX_TAG_KEY_CHARACTERS && TAG_CHARACTERS.test(key)) {
    return [];
  }
  const expected = `1 to ${MAX_TAG_KEY_CHARACTERS} letters, digits, spaces and _.:/=+-@`;
  return [formatMessage({ what: "tag key", value: key, expected })];
}

function checkTagValue(key: string, value: string): string[] {
  if (value.length <= MAX_TAG_VALUE_CHARACTERS && TAG_CHARACTERS.test(value)) {
    return [];
  }
  const expected = `up to ${MAX_TAG_VALUE_CHARACTERS} letters, digits, spaces and _.:/=+-@`;
  return [formatMessage({ what: `value of tag ${showTagKey(key)}`, value, expected })];
}

function showTagKey(key: string): string {
  return key.length > MAX_TAG_KEY_CHARACTERS ? `${key.slice(0, MAX_TAG_KEY_CHARACTERS)}…` : key;
}
