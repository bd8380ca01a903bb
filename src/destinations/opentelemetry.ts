import { bindPlugin, type LogDestination, type LogDestinationProps } from "./log-destination.js";
import type { Secret } from "./secret.js";

export interface OpenTelemetryProps extends LogDestinationProps {
  /** The collector's host name. */
  readonly host: string;
  /**
   * The collector's port.
   * @default 4318
   */
  readonly port?: number;
  /**
   * The path that logs are posted to. Fluent Bit 1.9 knows no such option: it takes a router image of version 3.
   * @default "/v1/logs", the plugin's own
   */
  readonly logsPath?: string;
  /**
   * Whether the collector speaks TLS.
   * @default true
   */
  readonly tls?: boolean;
  /**
   * A header of every request, its name and its value with a space between, where it is a secret.
   * @default - none
   */
  readonly secretHeader?: Secret;
}

/** An OpenTelemetry collector, through OTLP over HTTP. Fluent Bit sends logs so since version 2. */
export function openTelemetry(props: OpenTelemetryProps): LogDestination {
  return {
    bind: () =>
      bindPlugin(
        "opentelemetry",
        props,
        {
          Host: props.host,
          Port: props.port ?? 4318,
          logs_uri: props.logsPath ?? "/v1/logs",
          tls: (props.tls ?? true) ? "on" : "off",
        },
        { secrets: { Header: props.secretHeader } },
      ),
  };
}
