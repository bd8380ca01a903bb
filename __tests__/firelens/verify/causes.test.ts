import { describe, expect, it } from "vitest";
import { CAUSES } from "../../../firelens/data/causes.js";
import { findCauses } from "../../../firelens/verify/cause.js";

describe("the table of causes", () => {
  it.each(CAUSES)("$id is what its example speaks of", ({ id, example }) => {
    const [cause] = findCauses([example], CAUSES);
    expect(cause?.id).toBe(id);
  });

  it.each(CAUSES)("$id fills every name of its title", ({ example }) => {
    const [cause] = findCauses([example], CAUSES);
    expect(`${cause?.title} ${cause?.remedy}`).not.toMatch(/[{}]|undefined/);
  });

  it("has every id once", () => {
    const ids = CAUSES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

const DENIED = (action: string) =>
  `[error] [output:cloudwatch_logs:cloudwatch_logs.1] PutLogEvents API responded with error='AccessDeniedException', message='User: arn:aws:sts::111122223333:assumed-role/web/0123 is not authorized to perform: ${action} on resource: x'`;

describe("findCauses", () => {
  it("counts the messages of a cause", () => {
    const found = findCauses([DENIED("logs:PutLogEvents"), DENIED("logs:PutLogEvents")], CAUSES);
    expect(found).toMatchObject([{ title: "the task's role may not logs:PutLogEvents", count: 2 }]);
  });

  it("tells two denied actions apart", () => {
    const found = findCauses([DENIED("logs:PutLogEvents"), DENIED("logs:CreateLogGroup")], CAUSES);
    expect(found.map(({ title }) => title)).toEqual([
      "the task's role may not logs:PutLogEvents",
      "the task's role may not logs:CreateLogGroup",
    ]);
  });

  it("puts what a retry comes from before the retry", () => {
    const retry = CAUSES.find(({ id }) => id === "retrying")?.example ?? "";
    const found = findCauses([retry, DENIED("logs:PutLogEvents")], CAUSES);
    expect(found.map(({ id }) => id)).toEqual(["access-denied-action", "retrying"]);
  });

  it("finds none in a router that starts and delivers", () => {
    const lines = [
      "[2026/11/25 10:00:00] [ info] [fluent bit] version=5.0.9, commit=0123456789, pid=1",
      "[2026/11/25 10:00:00] [ info] [output:cloudwatch_logs:cloudwatch_logs.1] Created log stream web-firelens-0123 in group web",
      "[2026/11/25 10:00:01] [ info] [output:http:http.1] logs.example.com:443, HTTP status=200",
    ];
    expect(findCauses(lines, CAUSES)).toEqual([]);
  });

  it("reads no more than the beginning of a message", () => {
    expect(findCauses([`${"x".repeat(1_000)}${DENIED("logs:PutLogEvents")}`], CAUSES)).toEqual([]);
  });
});
