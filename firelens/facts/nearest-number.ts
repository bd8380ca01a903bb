/** The one of the numbers that is nearest to `wanted`, the first of two. */
export function nearestNumber(wanted: number, offered: readonly number[]): number {
  return offered.reduce((best, one) => (Math.abs(one - wanted) < Math.abs(best - wanted) ? one : best));
}
