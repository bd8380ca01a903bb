import { FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { isMissing } from "./aws-error.js";
import type { CloudWatchLogsDestination } from "./destination.js";
import { CLOCK_DIFFERENCE, type Search, type SearchProps } from "./search-props.js";
import { StepError } from "./wait.js";

/** Fluent Bit sends every second, CloudWatch Logs finds a line after some seconds. */
const LOGS_PATIENCE = 120_000;

/** Looks in a log group of CloudWatch Logs. */
export function searchLogGroup(
  { group, region }: CloudWatchLogsDestination,
  { clients, marker, since }: SearchProps,
): Search {
  const logs = clients.logs(region);
  return {
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
          return { done: { place: `${group}, stream ${event.logStreamName}`, isSeen: true } };
        }
        nextToken = answer.nextToken;
      } while (nextToken !== undefined);
      return { progress: `no line with the marker in the log group ${group}` };
    },
  };
}
