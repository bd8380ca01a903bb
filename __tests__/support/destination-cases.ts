import * as destinations from "../../src/destinations/index.js";

const region = "eu-west-1";
/** Where the destinations of the cases are bound. */
export const context: destinations.LogDestinationContext = {
  region,
  arn: (service, resource, where = region) => `arn:aws:${service}:${where}:111122223333:${resource}`,
};
const secret = (name: string) => destinations.fromSecretsManager({ arn: `arn:secret:${name}` });
/** What reading a secret of the cases takes. */
export const read = (name: string) => ({
  Effect: "Allow",
  Action: ["secretsmanager:GetSecretValue"],
  Resource: `arn:secret:${name}`,
});
const role = { arn: "arn:role" };
export const key = { arn: "arn:key" };
const assume = { Effect: "Allow", Action: ["sts:AssumeRole"], Resource: "arn:role" };
export const allow = (actions: string[], resource: string | string[]) => ({
  Effect: "Allow",
  Action: actions,
  Resource: resource,
});
const group = "arn:aws:logs:eu-west-1:111122223333:log-group:web";
const writeLogs = ["logs:CreateLogStream", "logs:PutLogEvents"];

/** A destination, and all that it asks for. */
export interface DestinationCase {
  readonly destination: destinations.LogDestination;
  readonly options: Record<string, string>;
  /** Secret options, each with the secret that it reads. */
  readonly secrets?: Record<string, string>;
  /** What the router may do. */
  readonly statements?: readonly object[];
  /** What the router talks to besides the stores of the secrets. */
  readonly endpoints?: readonly string[];
  /** The ports that it sends to; 443 where absent. */
  readonly ports?: readonly number[];
  /** The oldest router image that takes it, 2 (Fluent Bit 1.9) where absent. */
  readonly since?: 3;
}

export const DESTINATION_CASES: Record<string, DestinationCase> = {
  "CloudWatch, by the Go plugin": {
    destination: destinations.cloudwatch({ logGroupName: "web", logStreamPrefix: "nginx-" }),
    options: {
      Name: "cloudwatch",
      region,
      auto_create_group: "true",
      log_group_name: "web",
      log_stream_prefix: "nginx-",
    },
    statements: [
      allow([...writeLogs, "logs:DescribeLogStreams", "logs:CreateLogGroup"], [group, `${group}:*`]),
    ],
    endpoints: ["logs"],
  },
  "CloudWatch, by the core plugin": {
    destination: destinations.cloudwatchLogs({ logGroupName: "web", logStreamPrefix: "nginx-" }),
    options: {
      Name: "cloudwatch_logs",
      region,
      auto_create_group: "true",
      log_group_name: "web",
      log_stream_prefix: "nginx-",
    },
    statements: [allow([...writeLogs, "logs:CreateLogGroup"], [group, `${group}:*`])],
    endpoints: ["logs"],
  },
  "CloudWatch, with every option": {
    destination: destinations.cloudwatchLogs({
      logGroupName: "web",
      logStreamName: "nginx",
      region: "us-west-2",
      autoCreateGroup: false,
      retentionDays: 30,
      logKey: "log",
      logFormat: "json/emf",
    }),
    options: {
      Name: "cloudwatch_logs",
      region: "us-west-2",
      auto_create_group: "false",
      log_group_name: "web",
      log_stream_name: "nginx",
      log_retention_days: "30",
      log_key: "log",
      log_format: "json/emf",
    },
    statements: [
      allow(
        [...writeLogs, "logs:PutRetentionPolicy"],
        [group.replace(region, "us-west-2"), `${group.replace(region, "us-west-2")}:*`],
      ),
    ],
    endpoints: ["logs"],
  },
  "CloudWatch of another account": {
    destination: destinations.cloudwatch({
      logGroupName: "web",
      logStreamPrefix: "nginx-",
      role,
      stsEndpoint: "sts.amazonaws.com",
    }),
    options: {
      Name: "cloudwatch",
      region,
      auto_create_group: "true",
      log_group_name: "web",
      log_stream_prefix: "nginx-",
      role_arn: "arn:role",
      sts_endpoint: "sts.amazonaws.com",
    },
    statements: [assume],
    endpoints: ["logs", "sts"],
  },
  "CloudWatch, with a template in the name of the group": {
    destination: destinations.cloudwatch({ logGroupName: "ecs/$(ecs_cluster)/web", logStreamPrefix: "n-" }),
    options: {
      Name: "cloudwatch",
      region,
      auto_create_group: "true",
      log_group_name: "ecs/$(ecs_cluster)/web",
      log_stream_prefix: "n-",
    },
    statements: [
      allow(
        [...writeLogs, "logs:DescribeLogStreams", "logs:CreateLogGroup"],
        [group.replace("web", "ecs/*"), `${group.replace("web", "ecs/*")}:*`],
      ),
    ],
    endpoints: ["logs"],
  },
  "CloudWatch, with a name of the group that only Terraform knows": {
    destination: destinations.cloudwatchLogs({
      logGroupName: "${aws_cloudwatch_log_group.logs.name}/$(ecs_cluster)",
      logStreamPrefix: "n-",
      autoCreateGroup: false,
    }),
    options: {
      Name: "cloudwatch_logs",
      region,
      auto_create_group: "false",
      log_group_name: "${aws_cloudwatch_log_group.logs.name}/$(ecs_cluster)",
      log_stream_prefix: "n-",
    },
    statements: [
      allow(writeLogs, [
        group.replace("web", () => "${aws_cloudwatch_log_group.logs.name}/*"),
        `${group.replace("web", () => "${aws_cloudwatch_log_group.logs.name}/*")}:*`,
      ]),
    ],
    endpoints: ["logs"],
  },
  "an OpenSearch domain": {
    destination: destinations.openSearch({
      domain: { arn: "arn:domain", endpoint: "logs.example.com" },
      index: "web",
    }),
    options: {
      Name: "opensearch",
      Host: "logs.example.com",
      Port: "443",
      tls: "On",
      AWS_Auth: "On",
      AWS_Region: region,
      Index: "web",
      Suppress_Type_Name: "On",
    },
    statements: [allow(["es:ESHttpPost"], "arn:domain/*")],
  },
  "an OpenSearch domain of another account": {
    destination: destinations.openSearch({
      domain: { arn: "arn:domain", endpoint: "logs.example.com" },
      dailyIndexPrefix: "web",
      role,
    }),
    options: {
      Name: "opensearch",
      Host: "logs.example.com",
      Port: "443",
      tls: "On",
      AWS_Auth: "On",
      AWS_Region: region,
      AWS_Role_ARN: "arn:role",
      Logstash_Format: "On",
      Logstash_Prefix: "web",
      Suppress_Type_Name: "On",
    },
    statements: [assume],
    endpoints: ["sts"],
  },
  "an OpenSearch Serverless collection": {
    destination: destinations.openSearchServerless({ collection: { arn: "arn:collection", id: "abc123" } }),
    options: {
      Name: "opensearch",
      Host: "abc123.eu-west-1.aoss.amazonaws.com",
      Port: "443",
      tls: "On",
      AWS_Auth: "On",
      AWS_Region: region,
      AWS_Service_Name: "aoss",
      Suppress_Type_Name: "On",
    },
    statements: [allow(["aoss:APIAccessAll"], "arn:collection")],
    endpoints: ["aoss"],
  },
  Elasticsearch: {
    destination: destinations.elasticsearch({
      host: "es.example.com",
      user: "elastic",
      password: secret("es"),
    }),
    options: {
      Name: "es",
      Host: "es.example.com",
      Port: "9200",
      tls: "On",
      HTTP_User: "elastic",
      Suppress_Type_Name: "On",
    },
    secrets: { HTTP_Passwd: "es" },
    ports: [9200],
  },
  "Elastic Cloud": {
    destination: destinations.elasticCloud({ cloudId: "web:ZXhhbXBsZS5jb20k", credentials: secret("cloud") }),
    options: {
      Name: "es",
      Cloud_ID: "web:ZXhhbXBsZS5jb20k",
      Port: "443",
      tls: "On",
      Suppress_Type_Name: "On",
    },
    secrets: { Cloud_Auth: "cloud" },
    endpoints: ["internet"],
  },
  Loki: {
    destination: destinations.loki({
      host: "loki.example.com",
      labels: { job: "web", container: "$container_name" },
      tenantId: "team",
      user: "loki",
      password: secret("loki"),
    }),
    options: {
      Name: "loki",
      host: "loki.example.com",
      port: "3100",
      tls: "on",
      labels: "job=web, container=$container_name",
      tenant_id: "team",
      http_user: "loki",
    },
    secrets: { http_passwd: "loki" },
    ports: [3100],
  },
  "Grafana Cloud": {
    destination: destinations.grafanaCloud({
      host: "logs-prod-006.grafana.net",
      user: "123456",
      token: secret("grafana"),
    }),
    options: { Name: "loki", host: "logs-prod-006.grafana.net", port: "443", tls: "on", http_user: "123456" },
    secrets: { http_passwd: "grafana" },
    endpoints: ["internet"],
  },
  Datadog: {
    destination: destinations.datadog({
      apiKey: secret("datadog"),
      site: "datadoghq.eu",
      service: "web",
      source: "nginx",
      tags: { env: "prod", team: "a" },
    }),
    options: {
      Name: "datadog",
      Host: "http-intake.logs.datadoghq.eu",
      TLS: "on",
      compress: "gzip",
      provider: "ecs",
      dd_service: "web",
      dd_source: "nginx",
      dd_tags: "env:prod,team:a",
    },
    secrets: { apikey: "datadog" },
    endpoints: ["internet"],
  },
  Splunk: {
    destination: destinations.splunk({
      host: "splunk.example.com",
      token: secret("splunk"),
      index: "web",
      sourceType: "nginx",
    }),
    options: {
      Name: "splunk",
      host: "splunk.example.com",
      port: "8088",
      tls: "on",
      event_index: "web",
      event_sourcetype: "nginx",
    },
    secrets: { splunk_token: "splunk" },
    ports: [8088],
  },
  "New Relic": {
    destination: destinations.newRelic({ licenseKey: secret("newrelic") }),
    options: { Name: "nrlogs", base_uri: "https://log-api.newrelic.com/log/v1" },
    secrets: { license_key: "newrelic" },
    endpoints: ["internet"],
  },
  "New Relic in Europe": {
    destination: destinations.newRelic({ licenseKey: secret("newrelic"), eu: true }),
    options: { Name: "nrlogs", base_uri: "https://log-api.eu.newrelic.com/log/v1" },
    secrets: { license_key: "newrelic" },
    endpoints: ["internet"],
  },
  HTTP: {
    destination: destinations.http({
      host: "logs.example.com",
      path: "/in",
      user: "web",
      password: secret("http"),
      secretHeader: secret("header"),
    }),
    options: {
      Name: "http",
      Host: "logs.example.com",
      Port: "443",
      URI: "/in",
      Format: "json_lines",
      json_date_key: "timestamp",
      json_date_format: "iso8601",
      tls: "on",
      http_User: "web",
    },
    secrets: { Header: "header", http_Passwd: "http" },
  },
  "Sumo Logic": {
    destination: destinations.sumoLogic({ host: "endpoint4.collection.sumologic.com", path: secret("sumo") }),
    options: {
      Name: "http",
      Host: "endpoint4.collection.sumologic.com",
      Port: "443",
      Format: "json_lines",
      json_date_key: "timestamp",
      json_date_format: "iso8601",
      tls: "on",
    },
    secrets: { URI: "sumo" },
    endpoints: ["internet"],
  },
  Dynatrace: {
    destination: destinations.dynatrace({
      host: "abc12345.live.dynatrace.com",
      authorization: secret("dynatrace"),
    }),
    options: {
      Name: "http",
      Host: "abc12345.live.dynatrace.com",
      Port: "443",
      URI: "/api/v2/logs/ingest",
      Format: "json",
      json_date_key: "timestamp",
      json_date_format: "iso8601",
      tls: "on",
    },
    secrets: { Header: "dynatrace" },
    endpoints: ["internet"],
  },
  "Logz.io": {
    destination: destinations.logzIo({ path: secret("logzio") }),
    options: {
      Name: "http",
      Host: "listener.logz.io",
      Port: "8071",
      Format: "json_lines",
      json_date_key: "timestamp",
      json_date_format: "iso8601",
      tls: "on",
    },
    secrets: { URI: "logzio" },
    endpoints: ["internet"],
    ports: [8071],
  },
  S3: {
    destination: destinations.s3({
      bucket: { bucket: "logs", arn: "arn:bucket" },
      keyFormat: "/web/%Y",
      key,
    }),
    options: {
      Name: "s3",
      bucket: "logs",
      region,
      total_file_size: "50M",
      upload_timeout: "1m",
      use_put_object: "On",
      compression: "gzip",
      s3_key_format: "/web/%Y",
    },
    statements: [
      allow(["s3:PutObject"], "arn:bucket/*"),
      allow(["kms:GenerateDataKey", "kms:Decrypt"], "arn:key"),
    ],
    endpoints: ["s3"],
  },
  "S3 of another account": {
    destination: destinations.s3({
      bucket: { bucket: "logs", arn: "arn:bucket" },
      region: "us-west-2",
      totalFileSize: "10M",
      uploadTimeout: "5m",
      role,
    }),
    options: {
      Name: "s3",
      bucket: "logs",
      region: "us-west-2",
      total_file_size: "10M",
      upload_timeout: "5m",
      use_put_object: "On",
      compression: "gzip",
      role_arn: "arn:role",
    },
    statements: [assume],
    endpoints: ["s3", "sts"],
  },
  Firehose: {
    destination: destinations.firehose({ stream: { name: "logs", arn: "arn:stream" } }),
    options: { Name: "kinesis_firehose", region, delivery_stream: "logs" },
    statements: [allow(["firehose:PutRecordBatch"], "arn:stream")],
    endpoints: ["kinesis-firehose"],
  },
  "Firehose, by the Go plugin": {
    destination: destinations.firehose({
      stream: { name: "logs", arn: "arn:stream" },
      family: "go",
      logKey: "log",
    }),
    options: { Name: "firehose", region, delivery_stream: "logs", log_key: "log" },
    statements: [allow(["firehose:PutRecordBatch"], "arn:stream")],
    endpoints: ["kinesis-firehose"],
  },
  Kinesis: {
    destination: destinations.kinesis({ stream: { name: "logs", arn: "arn:stream" }, key }),
    options: { Name: "kinesis_streams", region, stream: "logs" },
    statements: [allow(["kinesis:PutRecords"], "arn:stream"), allow(["kms:GenerateDataKey"], "arn:key")],
    endpoints: ["kinesis-streams"],
  },
  "Kinesis of another account, by the Go plugin": {
    destination: destinations.kinesis({
      stream: { name: "logs", arn: "arn:stream" },
      region: "us-west-2",
      family: "go",
      role,
    }),
    options: { Name: "kinesis", region: "us-west-2", stream: "logs", role_arn: "arn:role" },
    statements: [assume],
    endpoints: ["kinesis-streams", "sts"],
  },
  Fluentd: {
    destination: destinations.forward({ host: "fluentd.internal", sharedKey: secret("shared") }),
    options: {
      Name: "forward",
      Host: "fluentd.internal",
      Port: "24224",
      tls: "on",
      Require_ack_response: "true",
    },
    secrets: { Shared_Key: "shared" },
    ports: [24224],
  },
  Kafka: {
    destination: destinations.kafka({ brokers: ["b1:9092", "b2:9092"], topic: "logs" }),
    options: { Name: "kafka", brokers: "b1:9092,b2:9092", topics: "logs", format: "json" },
    ports: [9092],
  },
  "Kafka with a password": {
    destination: destinations.kafka({
      brokers: ["b1:9096"],
      topic: "logs",
      user: "web",
      password: secret("kafka"),
    }),
    options: {
      Name: "kafka",
      brokers: "b1:9096",
      topics: "logs",
      format: "json",
      "rdkafka.security.protocol": "SASL_SSL",
      "rdkafka.sasl.mechanism": "SCRAM-SHA-512",
      "rdkafka.sasl.username": "web",
    },
    secrets: { "rdkafka.sasl.password": "kafka" },
    ports: [9096],
  },
  OpenTelemetry: {
    destination: destinations.openTelemetry({ host: "otel.internal", secretHeader: secret("otel") }),
    options: { Name: "opentelemetry", Host: "otel.internal", Port: "4318", logs_uri: "/v1/logs", tls: "on" },
    secrets: { Header: "otel" },
    since: 3,
    ports: [4318],
  },
  "any plugin": {
    destination: destinations.custom({
      plugin: "gelf",
      options: { host: "graylog.internal", port: 12201, compress: true },
      statements: [destinations.allow(["s3:GetObject"], "arn:bucket/*")],
    }),
    options: { Name: "gelf", host: "graylog.internal", port: "12201", compress: "true" },
    statements: [allow(["s3:GetObject"], "arn:bucket/*")],
    ports: [12201],
  },
};
