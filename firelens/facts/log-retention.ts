import { formatMessage, oneOf } from "../message.js";
import { nearestNumber } from "./nearest.js";

/** The days that a log group can keep its logs. Source: CloudWatch Logs API Reference, PutRetentionPolicy. */
export const LOG_RETENTION_DAYS: readonly number[] = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** What is wrong with `days` as a log group's retention; empty when nothing is. */
export function checkLogRetention(days: number): string[] {
  if (LOG_RETENTION_DAYS.includes(days)) {
    return [];
  }
  return [
    formatMessage({
      what: "retention in days",
      value: days,
      expected: oneOf(LOG_RETENTION_DAYS),
      nearest: nearestNumber(days, LOG_RETENTION_DAYS),
    }),
  ];
}
