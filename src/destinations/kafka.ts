import { bindPlugin, type LogDestination, type LogDestinationProps } from "./log-destination.js";
import type { Secret } from "./secret.js";

export interface KafkaProps extends LogDestinationProps {
  /** The brokers, each a host name and a port with a colon between. */
  readonly brokers: readonly string[];
  /** The topic that records are sent to. */
  readonly topic: string;
  /**
   * How records are encoded.
   * @default "json"
   */
  readonly format?: "json" | "msgpack" | "gelf" | "raw";
  /**
   * The user's name; records are then sent with TLS and SCRAM-SHA-512.
   * @default - plain text without authentication
   */
  readonly user?: string;
  /**
   * The user's password.
   * @default - plain text without authentication
   */
  readonly password?: Secret;
}

/** Apache Kafka, or Amazon MSK. */
export function kafka(props: KafkaProps): LogDestination {
  const authenticated = props.user !== undefined;
  return {
    bind: () =>
      bindPlugin(
        "kafka",
        props,
        {
          brokers: props.brokers.join(","),
          topics: props.topic,
          format: props.format ?? "json",
          // The plugin has no `tls` of its own, the library below it has.
          "rdkafka.security.protocol": authenticated ? "SASL_SSL" : undefined,
          "rdkafka.sasl.mechanism": authenticated ? "SCRAM-SHA-512" : undefined,
          "rdkafka.sasl.username": props.user,
        },
        { secrets: { "rdkafka.sasl.password": props.password }, ports: brokerPorts(props.brokers) },
      ),
  };
}

/** The ports of the brokers; 9092 is Kafka's own. */
function brokerPorts(brokers: readonly string[]): number[] {
  return [...new Set(brokers.map((broker) => Number(/:(\d+)$/.exec(broker)?.[1] ?? 9092)))];
}
