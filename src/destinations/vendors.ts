import { bindPlugin, type LogDestination, type LogDestinationProps } from "./log-destination.js";
import type { Secret } from "./secret.js";
import { hostEndpoints, INTERNET, type ServerProps, serverOptions } from "./server.js";

/** The props of Datadog. */
export interface DatadogProps extends LogDestinationProps {
  /** An API key. */
  readonly apiKey: Secret;
  /**
   * The Datadog site, such as datadoghq.eu or us5.datadoghq.com.
   * @default "datadoghq.com"
   */
  readonly site?: string;
  /**
   * The name of the service that writes the logs.
   * @default - none
   */
  readonly service?: string;
  /**
   * The technology that writes the logs, such as "nginx". Datadog chooses its pipeline by it.
   * @default - none
   */
  readonly source?: string;
  /**
   * Tags of every log.
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Datadog Logs. */
export function datadog(props: DatadogProps): LogDestination {
  const { site = "datadoghq.com" } = props;
  const tags = Object.entries(props.tags ?? {}).map(([name, value]) => `${name}:${value}`);
  return {
    bind: () =>
      bindPlugin(
        "datadog",
        props,
        {
          host: `http-intake.logs.${site}`,
          tls: "on",
          compress: "gzip",
          provider: "ecs",
          dd_service: props.service,
          dd_source: props.source,
          dd_tags: tags.length === 0 ? undefined : tags.join(","),
        },
        { secrets: { apikey: props.apiKey }, endpoints: [INTERNET] },
      ),
  };
}

/** The props of New Relic. */
export interface NewRelicProps extends LogDestinationProps {
  /** A license key for ingest. */
  readonly licenseKey: Secret;
  /**
   * Whether the account is in New Relic's EU region.
   * @default false
   */
  readonly eu?: boolean;
}

/** New Relic Logs, through the plugin `nrlogs` of AWS' image. */
export function newRelic({ eu = false, ...props }: NewRelicProps): LogDestination {
  const host = eu ? "log-api.eu.newrelic.com" : "log-api.newrelic.com";
  return {
    bind: () =>
      bindPlugin(
        "nrlogs",
        props,
        { base_uri: `https://${host}/log/v1` },
        { secrets: { license_key: props.licenseKey }, endpoints: [INTERNET] },
      ),
  };
}

/** The HTTP event collector of a Splunk server. Its port is 8088 by default. */
export interface SplunkProps extends LogDestinationProps, ServerProps {
  /** The collector's token. */
  readonly token: Secret;
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
          ...serverOptions(props, 8088),
          event_index: props.index,
          event_sourcetype: props.sourceType,
        },
        { secrets: { splunk_token: props.token }, endpoints: hostEndpoints(props) },
      ),
  };
}
