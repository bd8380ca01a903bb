import { bindPlugin, type LogDestination, type LogDestinationProps } from "./log-destination.js";
import type { Secret } from "./secret.js";
import { hostEndpoints, type LoginProps, type ServerProps, serverOptions } from "./server.js";

/** A server that accepts records over HTTP. Its port is 443 by default. */
export interface HttpProps extends LogDestinationProps, ServerProps, LoginProps {
  /**
   * The path that records are posted to.
   * @default "/"
   */
  readonly path?: string;
  /**
   * The path as a secret, instead of `path`.
   * @default - no secret
   */
  readonly secretPath?: Secret;
  /**
   * The encoding of the records.
   * @default "json_lines"
   */
  readonly format?: "json" | "json_lines" | "json_stream" | "msgpack";
  /**
   * A header of every request as a secret: its name and its value with a space between them, and no colon, which would be
   * sent as a part of the value. Several are a list.
   * @default - none
   */
  readonly secretHeader?: Secret | readonly Secret[];
  /**
   * Headers of every request, by name.
   * @default - none
   */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Any server that accepts records over HTTP. */
export function http(props: HttpProps): LogDestination {
  const { path = "/", secretPath, format = "json_lines", headers = {} } = props;
  const lines = Object.entries(headers).map(([name, value]) => `${name} ${value}`);
  return {
    bind: () =>
      bindPlugin(
        "http",
        props,
        {
          ...serverOptions(props, 443),
          uri: secretPath === undefined ? path : undefined,
          format,
          json_date_key: "timestamp",
          json_date_format: "iso8601",
          http_user: props.user,
          header: lines.length > 1 ? lines : lines[0],
        },
        {
          secrets: { uri: secretPath, header: props.secretHeader, http_passwd: props.password },
          endpoints: hostEndpoints(props),
        },
      ),
  };
}

/** The props of Sumo Logic. */
export interface SumoLogicProps extends LogDestinationProps {
  /** The host of the HTTP source's address, such as endpoint4.collection.sumologic.com. */
  readonly host: string;
  /** The path of the HTTP source's address. It is the credential. */
  readonly path: Secret;
}

/** Sumo Logic, through an HTTP source. */
export function sumoLogic({ path, ...props }: SumoLogicProps): LogDestination {
  return http({ ...props, secretPath: path, onInternet: true });
}

/** The props of Dynatrace. */
export interface DynatraceProps extends LogDestinationProps {
  /** The environment's host, such as abc12345.live.dynatrace.com. */
  readonly host: string;
  /** The header `Authorization Api-Token <token>`. The token has the scope `logs.ingest`. */
  readonly authorization: Secret;
}

/**
 * Dynatrace, through its log ingest API. It takes the field `log` for the content, unless a record has one called `content`,
 * `message`, `payload` or `body`. Source: Dynatrace documentation, "Ingest JSON and TXT logs".
 */
export function dynatrace({ authorization, ...props }: DynatraceProps): LogDestination {
  return http({
    ...props,
    path: "/api/v2/logs/ingest",
    format: "json",
    secretHeader: authorization,
    onInternet: true,
  });
}

/** The props of Logz.io. */
export interface LogzIoProps extends LogDestinationProps {
  /** The path `/?token=<token>&type=<type>` with the shipping token. */
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
