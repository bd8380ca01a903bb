import { describe, expect, it } from "vitest";
import { CAUSES } from "../../../firelens/data/causes.js";
import { versionsIn } from "../../../firelens/facts/fluent-bit-version.js";
import { findCauses } from "../../../firelens/verify/cause.js";
import { isGo, type Message, textOfMessage } from "../../../firelens/verify/message.js";
import { troubles } from "../../../firelens/verify/router-log.js";

const TIME = {
  "1.9.10": "[2026/11/30 10:00:00] ",
  "4.2.4": "[2026/11/30 10:00:00.123456789] ",
  "5.0.9": "[2026/11/30 10:00:00.123456789] ",
  "5.1.1": "[2026/11/30 10:00:00.123456789] ",
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

/** Lines of runs of Fluent Bit 4.2.4 against servers that refuse, closed ports and wrong configurations. */
const RUNS: readonly (readonly [string, string])[] = [
  [
    "access-denied-action",
    "[error] [output:cloudwatch_logs:cloudwatch_logs.0] CreateLogStream API responded with error='AccessDeniedException', message='User: arn:aws:sts::111122223333:assumed-role/web/0123 is not authorized to perform: logs:CreateLogStream on resource: x'",
  ],
  [
    "log-group-missing",
    "[error] [output:cloudwatch_logs:cloudwatch_logs.0] Log Group web not found and `auto_create_group` disabled.",
  ],
  ["no-credentials", "[error] [aws_credentials] Failed to retrieve credentials for AWS Profile default"],
  [
    "certificate",
    "[error] [tls] certificate verification failed, reason: self-signed certificate (X509 code: 18)",
  ],
  ["plain-on-tls", "[error] [tls] error: unexpected EOF"],
  ["host-unknown", "[ warn] [net] getaddrinfo(host='no.such.invalid', err=4): Domain name not found"],
  ["no-connection", "[error] [output:http:http.0] no upstream connections available to 127.0.0.1:18999"],
  ["no-connection", "[error] [aws_client] connection initialization error"],
  ["destination-credentials", "[error] [output:datadog:datadog.0] http://127.0.0.1:18401 HTTP status=401"],
  ["destination-credentials", "[ warn] [output:splunk:splunk.0] http_status=401:"],
  ["destination-path", "[error] [output:http:http.0] 127.0.0.1:18404, HTTP status=404"],
  [
    "lines-dropped",
    "[ warn] [output:http:http.0] could not flush records to 127.0.0.1:18404 (http_do=0), chunk will not be retried",
  ],
  ["destination-busy", "[error] [output:loki:loki.0] 127.0.0.1:18429, HTTP status=429"],
  ["destination-refuses", "[error] [output:es:es.0] HTTP status=400 URI=/_bulk, response:"],
  [
    "unknown-option",
    "[error] [config] http: unknown configuration property 'hoost'. The following properties are allowed: proxy, allow_duplicated_headers",
  ],
  ["unknown-plugin", "[error] [config] section 'nosuch' tried to instance a plugin name that doesn't exist"],
  ["missing-one-option", "[error] [output:splunk:splunk.0] either splunk_token or http_user should be set"],
  ["plugin-not-started", "[error] [output] failed to initialize 'splunk' plugin"],
  [
    "configuration",
    "[error] [config] error in /fluent-bit/etc/fluent-bit.conf:11: undefined value - check config is in valid classic format",
  ],
  [
    "retrying",
    "[ warn] [engine] failed to flush chunk '31022-1796046982.721548086.flb', retry in 6 seconds: task_id=0, input=dummy.0 > output=loki.0 (out_id=0)",
  ],
];

it.each(RUNS)("a run says %s: %s", (id, line) => {
  expect(findCauses([line], CAUSES).map((cause) => cause.id)).toEqual([id]);
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
