import { checkNumber } from "../aws/numbers.js";

/**
 * Limits of the rules of a listener. Source: Elastic Load Balancing, "Quotas for your Application Load Balancers" and
 * "Condition types for listener rules".
 */
const MAX_VALUES = 5;
const MAX_VALUE_LENGTH = 128;
const PRIORITY = { kind: "priority", from: 1, to: 50_000 };

const PATH = /^[/*?][\w\-.$/~"'@:+&*?]*$/;
const HOST = /^[0-9A-Za-z.*?-]*\.[A-Za-z]+$/;

/** What is wrong with `priority` as the place of a rule among those of its listener; empty when nothing is. */
export function checkPriority(priority: number): string[] {
  return checkNumber(PRIORITY, priority);
}

/** What is wrong with this number of paths and hosts in one rule; empty when nothing is. */
export function checkConditionCount(paths: number, hosts: number): string[] {
  const count = paths + hosts;
  if (count === 0) {
    return ["route has neither paths nor hosts: expected at least one of them"];
  }
  if (count <= MAX_VALUES) {
    return [];
  }
  return [`route has ${count} paths and hosts: at most ${MAX_VALUES} are allowed`];
}

/** What is wrong with `path` as a pattern that a rule compares paths with; empty when nothing is. */
export function checkPathPattern(path: string): string[] {
  return checkPattern(
    "path",
    path,
    PATH,
    "letters, digits and _-.$/~\"'@:+&*?, with / or a wildcard at the start",
  );
}

/** What is wrong with `host` as a pattern that a rule compares host names with; empty when nothing is. */
export function checkHostPattern(host: string): string[] {
  return checkPattern(
    "host",
    host,
    HOST,
    "letters, digits and -.*?, with a dot and only letters after the last",
  );
}

function checkPattern(what: string, value: string, pattern: RegExp, allowed: string): string[] {
  const shown = `${what} is ${JSON.stringify(value)}`;
  if (value.length > MAX_VALUE_LENGTH) {
    return [`${shown}, ${value.length} characters long: at most ${MAX_VALUE_LENGTH} are allowed`];
  }
  return pattern.test(value) ? [] : [`${shown}: expected ${allowed}`];
}
