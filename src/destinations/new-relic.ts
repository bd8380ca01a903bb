import { bindPlugin, type LogDestination, type LogDestinationProps } from "./log-destination.js";
import type { Secret } from "./secret.js";

export interface NewRelicProps extends LogDestinationProps {
  /** A license key for ingest. */
  readonly licenseKey: Secret;
  /**
   * Whether the account is in New Relic's EU region.
   * @default false
   */
  readonly eu?: boolean;
}

/** New Relic Logs, through the plugin that AWS' image has. */
export function newRelic(props: NewRelicProps): LogDestination {
  const host = (props.eu ?? false) ? "log-api.eu.newrelic.com" : "log-api.newrelic.com";
  return {
    bind: () =>
      bindPlugin(
        "nrlogs",
        props,
        { base_uri: `https://${host}/log/v1` },
        { secrets: { license_key: props.licenseKey }, endpoints: ["internet"] },
      ),
  };
}
