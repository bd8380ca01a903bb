import { bindPlugin, type LogDestination, type LogDestinationProps } from "./log-destination.js";
import type { Secret } from "./secret.js";

export interface SplunkProps extends LogDestinationProps {
  /** The host of the HTTP event collector. */
  readonly host: string;
  /** The collector's token. */
  readonly token: Secret;
  /**
   * The collector's port.
   * @default 8088
   */
  readonly port?: number;
  /**
   * Whether the collector speaks TLS.
   * @default true
   */
  readonly tls?: boolean;
  /**
   * The index that events are written to.
   * @default - the token's
   */
  readonly index?: string;
  /**
   * The source type of the events.
   * @default - the token's
   */
  readonly sourceType?: string;
}

/** Splunk, through its HTTP event collector. */
export function splunk(props: SplunkProps): LogDestination {
  return {
    bind: () =>
      bindPlugin(
        "splunk",
        props,
        {
          host: props.host,
          port: props.port ?? 8088,
          tls: (props.tls ?? true) ? "on" : "off",
          event_index: props.index,
          event_sourcetype: props.sourceType,
        },
        { secrets: { splunk_token: props.token } },
      ),
  };
}
