import type { Secret } from "./secret.js";

/** A host outside AWS' own services. */
export interface HostProps {
  /**
   * Whether the host is on the internet (true) or in a network that the VPC is connected to (false). Only asked for in a
   * network without NAT, which can't reach the internet.
   * @default - not known, which is a finding in a network without NAT
   */
  readonly onInternet?: boolean;
}

/** A server that the router sends logs to. */
export interface ServerProps extends HostProps {
  /** The server's host name. */
  readonly host: string;
  /**
   * The server's TCP port.
   * @default - the usual port of such servers, named at the destination
   */
  readonly port?: number;
  /**
   * Whether the server speaks TLS.
   * @default true
   */
  readonly tls?: boolean;
}

/** A user of a server. */
export interface LoginProps {
  /**
   * The user's name.
   * @default - no authentication
   */
  readonly user?: string;
  /**
   * The user's password.
   * @default - no authentication
   */
  readonly password?: Secret;
}

/** The options of a plugin that connects to a server. The names are the same in all such plugins. */
export function serverOptions({ host, port, tls = true }: ServerProps, defaultPort: number) {
  return { host, port: port ?? defaultPort, tls: tls ? "on" : "off" };
}

/** What a router that sends to this host connects to, as in `BoundLogDestination.endpoints`. */
export function hostEndpoints({ onInternet }: HostProps): readonly string[] {
  if (onInternet === undefined) {
    return [UNKNOWN_HOST];
  }
  return onInternet ? [INTERNET] : [];
}

/** In a list of endpoints: a host on the internet. */
export const INTERNET = "internet";

/** In a list of endpoints: a host that may be on the internet. */
export const UNKNOWN_HOST = "unknown";
