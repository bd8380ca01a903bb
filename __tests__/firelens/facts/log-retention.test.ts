import { describe, expect, it } from "vitest";
import { checkLogRetention, LOG_RETENTION_DAYS } from "../../../firelens/facts/log-retention.js";

describe("a log group's retention", () => {
  it.each(LOG_RETENTION_DAYS)("may be %d days", (days) => {
    expect(checkLogRetention(days)).toEqual([]);
  });

  it.each([
    [0, 1],
    [366, 365],
    [3650, 3653],
    [1.5, 1],
  ])("may not be %d days", (days, nearest) => {
    expect(checkLogRetention(days)).toEqual([
      `retention in days: ${days}; expected one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653; did you mean ${nearest}?`,
    ]);
  });
});
