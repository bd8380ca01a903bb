/** What is wrong with `value` as a whole number in a range; empty when nothing is. */
export function checkRange(what: string, value: number, from: number, to: number, unit?: string): string[] {
  if (Number.isInteger(value) && value >= from && value <= to) return [];
  const shown = unit === undefined ? value : `${value} ${unit}`;
  return [`${what} is ${shown}: expected a whole number from ${from} to ${to}`];
}
