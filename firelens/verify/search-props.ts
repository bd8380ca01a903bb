import type { Clients } from "./clients.js";
import type { RouterLog } from "./router-log.js";
import type { Look } from "./wait.js";

/** Where the line is. */
interface Found {
  readonly place: string;
  /** False if only the router says that it has sent the line, and AWS cannot look into the destination. */
  readonly isSeen: boolean;
}

/** Looks for the line with the marker. */
export interface Search {
  /** How long the line may take on its way, in milliseconds. */
  readonly patience: number;
  readonly look: () => Promise<Look<Found>>;
}

export interface SearchProps {
  readonly clients: Clients;
  readonly marker: string;
  /** When the request was sent, in milliseconds since 1970. */
  readonly since: number;
  /** When the deployment began, in milliseconds since 1970. */
  readonly deployed: number;
  /** In milliseconds since 1970. */
  readonly now: () => number;
  /** Undefined if the router's own log cannot be read. */
  readonly routerLog: RouterLog | undefined;
}

/** The clocks of this machine and of AWS may differ, in milliseconds. */
export const CLOCK_DIFFERENCE = 300_000;
