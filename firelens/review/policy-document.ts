import { isRecord, UNKNOWN } from "../model/field-reader.js";
import { canonicalJson, textOf } from "./values.js";

/** One statement of a policy. What it says with NotAction or NotResource is kept as such. */
export interface Statement {
  readonly effect: string;
  /** Undefined in policies of roles and users. */
  readonly principal?: string;
  readonly condition?: string;
  /** Sorted; `not ` stands before those of NotAction. */
  readonly actions: readonly string[];
  /** Sorted; `not ` stands before those of NotResource. None in a trust policy. */
  readonly resources: readonly string[];
}

/** The statements of a policy document; undefined for a text that is none. */
export function readPolicy(text: string): readonly Statement[] | undefined {
  const document = parse(text);
  if (!isRecord(document) || document.Statement === undefined) {
    return undefined;
  }
  return [document.Statement]
    .flat()
    .flatMap((statement) => (isRecord(statement) ? [readStatement(statement)] : []));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readStatement(statement: Readonly<Record<string, unknown>>): Statement {
  const { Effect, Principal, NotPrincipal, Condition } = statement;
  const principal =
    NotPrincipal === undefined
      ? principalText(Principal)
      : `all but ${principalText(NotPrincipal) ?? "nobody"}`;
  return {
    effect: String(Effect),
    ...(principal === undefined ? {} : { principal }),
    ...(Condition === undefined ? {} : { condition: canonicalJson(Condition) }),
    // Names of actions are the same in upper and lower case.
    actions: [
      ...listOf(statement.Action),
      ...listOf(statement.NotAction).map((name) => `not ${name}`),
    ].sort(),
    resources: [
      ...listOf(statement.Resource),
      ...listOf(statement.NotResource).map((name) => `not ${name}`),
    ].sort(),
  };
}

function listOf(value: unknown): readonly string[] {
  return value === undefined
    ? []
    : [value].flat().map((item) => (item === UNKNOWN ? textOf(item) : String(item)));
}

/** `{"Service": "ecs-tasks.amazonaws.com"}` → `Service ecs-tasks.amazonaws.com`. */
function principalText(principal: unknown): string | undefined {
  if (!isRecord(principal)) {
    return principal === undefined ? undefined : String(principal);
  }
  return Object.entries(principal)
    .map(([kind, names]) => `${kind} ${[...listOf(names)].sort().join(", ")}`)
    .sort()
    .join("; ");
}

/**
 * What the statements allow, or deny, that the others do not: statements of the same actions and resources, however
 * they are grouped, are the same, and a wildcard covers what it matches.
 */
export function statementsBeyond(
  statements: readonly Statement[],
  others: readonly Statement[],
): readonly Statement[] {
  return mergeByActions(
    statements.flatMap((statement) =>
      beyond(
        statement,
        others.filter((other) => isAlike(statement, other)),
      ),
    ),
  );
}

function isAlike(one: Statement, other: Statement): boolean {
  return (
    one.effect === other.effect && one.principal === other.principal && one.condition === other.condition
  );
}

/** For each resource the actions that no other statement covers, as statements of one resource. */
function beyond(statement: Statement, others: readonly Statement[]): readonly Statement[] {
  const resources = statement.resources.length === 0 ? ["*"] : statement.resources;
  const covering = others.map((other) => ({
    actions: new Set(statement.actions.filter((action) => isCovered(action, other.actions, true))),
    resources: new Set(
      resources.filter(
        (resource) => other.resources.length === 0 || isCovered(resource, other.resources, false),
      ),
    ),
  }));
  return resources.flatMap((resource) => {
    const actions = statement.actions.filter(
      (action) => !covering.some((cover) => cover.actions.has(action) && cover.resources.has(resource)),
    );
    const one = statement.resources.length === 0 ? [] : [resource];
    return actions.length === 0 ? [] : [{ ...statement, actions, resources: one }];
  });
}

/** Puts the statements that differ in their resources only together. */
function mergeByActions(statements: readonly Statement[]): readonly Statement[] {
  const merged = new Map<string, Statement>();
  for (const statement of statements) {
    const { resources, ...rest } = statement;
    const key = canonicalJson(rest);
    const same = merged.get(key)?.resources ?? [];
    merged.set(key, { ...rest, resources: [...new Set([...same, ...resources])] });
  }
  return [...merged.values()];
}

function isCovered(name: string, patterns: readonly string[], ignoreCase: boolean): boolean {
  return patterns.some((pattern) => {
    if (name.startsWith("not ") || pattern.startsWith("not ")) {
      return name === pattern;
    }
    return ignoreCase ? matches(name.toLowerCase(), pattern.toLowerCase()) : matches(name, pattern);
  });
}

/** True if a pattern with `*` and `?` matches all that the name, which may be a pattern too, stands for. */
function matches(name: string, pattern: string): boolean {
  let at = 0;
  let inPattern = 0;
  let star = -1;
  let afterStar = 0;
  while (at < name.length) {
    if (pattern[inPattern] === "*") {
      star = inPattern++;
      afterStar = at;
    } else if (pattern[inPattern] === name[at] || (pattern[inPattern] === "?" && name[at] !== "*")) {
      at++;
      inPattern++;
    } else if (star >= 0) {
      inPattern = star + 1;
      at = ++afterStar;
    } else {
      return false;
    }
  }
  return /^\**$/.test(pattern.slice(inPattern));
}
