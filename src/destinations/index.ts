export { allow, type PolicyStatement } from "../aws/iam.js";
export { type CloudWatchProps, cloudwatch, cloudwatchLogs } from "./cloudwatch.js";
export { type ConfigFileProps, type CustomProps, configFile, custom } from "./custom.js";
export { type DatadogProps, datadog } from "./datadog.js";
export {
  type ElasticCloudProps,
  type ElasticsearchProps,
  elasticCloud,
  elasticsearch,
} from "./elasticsearch.js";
export { type ForwardProps, forward } from "./forward.js";
export {
  type DynatraceProps,
  dynatrace,
  type HttpProps,
  http,
  type LogzIoProps,
  logzIo,
  type SumoLogicProps,
  sumoLogic,
} from "./http.js";
export type { IndexProps } from "./index-options.js";
export { type KafkaProps, kafka } from "./kafka.js";
export type {
  BoundLogDestination,
  LogDestination,
  LogDestinationContext,
  LogDestinationProps,
  LogDestinationSource,
  OptionValue,
} from "./log-destination.js";
export { type GrafanaCloudProps, grafanaCloud, type LokiProps, loki } from "./loki.js";
export { type NewRelicProps, newRelic } from "./new-relic.js";
export {
  type OpenSearchProps,
  type OpenSearchServerlessProps,
  openSearch,
  openSearchServerless,
} from "./opensearch.js";
export { type OpenTelemetryProps, openTelemetry } from "./opentelemetry.js";
export { type S3Props, s3 } from "./s3.js";
export {
  fromSecretsManager,
  fromSsmParameter,
  type Secret,
  type SecretProps,
  type SecretsManagerProps,
} from "./secret.js";
export { type SplunkProps, splunk } from "./splunk.js";
export { firehose, kinesis, type StreamProps } from "./streams.js";
