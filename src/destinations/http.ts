import { bindPlugin, type LogDestination, type LogDestinationProps } from "./log-destination.js";
import type { Secret } from "./secret.js";

export interface HttpProps extends LogDestinationProps {
  /** The server's host name. */
  readonly host: string;
  /**
   * The path that records are posted to.
   * @default "/"
   */
  readonly path?: string;
  /**
   * A path with a secret in it instead of `path`.
   * @default - no secret
   */
  readonly secretPath?: Secret;
  /**
   * The server's port.
   * @default 443
   */
  readonly port?: number;
  /**
   * Whether the server speaks TLS.
   * @default true
   */
  readonly tls?: boolean;
  /**
   * How records are encoded.
   * @default "json_lines"
   */
  readonly format?: "json" | "json_lines" | "json_stream" | "msgpack";
  /**
   * A header of every request, its name and its value with a space between, where it is a secret.
   * @default - none
   */
  readonly secretHeader?: Secret;
  /**
   * Whether the host is on the internet, so that a network without a way there is a finding.
   * @default false
   */
  readonly onInternet?: boolean;
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

/** Any server that takes records over HTTP. */
export function http(props: HttpProps): LogDestination {
  const { path = "/", secretPath, port = 443, tls = true, format = "json_lines" } = props;
  return {
    bind: () =>
      bindPlugin(
        "http",
        props,
        {
          Host: props.host,
          Port: port,
          URI: secretPath === undefined ? path : undefined,
          Format: format,
          json_date_key: "timestamp",
          json_date_format: "iso8601",
          tls: tls ? "on" : "off",
          http_User: props.user,
        },
        {
          secrets: { URI: secretPath, Header: props.secretHeader, http_Passwd: props.password },
          endpoints: (props.onInternet ?? false) ? ["internet"] : [],
        },
      ),
  };
}

export interface SumoLogicProps extends LogDestinationProps {
  /** The host of the HTTP source's address, such as endpoint4.collection.sumologic.com. */
  readonly host: string;
  /** The path of the HTTP source's address, which is its credential. */
  readonly path: Secret;
}

/** Sumo Logic, through an HTTP source. */
export function sumoLogic({ path, ...props }: SumoLogicProps): LogDestination {
  return http({ ...props, secretPath: path, onInternet: true });
}

export interface DynatraceProps extends LogDestinationProps {
  /** The environment's host, such as abc12345.live.dynatrace.com. */
  readonly host: string;
  /** The header `Authorization Api-Token <token>`, the token with the scope `logs.ingest`. */
  readonly authorization: Secret;
}

/** Dynatrace, through its log ingest API. */
export function dynatrace({ authorization, ...props }: DynatraceProps): LogDestination {
  return http({
    ...props,
    path: "/api/v2/logs/ingest",
    format: "json",
    secretHeader: authorization,
    onInternet: true,
  });
}

export interface LogzIoProps extends LogDestinationProps {
  /** The path `/?token=<token>&type=<type>`, which holds the shipping token. */
  readonly path: Secret;
  /**
   * The listener of the account's region.
   * @default "listener.logz.io"
   */
  readonly host?: string;
}

/** Logz.io, through its HTTPS listener. */
export function logzIo({ path, host = "listener.logz.io", ...props }: LogzIoProps): LogDestination {
  return http({ ...props, host, port: 8071, secretPath: path, onInternet: true });
}
