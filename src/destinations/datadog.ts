import { bindPlugin, type LogDestination, type LogDestinationProps } from "./log-destination.js";
import type { Secret } from "./secret.js";

export interface DatadogProps extends LogDestinationProps {
  /** An API key. */
  readonly apiKey: Secret;
  /**
   * The Datadog site, such as datadoghq.eu or us5.datadoghq.com.
   * @default "datadoghq.com"
   */
  readonly site?: string;
  /**
   * The name of the service that logs.
   * @default - none
   */
  readonly service?: string;
  /**
   * The technology that logs, which chooses Datadog's pipeline, such as "nginx".
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
  const { site = "datadoghq.com", tags = {} } = props;
  const list = Object.entries(tags).map(([name, value]) => `${name}:${value}`);
  return {
    bind: () =>
      bindPlugin(
        "datadog",
        props,
        {
          Host: `http-intake.logs.${site}`,
          TLS: "on",
          compress: "gzip",
          provider: "ecs",
          dd_service: props.service,
          dd_source: props.source,
          dd_tags: list.length === 0 ? undefined : list.join(","),
        },
        { secrets: { apikey: props.apiKey }, endpoints: ["internet"] },
      ),
  };
}
