import type { Clients } from "./clients.js";
import type { RouterLog } from "./router-log.js";
import type { Look } from "./wait.js";

/** Looks for the line with the marker. */
export interface Search {
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

/** The clocks of this machine and of AWS may differ, in milliseconds. */
export const CLOCK_DIFFERENCE = 300_000;
