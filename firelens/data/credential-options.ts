/**
 * Options that are credentials, by plugin. Their values belong in Secrets Manager or Systems Manager: a task
 * definition can be read by everyone who may describe it.
 *
 * Source: the option tables of the plugins (output-options.json) and the Fluent Bit manual.
 */
export const CREDENTIAL_OPTIONS: Readonly<Record<string, readonly string[]>> = {
  azure: ["shared_key"],
  azure_blob: [
    "configuration_endpoint_bearer_token",
    "configuration_endpoint_password",
    "sas_token",
    "shared_key",
  ],
  azure_kusto: ["client_secret"],
  azure_logs_ingestion: ["client_secret"],
  bigquery: ["service_account_secret"],
  calyptia: ["api_key"],
  chronicle: ["service_account_secret"],
  datadog: ["apikey"],
  es: ["cloud_auth", "http_api_key", "http_passwd"],
  forward: ["password", "shared_key"],
  http: ["http_passwd", "oauth2.client_secret"],
  influxdb: ["http_passwd", "http_token"],
  kafka: [
    "rdkafka.sasl.oauthbearer.client.secret",
    "rdkafka.sasl.password",
    "rdkafka.ssl.key.password",
    "rdkafka.ssl.keystore.password",
    "schema.registry.bearer.token",
    "schema.registry.http.password",
    "schema_registry_bearer_token",
    "schema_registry_http_passwd",
  ],
  logdna: ["api_key"],
  loki: ["bearer_token", "http_passwd"],
  nrlogs: ["api_key", "license_key"],
  opensearch: ["http_passwd"],
  opentelemetry: ["http_passwd"],
  pgsql: ["password"],
  prometheus_remote_write: ["http_passwd"],
  s3: ["authorization_endpoint_bearer_token", "authorization_endpoint_password"],
  skywalking: ["auth_token"],
  slack: ["webhook"],
  splunk: ["http_passwd", "splunk_token"],
  stackdriver: ["service_account_secret"],
  td: ["api"],
};

/** Credentials that every output takes. */
export const COMMON_CREDENTIAL_OPTIONS: readonly string[] = ["oauth2.client_secret", "tls.key_passwd"];

/** Names of headers, parameters of addresses and unknown options that say that their value is a credential. */
export const CREDENTIAL_NAME =
  /(?:api|access|auth|ingest(?:ion)?|insert|license|private|secret|shared|subscription|write)[-_]?(?:key|token)|(?:^|[-_])(?:token|secret|pass(?:word|wd)?|pwd|credentials?)$|client[-_]?secret|^(?:proxy-)?authorization$|^x-honeycomb-team$|^x-sf-token$|^sig$/i;

/** Paths that are credentials themselves. Source: Sumo Logic HTTP sources; Slack webhooks; Loggly and Logz.io inputs. */
export const CREDENTIAL_PATHS: readonly RegExp[] = [
  /\/receiver\/v1\/http\/[\w=+-]{20,}/,
  /\/services\/T\w+\/B\w+\/\w+/,
  /\/(?:inputs|bulk)\/[0-9a-f]{8}-[0-9a-f-]{27}/i,
];
