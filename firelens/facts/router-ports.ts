/** The port that Fluent Bit's HTTP server listens on where a configuration file starts it. */
export const MONITORING_PORT = 2020;

/**
 * Ports that the log router takes. The containers of a task share one network interface, so the application can't have
 * them. Source: amazon-ecs-agent 1.105.1 agent/taskresource/firelens/firelensconfig_unix.go:124-172; aws-for-fluent-bit
 * configs/output-metrics-healthcheck.conf (HTTP_Server On).
 */
export const ROUTER_PORTS: ReadonlyMap<number, string> = new Map([
  [24224, "the forward input"],
  [8877, "the health check input"],
  [MONITORING_PORT, "the monitoring server"],
]);
