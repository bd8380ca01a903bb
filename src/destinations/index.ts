export { allow, type PolicyStatement } from "../aws/iam.js";
export type { AwsProps, EncryptionProps } from "./aws-props.js";
export {
  type CloudWatchLogsProps,
  type CloudWatchPlugin,
  type CloudWatchProps,
  cloudwatch,
  cloudwatchLogs,
} from "./cloudwatch.js";
export {
  type ForwardProps,
  forward,
  type KafkaProps,
  kafka,
  type OpenTelemetryProps,
  openTelemetry,
} from "./collectors.js";
export { type ConfigFileProps, type CustomProps, configFile, custom, type NeedsProps } from "./custom.js";
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
export type {
  BoundLogDestination,
  LogDestination,
  LogDestinationContext,
  LogDestinationProps,
  LogDestinationSource,
  OptionValue,
} from "./log-destination.js";
export { type GrafanaCloudProps, grafanaCloud, type LabelProps, type LokiProps, loki } from "./loki.js";
export { type S3Props, s3 } from "./s3.js";
export {
  type ElasticCloudProps,
  type ElasticsearchProps,
  elasticCloud,
  elasticsearch,
  type IndexProps,
  type OpenSearchProps,
  type OpenSearchServerlessProps,
  openSearch,
  openSearchServerless,
} from "./search.js";
export { fromSecretsManager, fromSsmParameter, type Secret, type SecretsManagerProps } from "./secret.js";
export type { HostProps, LoginProps, ServerProps } from "./server.js";
export { firehose, kinesis, type StreamProps } from "./streams.js";
export {
  type DatadogProps,
  datadog,
  type NewRelicProps,
  newRelic,
  type SplunkProps,
  splunk,
} from "./vendors.js";
