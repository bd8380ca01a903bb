import type { MatcherState } from "vitest";
import { showValue } from "../firelens/message.js";

/** How a matcher went. Where `actual` and `expected` are given, Vitest shows how they differ. */
export interface Match {
  readonly pass: boolean;
  readonly message: () => string;
  readonly actual?: unknown;
  readonly expected?: unknown;
}

export type Fields = Readonly<Record<string, unknown>>;

/** One of the things that a matcher looks at, and how messages call it. */
export interface Candidate {
  readonly label: string;
  readonly fields: Fields;
}

/** There is nothing that could match. */
export function noMatch(message: string): Match {
  return { pass: false, message: () => message };
}

/**
 * Whether one of the candidates has these fields. Objects in them may have more fields, as with `toMatchObject`. If none has
 * them, the difference is that of the one with the most.
 */
export function matchFields(
  { equals, customTesters, utils }: MatcherState,
  [first, ...others]: readonly [Candidate, ...Candidate[]],
  expected: Fields = {},
): Match {
  const testers = [...customTesters, utils.iterableEquality, utils.subsetEquality];
  const differing = ({ fields }: Candidate) =>
    Object.keys(expected).filter(
      (name) => !equals({ [name]: fields[name] }, { [name]: expected[name] }, testers),
    );
  let best = first;
  for (const other of others) {
    best = differing(other).length < differing(best).length ? other : best;
  }
  const wrong = differing(best);
  if (wrong.length === 0) {
    const having = Object.keys(expected).length === 0 ? "" : ` with ${showValue(expected)}`;
    return { pass: true, message: () => `${best.label} is there${having}; expected none` };
  }
  const which = others.length === 0 ? best.label : `${best.label}, the nearest of ${others.length + 1},`;
  return {
    pass: false,
    message: () => `${which} differs in ${wrong.join(", ")}`,
    actual: shared(best.fields, expected),
    expected,
  };
}

/** The part of a value that there is in the other: what else it has is no difference. */
function shared(value: unknown, other: unknown): unknown {
  if (Array.isArray(value) && Array.isArray(other)) {
    return value.map((item, index) => shared(item, other[index]));
  }
  if (isPlain(value) && isPlain(other)) {
    const names = Object.keys(other).filter((name) => name in value);
    return Object.fromEntries(names.map((name) => [name, shared(value[name], other[name])]));
  }
  return value;
}

/** True for an object of fields, false for what compares in a way of its own, such as `expect.anything()`. */
function isPlain(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
