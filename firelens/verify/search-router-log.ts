import { isInformative, readRouterLog, troubles } from "./router-log.js";
import type { Search, SearchProps } from "./search-props.js";
import { StepError } from "./wait.js";

/**
 * How long the router must say nothing wrong, in milliseconds: it flushes within 5 seconds, has 10 to connect, and waits up to
 * 60 for an answer.
 */
const QUIET_TIME = 80_000;

/** For the looks after that time. */
const PATIENCE = QUIET_TIME + 20_000;

/** What http, opentelemetry and nrlogs write of a delivery. */
const DELIVERED = /\[ ?info\] \[output:[^\]]*\] .*HTTP status=2\d\d/;

/**
 * For a destination into which AWS cannot look: what the router says of its deliveries after the request. Some plugins say that
 * they delivered; of the others, the router says nothing unless a delivery fails.
 */
export function searchRouterLog(
  destination: string,
  { clients, marker, since, deployed, now, routerLog }: SearchProps,
): Search {
  const advice = `look there for ${marker}`;
  return {
    patience: PATIENCE,
    async look() {
      if (routerLog === undefined) {
        throw new StepError(
          `AWS cannot look into ${destination}, and the router's log is not in CloudWatch Logs: ${advice}`,
        );
      }
      const lines = await readRouterLog(clients, routerLog, since);
      const [trouble] = troubles(lines);
      if (trouble !== undefined) {
        return { progress: `the router's log: ${trouble}` };
      }
      if (lines.some((line) => DELIVERED.test(line))) {
        return { done: { place: `${destination}, as the router's log says`, isSeen: true } };
      }
      if (now() - since < QUIET_TIME) {
        return { progress: "no error in the router's log so far" };
      }
      if (isInformative(await readRouterLog(clients, routerLog, deployed))) {
        return { done: { place: destination, isSeen: false } };
      }
      throw new StepError(
        `AWS cannot look into ${destination}, and the router's log has no messages of level info, so that its silence says nothing: ${advice}`,
      );
    },
  };
}
