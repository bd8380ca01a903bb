import { FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { isMissing } from "./aws-error.js";
import type { Clients } from "./clients.js";
import type { Destination } from "./destination.js";
import { type RouterLog, readRouterLog, troubles } from "./router-log.js";
import { type Look, StepError } from "./wait.js";

/** Looks for the line with the marker. */
export interface Search {
  /** What is looked at, in words. */
  readonly where: string;
  /** How long the line may take on its way, in milliseconds. */
  readonly patience: number;
  /** Done with the place of the line. */
  readonly look: () => Promise<Look<string>>;
}

export interface SearchProps {
  readonly clients: Clients;
  readonly marker: string;
  /** When the request was sent, in milliseconds since 1970. */
  readonly since: number;
  /** Undefined if the router's own log cannot be read. */
  readonly routerLog: RouterLog | undefined;
}

/** Fluent Bit sends every second, CloudWatch Logs finds a line after some seconds. */
const LOGS_PATIENCE = 120_000;

/** The clocks of this machine and of AWS may differ, in milliseconds. */
const CLOCK_DIFFERENCE = 300_000;

export function searchFor(destination: Destination, props: SearchProps): Search {
  switch (destination.kind) {
    case "cloudwatch-logs":
      return searchLogGroup(destination.group, destination.region, props);
    default:
      return searchRouterLog(destination.kind === "other" ? destination.plugin : destination.kind, props);
  }
}

function searchLogGroup(
  group: string,
  region: string | undefined,
  { clients, marker, since }: SearchProps,
): Search {
  const logs = clients.logs(region);
  return {
    where: `log group ${group}`,
    patience: LOGS_PATIENCE,
    async look() {
      let nextToken: string | undefined;
      do {
        const answer = await logs
          .send(
            new FilterLogEventsCommand({
              logGroupName: group,
              filterPattern: `"${marker}"`,
              startTime: since - CLOCK_DIFFERENCE,
              nextToken,
            }),
          )
          .catch((error: unknown) => {
            throw isMissing(error) ? new StepError(`the log group ${group} does not exist`) : error;
          });
        const [event] = answer.events ?? [];
        if (event !== undefined) {
          return { done: `${group}, stream ${event.logStreamName}` };
        }
        nextToken = answer.nextToken;
      } while (nextToken !== undefined);
      return { progress: `no line with the marker in the log group ${group}` };
    },
  };
}

/** The router writes an error of a delivery within seconds. */
const ROUTER_PATIENCE = 60_000;

/** What http, opentelemetry and nrlogs write of a delivery. */
const DELIVERED = /\[ ?info\] \[output:[^\]]*\] .*HTTP status=2\d\d/;

/** For a destination whose API is not AWS': what the router says of its deliveries after the request. */
function searchRouterLog(destination: string, { clients, marker, since, routerLog }: SearchProps): Search {
  const advice = `look there for ${marker}`;
  return {
    where: "the router's log",
    patience: ROUTER_PATIENCE,
    async look() {
      if (routerLog === undefined) {
        throw new StepError(
          `AWS cannot say what arrives in ${destination}, and the router's log is not in CloudWatch Logs: ${advice}`,
        );
      }
      const lines = await readRouterLog(clients, routerLog, since);
      const [trouble] = troubles(lines);
      if (trouble !== undefined) {
        return { progress: `the router's log: ${trouble}` };
      }
      return lines.some((line) => DELIVERED.test(line))
        ? { done: `${destination}, as the router's log says` }
        : { progress: `no error in the router's log, but no proof either; ${advice} in ${destination}` };
    },
  };
}
