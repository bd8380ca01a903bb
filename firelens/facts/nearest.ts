import { distance } from "fastest-levenshtein";

/** The longest name that is compared: what is longer is no typo of an option. */
const MAX_NAME_LENGTH = 100;

/** More than any list of options has; bounds the time that a hostile definition takes. */
const MAX_CANDIDATES = 300;

/**
 * The candidate that was probably meant: the one with the fewest changed letters, upper and lower case and
 * the choice of `-`, `_` or `.` set aside. Undefined when more than a third of the name would have to change, rounded up: two letters of four.
 */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  if (name.length > MAX_NAME_LENGTH) {
    return undefined;
  }
  const wanted = normalize(name);
  let best: string | undefined;
  let fewest = Math.max(1, Math.ceil(wanted.length / 3)) + 1;
  for (const candidate of candidates.slice(0, MAX_CANDIDATES)) {
    const changes = distance(wanted, normalize(candidate));
    if (changes < fewest) {
      best = candidate;
      fewest = changes;
    }
  }
  return best;
}

function normalize(name: string): string {
  return name.toLowerCase().replace(/[-.]/g, "_");
}

/** The one of the numbers that is nearest to `wanted`, the first of two. */
export function nearestNumber(wanted: number, offered: readonly number[]): number {
  return offered.reduce((best, one) => (Math.abs(one - wanted) < Math.abs(best - wanted) ? one : best));
}
