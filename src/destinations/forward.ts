import { bindPlugin, type LogDestination, type LogDestinationProps } from "./log-destination.js";
import type { Secret } from "./secret.js";

export interface ForwardProps extends LogDestinationProps {
  /** The host name of the Fluentd or Fluent Bit that takes the logs. */
  readonly host: string;
  /**
   * Its port.
   * @default 24224
   */
  readonly port?: number;
  /**
   * Whether it speaks TLS.
   * @default true
   */
  readonly tls?: boolean;
  /**
   * The key that both share.
   * @default - no authentication
   */
  readonly sharedKey?: Secret;
  /**
   * Wait until the other side says that it has the logs.
   * @default true
   */
  readonly acknowledge?: boolean;
}

/** A Fluentd or another Fluent Bit, through their own protocol. */
export function forward(props: ForwardProps): LogDestination {
  return {
    bind: () =>
      bindPlugin(
        "forward",
        props,
        {
          Host: props.host,
          Port: props.port ?? 24224,
          tls: (props.tls ?? true) ? "on" : "off",
          Require_ack_response: props.acknowledge ?? true,
        },
        { secrets: { Shared_Key: props.sharedKey } },
      ),
  };
}
