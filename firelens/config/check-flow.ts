import { formatMessage } from "../message.js";
import { joinsPartialMessages, optionOf } from "./config-file.js";
import { FLUSH_MS } from "./log-processing.js";
import type { FilterSection, OutputSection } from "./router-config.js";
import { matches, rewrittenTags, tagsFrom } from "./tags.js";

/** A section, and the setting that it comes from. */
export interface Placed<T> {
  readonly at: string;
  readonly section: T;
}

/** Milliseconds after which Fluent Bit may send what waits, at most, so that a task that stops does not lose it. */
const MAX_FLUSH_MS = 1000;

/** Milliseconds that Fluent Bit takes at least for `flush_ms`. Source: plugins/filter_multiline/ml.c. */
const MIN_FLUSH_MS = 500;

/** What is wrong with the way that records take through the filters and outputs; empty when nothing is. */
export function checkFlow(
  containers: readonly string[],
  filters: readonly Placed<FilterSection>[],
  outputs: readonly Placed<OutputSection>[],
  hasOwnInputs: boolean,
): string[] {
  const sections = filters.map(({ section }) => section);
  return [
    ...checkMatches(containers, sections, [...filters, ...outputs], hasOwnInputs),
    ...filters.flatMap(({ at, section }) => checkMultiline(at, section)),
    ...checkMultilineOnce(containers, filters),
    ...checkRewrites(containers, filters),
    ...outputs.flatMap(({ at, section }) => checkLoop(at, section)),
  ];
}

function checkMatches(
  containers: readonly string[],
  filters: readonly FilterSection[],
  sections: readonly Placed<FilterSection | OutputSection>[],
  hasOwnInputs: boolean,
): string[] {
  const { tags, isComplete } = tagsFrom(containers, filters);
  return sections.flatMap(({ at, section: { match } }) => {
    if (typeof match !== "string" || match === "") {
      // Fluent Bit 1.9.10 leaves the section out, later versions do not start.
      const expected = "the tags that it takes, such as those of a container, <container>-firelens-*";
      return [formatMessage({ what: `${at}.match`, value: match, expected })];
    }
    if (hasOwnInputs || !isComplete || [...tags].some((tag) => matches(match, tag))) {
      return [];
    }
    const expected = `a match of one of the tags ${[...tags].map(readable).join(", ")}`;
    return [formatMessage({ what: `${at}.match`, value: match, expected })];
  });
}

/** The tag as people know it. */
function readable(tag: string): string {
  return tag.replace(/-firelens-[0-9a-f]{32}/, "-firelens-<task id>");
}

/** How a multi-line filter waits for the next line. */
function checkMultiline(at: string, filter: FilterSection): string[] {
  if (filter.name !== "multiline") {
    return [];
  }
  const findings: string[] = [];
  const buffer = optionOf(filter.options, "buffer");
  if (buffer !== undefined && /^(?:off|false|no)$/i.test(buffer)) {
    // FireLens brings each line by itself.
    const expected = "on, as nothing is joined without it";
    findings.push(formatMessage({ what: `${at}.options.buffer`, value: buffer, expected }));
  }
  if (joinsPartialMessages(filter)) {
    if (optionOf(filter.options, "multiline.parser") !== undefined) {
      const expected = "a filter of its own for the parsers, as this one joins partial messages only";
      findings.push(formatMessage({ what: `${at}.options.multiline.parser`, expected }));
    }
    return findings;
  }
  if (optionOf(filter.options, "multiline.parser") === undefined) {
    findings.push(formatMessage({ what: `${at}.options.multiline.parser`, expected: "a multi-line parser" }));
  }
  const flushMs = optionOf(filter.options, "flush_ms");
  if (flushMs === undefined || Number(flushMs) < MIN_FLUSH_MS || Number(flushMs) > MAX_FLUSH_MS) {
    const expected = `${MIN_FLUSH_MS} to ${MAX_FLUSH_MS}: below, Fluent Bit does not start; above, a task that stops loses its last lines`;
    const what = `${at}.options.flush_ms`;
    findings.push(formatMessage({ what, value: flushMs, expected, nearest: FLUSH_MS }));
  }
  return findings;
}

/** A joined record goes through all filters again, so that two multi-line filters feed each other for ever. */
function checkMultilineOnce(
  containers: readonly string[],
  filters: readonly Placed<FilterSection>[],
): string[] {
  const joining = filters.filter(
    ({ section }) => section.name === "multiline" && !joinsPartialMessages(section),
  );
  const { tags } = tagsFrom(
    containers,
    filters.map(({ section }) => section),
  );
  const places = new Map<string, string>();
  for (const tag of tags) {
    const [first, ...others] = joining.filter(({ section }) => matches(section.match, tag));
    for (const { at } of others) {
      const expected = `one multi-line filter for a tag with all its parsers, as ${first?.at} takes ${readable(tag)} too`;
      places.set(at, formatMessage({ what: at, expected }));
    }
  }
  return [...places.values()];
}

/** A new tag that leads back to the same filter: the record goes round for ever. */
function checkRewrites(containers: readonly string[], filters: readonly Placed<FilterSection>[]): string[] {
  const sections = filters.map(({ section }) => section);
  const { tags } = tagsFrom(containers, sections);
  return filters.flatMap(({ at, section }) => {
    const returning = [...tags]
      .filter((tag) => matches(section.match, tag))
      .flatMap((tag) => rewrittenTags(section, tag))
      .find((tag) => tag !== undefined && leadsTo(tag, section, sections));
    if (returning === undefined) {
      return [];
    }
    const expected =
      "a new tag that no rule brings back to this filter, as the record would go round for ever";
    return [formatMessage({ what: `${at}.options.Rule`, value: readable(returning), expected })];
  });
}

function leadsTo(tag: string, filter: FilterSection, filters: readonly FilterSection[]): boolean {
  const seen = new Set([tag]);
  for (const next of seen) {
    if (matches(filter.match, next)) {
      return true;
    }
    for (const newTag of filters.flatMap((other) => rewrittenTags(other, next))) {
      if (newTag !== undefined && newTag.length < MAX_TAG_LENGTH) {
        seen.add(newTag);
      }
    }
  }
  return false;
}

/** Longer tags come from rules that add to the tag each time. */
const MAX_TAG_LENGTH = 1000;

const LOOPBACK = /^(?:127(?:\.\d+){3}|localhost|::1|0\.0\.0\.0)$/i;

/** The ports and the socket of the inputs that FireLens generates. Source: agent/taskresource/firelens. */
const FORWARD_PORT = "24224";
const INPUT_PORTS: readonly string[] = [FORWARD_PORT, "8877"];
const INPUT_SOCKET = "/var/run/fluent.sock";

/** An output that sends to the router's own input: each record comes back, until the router is out of memory. */
function checkLoop(at: string, { name, options }: OutputSection): string[] {
  const isForward = name.toLowerCase() === "forward";
  // 127.0.0.1 and 24224 are the plugin's own defaults.
  const host = optionOf(options, "host") ?? (isForward ? "127.0.0.1" : undefined);
  const port = optionOf(options, "port") ?? (isForward ? FORWARD_PORT : undefined);
  const isLoop =
    optionOf(options, "unix_path") === INPUT_SOCKET ||
    (host !== undefined && LOOPBACK.test(host) && port !== undefined && INPUT_PORTS.includes(port));
  if (!isLoop) {
    return [];
  }
  const expected = "another host or port, as the router listens there: each record would come back for ever";
  return [formatMessage({ what: at, value: `${host}:${port}`, expected })];
}
