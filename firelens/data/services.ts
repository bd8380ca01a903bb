/** A service that takes logs at addresses of its own. */
export interface KnownService {
  readonly name: string;
  /** Its host names. */
  readonly hosts: RegExp;
  /** The ports it listens on with TLS. */
  readonly tlsPorts: readonly number[];
  /** Ports without TLS. @default - it takes TLS only */
  readonly plainPorts?: readonly number[];
}

/** Source: the services' documentation of how logs are sent to them, as of November 2026. */
export const KNOWN_SERVICES: readonly KnownService[] = [
  {
    name: "Amazon OpenSearch Service",
    hosts: /\.(?:es|aoss)\.(?:amazonaws\.com(?:\.cn)?|api\.aws|on\.aws)$/,
    tlsPorts: [443],
    plainPorts: [80],
  },
  { name: "Grafana Cloud", hosts: /\.grafana\.net$/, tlsPorts: [443] },
  {
    name: "Elastic Cloud",
    hosts: /\.(?:found\.io|elastic-cloud\.com|cloud\.es\.io|elastic\.cloud)$/,
    tlsPorts: [443, 9243],
  },
  { name: "Datadog", hosts: /\.(?:datadoghq\.(?:com|eu)|ddog-gov\.com)$/, tlsPorts: [443] },
  { name: "New Relic", hosts: /\.(?:newrelic|nr-data)\.(?:com|net)$/, tlsPorts: [443] },
  { name: "Dynatrace", hosts: /\.(?:live|apps)\.dynatrace\.com$/, tlsPorts: [443] },
  { name: "Honeycomb", hosts: /^api\.(?:eu1\.)?honeycomb\.io$/, tlsPorts: [443] },
  { name: "Sumo Logic", hosts: /\.sumologic\.(?:com|net)$/, tlsPorts: [443] },
  { name: "Splunk Cloud", hosts: /\.splunkcloud\.com$/, tlsPorts: [443, 8088] },
  { name: "Logz.io", hosts: /^listener(?:-[a-z]{2})?\.logz\.io$/, tlsPorts: [8071], plainPorts: [8070] },
  {
    name: "Coralogix",
    hosts: /\.(?:coralogix\.(?:com|us|in)|coralogixsg\.com|cx498\.coralogix\.com)$/,
    tlsPorts: [443],
  },
];

/** Ports that servers by custom listen on with TLS. */
export const TLS_PORTS: readonly number[] = [443, 8443, 9243];

/** The port that an output plugin uses without an option port. Source: the plugins' init code. */
export const DEFAULT_PORTS: Readonly<Record<string, number>> = {
  es: 9200,
  forward: 24_224,
  http: 80,
  loki: 3100,
  opensearch: 9200,
  opentelemetry: 80,
  splunk: 8088,
};
