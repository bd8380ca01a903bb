import { bindPlugin, type LogDestination, type LogDestinationProps } from "./log-destination.js";
import type { Secret } from "./secret.js";
import { hostEndpoints, type LoginProps, type ServerProps, serverOptions } from "./server.js";

/** The labels of a log stream in Loki. */
export interface LabelProps {
  /**
   * Labels of the log stream. A value that begins with `$` is read from the record.
   * @default - job="fluent-bit", the plugin's own
   */
  readonly labels?: Readonly<Record<string, string>>;
}

/** A Grafana Loki server. Its port is 3100 by default. */
export interface LokiProps extends LogDestinationProps, ServerProps, LoginProps, LabelProps {
  /**
   * The tenant, for a server with several.
   * @default - none
   */
  readonly tenantId?: string;
}

/** A Grafana Loki server. */
export function loki(props: LokiProps): LogDestination {
  const labels = Object.entries(props.labels ?? {}).map(([name, value]) => `${name}=${value}`);
  return {
    bind: () =>
      bindPlugin(
        "loki",
        props,
        {
          ...serverOptions(props, 3100),
          labels: labels.length === 0 ? undefined : labels.join(", "),
          tenant_id: props.tenantId,
          http_user: props.user,
        },
        { secrets: { http_passwd: props.password }, endpoints: hostEndpoints(props) },
      ),
  };
}

/** The props of Loki in Grafana Cloud. */
export interface GrafanaCloudProps extends LogDestinationProps, LabelProps {
  /** The host of the stack's Loki, such as logs-prod-006.grafana.net. */
  readonly host: string;
  /** The number of the stack's Loki, which is its user name. */
  readonly user: string;
  /** A token of an access policy with the scope `logs:write`. */
  readonly token: Secret;
}

/** Grafana Cloud Logs. */
export function grafanaCloud({ token, ...props }: GrafanaCloudProps): LogDestination {
  return loki({ ...props, port: 443, password: token, onInternet: true });
}
