import { FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { optionValue, type TaskModel } from "../model/task-model.js";
import type { Clients } from "./clients.js";

/** Where the router writes what it does. */
export interface RouterLog {
  readonly group: string;
  readonly region?: string;
  /** What the names of the router's streams begin with. */
  readonly streamPrefix?: string;
}

/** Enough to find a cause in; a router that fails says the same again and again. */
const MAX_LINES = 1_000;
const MAX_PAGES = 5;

/** Undefined if the router's own log goes elsewhere than to CloudWatch Logs, or nowhere. */
export function routerLogOf({ router }: TaskModel): RouterLog | undefined {
  const { log, name } = router ?? {};
  const group = log?.driver === "awslogs" ? optionValue(log.options, "awslogs-group") : undefined;
  if (log === undefined || typeof group !== "string") {
    return undefined;
  }
  const region = optionValue(log.options, "awslogs-region");
  const prefix = optionValue(log.options, "awslogs-stream-prefix");
  return {
    group,
    ...(typeof region === "string" ? { region } : {}),
    ...(typeof prefix === "string" && typeof name === "string" ? { streamPrefix: `${prefix}/${name}/` } : {}),
  };
}

/** Lines of the router's log since a time, in milliseconds since 1970. */
export async function readRouterLog(
  clients: Clients,
  { group, region, streamPrefix }: RouterLog,
  since: number,
): Promise<readonly string[]> {
  const lines: string[] = [];
  let nextToken: string | undefined;
  for (let page = 0; page < MAX_PAGES && lines.length < MAX_LINES; page++) {
    const answer = await clients.logs(region).send(
      new FilterLogEventsCommand({
        logGroupName: group,
        logStreamNamePrefix: streamPrefix,
        startTime: since,
        limit: MAX_LINES,
        nextToken,
      }),
    );
    lines.push(...(answer.events ?? []).map(({ message = "" }) => message));
    nextToken = answer.nextToken;
    if (nextToken === undefined) {
      break;
    }
  }
  return lines;
}

/** What an error or warning begins with: of Fluent Bit, of a plugin in Go, or of a router that crashes. */
const TROUBLE =
  /(?:\[ ?(?:error|warn)\]|level=(?:error|warning|fatal) |\[engine\] caught signal \(SIG(?!TERM|INT)).*/s;

/** The messages of a router's log that are errors or warnings, without their times. */
export function troubles(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => {
    const [message] = TROUBLE.exec(withoutColors(line)) ?? [];
    return message === undefined ? [] : [message.trim()];
  });
}

/** True if the router writes what goes well, so that it would write what does not. */
export function isInformative(lines: readonly string[]): boolean {
  return lines.some((line) => /\[ info\]|level=info /.test(withoutColors(line)));
}

function withoutColors(line: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character begins a colour
  return line.replace(/\u001b\[[\d;]*m/g, "");
}
