/** The names of the levels of each factor. */
export type Factors = Readonly<Record<string, readonly string[]>>;

/** A level of each factor. */
export type Row = Readonly<Record<string, string>>;

/** A factor at one of its levels. */
export interface Choice {
  readonly factor: string;
  readonly level: string;
}

/** Whether two choices may stand in one row. */
export type GoTogether = (a: Choice, b: Choice) => boolean;

/**
 * Rows that hold every two levels of two factors together, but for those that no row can hold.
 *
 * Greedy and without chance, after the density algorithm of Bryce and Colbourn (2007): a row begins with a pair that
 * is missing, then each factor takes the level that most of the missing pairs have.
 */
export function coveringArray(factors: Factors, goTogether: GoTogether = () => true): Row[] {
  const choices = Object.entries(factors)
    .map(([factor, levels]) => levels.map((level): Choice => ({ factor, level })))
    // The most levels first: their pairs are those that ask for the most rows.
    .sort((a, b) => b.length - a.length);
  const missing = new MissingPairs(choices.flat(), goTogether);
  const rows: Row[] = [];
  for (let pair = missing.next(); pair !== undefined; pair = missing.next()) {
    const taken = pair.map(({ factor }) => factor);
    const open = choices.filter(([choice]) => choice !== undefined && !taken.includes(choice.factor));
    const row = complete(pair, open, missing, goTogether);
    missing.remove(row ?? pair);
    if (row === undefined) {
      continue;
    }
    const levels = new Map(row.map(({ factor, level }) => [factor, level]));
    rows.push(Object.fromEntries(Object.keys(factors).map((factor) => [factor, levels.get(factor) ?? ""])));
  }
  return rows;
}

/** The pairs of choices that no row holds yet. */
class MissingPairs {
  private readonly partners: ReadonlyMap<Choice, Set<Choice>>;

  constructor(choices: readonly Choice[], goTogether: GoTogether) {
    this.partners = new Map(
      choices.map((a) => [a, new Set(choices.filter((b) => a.factor !== b.factor && goTogether(a, b)))]),
    );
  }

  /** One of the choice that has most of them. */
  next(): readonly [Choice, Choice] | undefined {
    const [first] = [...this.partners].sort(([, a], [, b]) => b.size - a.size);
    if (first === undefined) {
      return undefined;
    }
    const [choice, [partner]] = first;
    return partner === undefined ? undefined : [choice, partner];
  }

  /** How many a choice has with these. */
  count(choice: Choice, others: readonly Choice[]): number {
    const partners = this.partners.get(choice);
    return others.filter((other) => partners?.has(other)).length;
  }

  /** Takes out those that a row holds. */
  remove(row: readonly Choice[]): void {
    for (const choice of row) {
      for (const other of row) {
        this.partners.get(choice)?.delete(other);
      }
    }
  }
}

/** These choices with one of each open factor; undefined where none go together with them. */
function complete(
  chosen: readonly Choice[],
  [factor, ...open]: readonly (readonly Choice[])[],
  missing: MissingPairs,
  goTogether: GoTogether,
): readonly Choice[] | undefined {
  if (factor === undefined) {
    return chosen;
  }
  // What a choice gains by the open factors, it gains in one of their levels only.
  const density = (choice: Choice) =>
    missing.count(choice, chosen) +
    open.reduce((sum, levels) => sum + missing.count(choice, levels) / levels.length, 0);
  const fitting = factor
    .filter((choice) => chosen.every((other) => goTogether(choice, other)))
    .map((choice) => ({ choice, density: density(choice) }))
    .sort((a, b) => b.density - a.density);
  for (const { choice } of fitting) {
    const row = complete([...chosen, choice], open, missing, goTogether);
    if (row !== undefined) {
      return row;
    }
  }
  return undefined;
}
