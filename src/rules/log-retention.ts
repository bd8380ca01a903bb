/** The days that CloudWatch Logs keeps logs, if not for ever. Source: its API Reference, PutRetentionPolicy. */
export const RETENTION_DAYS: readonly number[] = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** What is wrong with `days` as the retention of a log group; empty when nothing is. */
export function checkRetentionDays(days: number): string[] {
  if (RETENTION_DAYS.includes(days)) return [];
  const nearest = RETENTION_DAYS.reduce((best, offered) =>
    Math.abs(offered - days) < Math.abs(best - days) ? offered : best,
  );
  return [
    `retention is ${days} days: expected one of ${RETENTION_DAYS.join(", ")}; the nearest is ${nearest}`,
  ];
}
