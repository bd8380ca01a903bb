import { readRouterLog, troubles } from "./router-log.js";
import type { Search, SearchProps } from "./search-props.js";
import { StepError } from "./wait.js";

/** The router writes an error of a delivery within seconds. */
const ROUTER_PATIENCE = 60_000;

/** What http, opentelemetry and nrlogs write of a delivery. */
const DELIVERED = /\[ ?info\] \[output:[^\]]*\] .*HTTP status=2\d\d/;

/** For a destination whose API is not AWS': what the router says of its deliveries after the request. */
export function searchRouterLog(
  destination: string,
  { clients, marker, since, routerLog }: SearchProps,
): Search {
  const advice = `look there for ${marker}`;
  return {
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
