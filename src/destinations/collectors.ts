import { bindPlugin, type LogDestination, type LogDestinationProps } from "./log-destination.js";
import type { Secret } from "./secret.js";
import { type HostProps, hostEndpoints, type LoginProps, type ServerProps, serverOptions } from "./server.js";

/** A Fluentd or Fluent Bit that receives logs. Its port is 24224 by default. */
export interface ForwardProps extends LogDestinationProps, ServerProps {
  /**
   * The key that both sides share.
   * @default - no authentication
   */
  readonly sharedKey?: Secret;
  /**
   * Wait until the receiver confirms that it has the logs.
   * @default true
   */
  readonly acknowledge?: boolean;
}

/** A Fluentd or another Fluent Bit, through Fluentd's forward protocol. */
export function forward(props: ForwardProps): LogDestination {
  return {
    bind: () =>
      bindPlugin(
        "forward",
        props,
        { ...serverOptions(props, 24224), require_ack_response: props.acknowledge ?? true },
        { secrets: { shared_key: props.sharedKey }, endpoints: hostEndpoints(props) },
      ),
  };
}

/** An OpenTelemetry collector. Its port is 4318 by default. */
export interface OpenTelemetryProps extends LogDestinationProps, ServerProps {
  /**
   * The path that logs are posted to.
   * @default "/v1/logs", the plugin's own
   */
  readonly logsPath?: string;
  /**
   * A header of every request as a secret: its name and its value with a space between them, and no colon, which would be
   * sent as a part of the value.
   * @default - none
   */
  readonly secretHeader?: Secret;
}

/**
 * An OpenTelemetry collector, through OTLP over HTTP. Fluent Bit sends logs this way since version 2. It needs a router
 * image of version 3.
 */
export function openTelemetry(props: OpenTelemetryProps): LogDestination {
  return {
    bind: () =>
      bindPlugin(
        "opentelemetry",
        props,
        {
          ...serverOptions(props, 4318),
          logs_uri: props.logsPath ?? "/v1/logs",
          // The body is the field `log`. Without this all other fields are lost.
          logs_body_key_attributes: true,
        },
        { secrets: { header: props.secretHeader }, endpoints: hostEndpoints(props) },
      ),
  };
}

/** With `user` and `password`, records are sent with TLS and SCRAM-SHA-512, otherwise as plain text. */
export interface KafkaProps extends LogDestinationProps, HostProps, LoginProps {
  /** The brokers, each as `host:port`. */
  readonly brokers: readonly string[];
  /** The topic that records are sent to. */
  readonly topic: string;
  /**
   * The encoding of the records.
   * @default "json"
   */
  readonly format?: "json" | "msgpack" | "gelf" | "raw";
}

/** Apache Kafka, or Amazon MSK. */
export function kafka(props: KafkaProps): LogDestination {
  const isAuthenticated = props.user !== undefined;
  return {
    bind: () =>
      bindPlugin(
        "kafka",
        props,
        {
          brokers: props.brokers.join(","),
          topics: props.topic,
          format: props.format ?? "json",
          // The plugin has no option `tls`. Its library librdkafka has its own.
          "rdkafka.security.protocol": isAuthenticated ? "SASL_SSL" : undefined,
          "rdkafka.sasl.mechanism": isAuthenticated ? "SCRAM-SHA-512" : undefined,
          "rdkafka.sasl.username": props.user,
        },
        {
          secrets: { "rdkafka.sasl.password": props.password },
          ports: brokerPorts(props.brokers),
          endpoints: hostEndpoints(props),
        },
      ),
  };
}

/** The ports of the brokers. Kafka's default is 9092. */
function brokerPorts(brokers: readonly string[]): number[] {
  return [...new Set(brokers.map((broker) => Number(/:(\d+)$/.exec(broker)?.[1] ?? 9092)))];
}
