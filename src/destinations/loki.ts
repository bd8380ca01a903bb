import { bindPlugin, type LogDestination, type LogDestinationProps } from "./log-destination.js";
import type { Secret } from "./secret.js";

export interface LokiProps extends LogDestinationProps {
  /** The server's host name. */
  readonly host: string;
  /**
   * The server's port.
   * @default 3100
   */
  readonly port?: number;
  /**
   * Whether the server speaks TLS.
   * @default true
   */
  readonly tls?: boolean;
  /**
   * Labels of the log stream; a value that begins with `$` is read from the record.
   * @default - job="fluent-bit", the plugin's own
   */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Whether the host is on the internet, so that a network without a way there is a finding.
   * @default false
   */
  readonly onInternet?: boolean;
  /**
   * The tenant, where the server has several.
   * @default - none
   */
  readonly tenantId?: string;
  /**
   * The user's name.
   * @default - no authentication
   */
  readonly user?: string;
  /**
   * The user's password.
   * @default - no authentication
   */
  readonly password?: Secret;
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
          host: props.host,
          port: props.port ?? 3100,
          tls: (props.tls ?? true) ? "on" : "off",
          labels: labels.length === 0 ? undefined : labels.join(", "),
          tenant_id: props.tenantId,
          http_user: props.user,
        },
        {
          secrets: { http_passwd: props.password },
          endpoints: (props.onInternet ?? false) ? ["internet"] : [],
        },
      ),
  };
}

export interface GrafanaCloudProps extends LogDestinationProps {
  /** The host of the stack's Loki, such as logs-prod-006.grafana.net. */
  readonly host: string;
  /** The number of the stack's Loki, which is its user. */
  readonly user: string;
  /** An access policy's token with the scope `logs:write`. */
  readonly token: Secret;
  /**
   * Labels of the log stream; a value that begins with `$` is read from the record.
   * @default - job="fluent-bit", the plugin's own
   */
  readonly labels?: Readonly<Record<string, string>>;
}

/** Grafana Cloud Logs. */
export function grafanaCloud({ token, ...props }: GrafanaCloudProps): LogDestination {
  return loki({ ...props, port: 443, password: token, onInternet: true });
}
