import { describe, expect, it } from "vitest";
import { CAUSES } from "../../../firelens/data/causes.js";
import { versionsIn } from "../../../firelens/facts/fluent-bit-version.js";
import { findCauses } from "../../../firelens/verify/cause.js";
import { isGo, type Message, textOfMessage } from "../../../firelens/verify/message.js";
import { troubles } from "../../../firelens/verify/router-log.js";

const TIME = {
  "1.9.10": "[2026/11/30 10:00:00] ",
  "4.2.4": "[2026/11/30 10:00:00.123] ",
  "5.0.9": "[2026/11/30 10:00:00.123] ",
  "5.1.1": "[2026/11/30 10:00:00.123] ",
} as const;

/** The first line of the message as each program that has it writes it: the router's log has an event for a line. */
function linesOf(message: Message): readonly string[] {
  const [text = ""] = textOfMessage(message).split("\n");
  if ("page" in message) {
    return [];
  }
  return isGo(message)
    ? [`time="2026-11-30T10:00:00Z" ${text}`]
    : versionsIn(message).map((version) => `${TIME[version]}${text}`);
}

const MESSAGES = CAUSES.flatMap(({ id, messages }) => messages.map((message) => ({ id, message })));

describe("the table of causes", () => {
  it.each(MESSAGES)("$id is what $message.format$message.text speaks of", ({ id, message }) => {
    const found = "page" in message ? [message.text] : troubles(linesOf(message));
    expect(found).toHaveLength(Math.max(1, linesOf(message).length));
    for (const text of found) {
      const [cause] = findCauses([text], CAUSES);
      expect(cause?.id).toBe(id);
      // Every name of title and remedy is filled.
      expect(`${cause?.title} ${cause?.remedy}`).not.toMatch(/[{}]|undefined/);
    }
  });

  it("has messages whose values fill the format", () => {
    for (const { message } of MESSAGES) {
      const conversions = "format" in message ? (message.format.match(/%/g) ?? []).length : 0;
      expect([message, conversions]).toEqual([message, "values" in message ? message.values.length : 0]);
    }
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
    const retry =
      "[ warn] [engine] failed to flush chunk '1-1700000000.000000000.flb', retry in 9 seconds: task_id=0";
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

  it("finds none in what the router says while another call fetches the credentials", () => {
    const line =
      "[ warn] [aws_credentials] No cached credentials are available and a credential refresh is already in progress. The current co-routine will retry.";
    expect(findCauses([line], CAUSES)).toEqual([]);
  });

  it("reads no more than the beginning of a message", () => {
    expect(findCauses([`${"x".repeat(1_000)}${DENIED("logs:PutLogEvents")}`], CAUSES)).toEqual([]);
  });
});
