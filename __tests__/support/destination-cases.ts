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

type Destinations = typeof destinations;

/** The functions that make a destination with options: one without a case below doesn't compile. */
type Factory = Exclude<
  {
    [Name in keyof Destinations]: Destinations[Name] extends (props: never) => destinations.LogDestination
      ? Name
      : never;
  }[keyof Destinations],
  // It has no options. Its test is its own.
  "configFile"
>;

const CASES: Readonly<Record<Factory, Readonly<Record<string, DestinationCase>>>> = {
  cloudwatch: {
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
  },
  cloudwatchLogs: {
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
    "CloudWatch, with groups and streams by fields of the record": {
      destination: destinations.cloudwatchLogs({
        logGroupName: "${aws_cloudwatch_log_group.logs.name}",
        logGroupTemplate: "${aws_cloudwatch_log_group.logs.name}/$ecs_cluster",
        logStreamPrefix: "n-",
        logStreamTemplate: "$container_name",
        autoCreateGroup: false,
      }),
      options: {
        Name: "cloudwatch_logs",
        region,
        auto_create_group: "false",
        log_group_name: "${aws_cloudwatch_log_group.logs.name}",
        log_group_template: "${aws_cloudwatch_log_group.logs.name}/$ecs_cluster",
        log_stream_prefix: "n-",
        log_stream_template: "$container_name",
      },
      statements: [
        allow(writeLogs, [
          group.replace("web", () => "${aws_cloudwatch_log_group.logs.name}"),
          `${group.replace("web", () => "${aws_cloudwatch_log_group.logs.name}")}:*`,
          group.replace("web", () => "${aws_cloudwatch_log_group.logs.name}/*"),
          `${group.replace("web", () => "${aws_cloudwatch_log_group.logs.name}/*")}:*`,
        ]),
      ],
      endpoints: ["logs"],
    },
  },
  openSearch: {
    "an OpenSearch domain": {
      destination: destinations.openSearch({
        domain: { arn: "arn:domain", endpoint: "logs.example.com" },
        index: "web",
      }),
      options: {
        Name: "opensearch",
        host: "logs.example.com",
        port: "443",
        tls: "on",
        aws_auth: "on",
        aws_region: region,
        index: "web",
        suppress_type_name: "on",
      },
      statements: [allow(["es:ESHttpPost"], "arn:domain/*")],
      endpoints: ["unknown"],
    },
    "an OpenSearch domain of another account": {
      destination: destinations.openSearch({
        domain: { arn: "arn:domain", endpoint: "logs.example.com" },
        dailyIndexPrefix: "web",
        role,
      }),
      options: {
        Name: "opensearch",
        host: "logs.example.com",
        port: "443",
        tls: "on",
        aws_auth: "on",
        aws_region: region,
        aws_role_arn: "arn:role",
        logstash_format: "on",
        logstash_prefix: "web",
        suppress_type_name: "on",
      },
      statements: [assume],
      endpoints: ["unknown", "sts"],
    },
  },
  openSearchServerless: {
    "an OpenSearch Serverless collection": {
      destination: destinations.openSearchServerless({ collection: { arn: "arn:collection", id: "abc123" } }),
      options: {
        Name: "opensearch",
        host: "abc123.eu-west-1.aoss.amazonaws.com",
        port: "443",
        tls: "on",
        aws_auth: "on",
        aws_region: region,
        aws_service_name: "aoss",
        suppress_type_name: "on",
      },
      statements: [allow(["aoss:APIAccessAll"], "arn:collection")],
      endpoints: ["aoss"],
    },
  },
  elasticsearch: {
    Elasticsearch: {
      destination: destinations.elasticsearch({
        host: "es.example.com",
        user: "elastic",
        password: secret("es"),
      }),
      options: {
        Name: "es",
        host: "es.example.com",
        port: "9200",
        tls: "on",
        http_user: "elastic",
        suppress_type_name: "on",
      },
      secrets: { http_passwd: "es" },
      ports: [9200],
      endpoints: ["unknown"],
    },
  },
  elasticCloud: {
    // Fluent Bit 1.9.9 and 5.0.9 sent the line hello as POST /_bulk to the deployment's host, with basic authentication:
    // {"create":{"_index":"fluent-bit"}}
    // {"@timestamp":"…","container_id":"c1","container_name":"/app","source":"stdout","log":"hello","ecs_cluster":"web",…}
    "Elastic Cloud": {
      destination: destinations.elasticCloud({
        // example.com:9243$es$kibana
        cloudId: "web:ZXhhbXBsZS5jb206OTI0MyRlcyRraWJhbmE=",
        credentials: secret("cloud"),
      }),
      options: {
        Name: "es",
        host: "es.example.com",
        port: "9243",
        tls: "on",
        suppress_type_name: "on",
      },
      secrets: { cloud_auth: "cloud" },
      endpoints: ["internet"],
      ports: [9243],
    },
    "Elastic Cloud, with a Cloud ID that only Terraform knows": {
      destination: destinations.elasticCloud({
        cloudId: "${ec_deployment.logs.elasticsearch.cloud_id}",
        credentials: secret("cloud"),
      }),
      options: {
        Name: "es",
        cloud_id: "${ec_deployment.logs.elasticsearch.cloud_id}",
        port: "443",
        tls: "on",
        suppress_type_name: "on",
      },
      secrets: { cloud_auth: "cloud" },
      endpoints: ["internet"],
    },
  },
  loki: {
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
      endpoints: ["unknown"],
    },
  },
  grafanaCloud: {
    "Grafana Cloud": {
      destination: destinations.grafanaCloud({
        host: "logs-prod-006.grafana.net",
        user: "123456",
        token: secret("grafana"),
      }),
      options: {
        Name: "loki",
        host: "logs-prod-006.grafana.net",
        port: "443",
        tls: "on",
        http_user: "123456",
      },
      secrets: { http_passwd: "grafana" },
      endpoints: ["internet"],
    },
  },
  datadog: {
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
        host: "http-intake.logs.datadoghq.eu",
        tls: "on",
        compress: "gzip",
        provider: "ecs",
        dd_service: "web",
        dd_source: "nginx",
        dd_tags: "env:prod,team:a",
      },
      secrets: { apikey: "datadog" },
      endpoints: ["internet"],
    },
  },
  splunk: {
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
      endpoints: ["unknown"],
    },
  },
  newRelic: {
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
  },
  http: {
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
        host: "logs.example.com",
        port: "443",
        uri: "/in",
        format: "json_lines",
        json_date_key: "timestamp",
        json_date_format: "iso8601",
        tls: "on",
        http_user: "web",
      },
      secrets: { header: "header", http_passwd: "http" },
      endpoints: ["unknown"],
    },
  },
  sumoLogic: {
    "Sumo Logic": {
      destination: destinations.sumoLogic({
        host: "endpoint4.collection.sumologic.com",
        path: secret("sumo"),
      }),
      options: {
        Name: "http",
        host: "endpoint4.collection.sumologic.com",
        port: "443",
        format: "json_lines",
        json_date_key: "timestamp",
        json_date_format: "iso8601",
        tls: "on",
      },
      secrets: { uri: "sumo" },
      endpoints: ["internet"],
    },
  },
  dynatrace: {
    // Fluent Bit 1.9.9 and 5.0.9 sent the line hello, with the header `Authorization: Api-Token abc` of a secret
    // "Authorization Api-Token abc":
    // [{"timestamp":"…","container_id":"c1","container_name":"/app","source":"stdout","log":"hello","ecs_cluster":"web",…}]
    Dynatrace: {
      destination: destinations.dynatrace({
        host: "abc12345.live.dynatrace.com",
        authorization: secret("dynatrace"),
      }),
      options: {
        Name: "http",
        host: "abc12345.live.dynatrace.com",
        port: "443",
        uri: "/api/v2/logs/ingest",
        format: "json",
        json_date_key: "timestamp",
        json_date_format: "iso8601",
        tls: "on",
      },
      secrets: { header: "dynatrace" },
      endpoints: ["internet"],
    },
  },
  logzIo: {
    "Logz.io": {
      destination: destinations.logzIo({ path: secret("logzio") }),
      options: {
        Name: "http",
        host: "listener.logz.io",
        port: "8071",
        format: "json_lines",
        json_date_key: "timestamp",
        json_date_format: "iso8601",
        tls: "on",
      },
      secrets: { uri: "logzio" },
      endpoints: ["internet"],
      ports: [8071],
    },
  },
  s3: {
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
        use_put_object: "on",
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
        use_put_object: "on",
        compression: "gzip",
        role_arn: "arn:role",
      },
      statements: [assume],
      endpoints: ["s3", "sts"],
    },
  },
  firehose: {
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
  },
  kinesis: {
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
  },
  forward: {
    Fluentd: {
      destination: destinations.forward({ host: "fluentd.internal", sharedKey: secret("shared") }),
      options: {
        Name: "forward",
        host: "fluentd.internal",
        port: "24224",
        tls: "on",
        require_ack_response: "true",
      },
      secrets: { shared_key: "shared" },
      ports: [24224],
      endpoints: ["unknown"],
    },
  },
  kafka: {
    Kafka: {
      destination: destinations.kafka({ brokers: ["b1:9092", "b2:9092"], topic: "logs" }),
      options: { Name: "kafka", brokers: "b1:9092,b2:9092", topics: "logs", format: "json" },
      ports: [9092],
      endpoints: ["unknown"],
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
      endpoints: ["unknown"],
    },
  },
  openTelemetry: {
    // Fluent Bit 5.0.9 sent the line hello as a log record with the body hello and the attributes container_id,
    // container_name, source, ecs_cluster, ecs_task_arn and ecs_task_definition.
    OpenTelemetry: {
      destination: destinations.openTelemetry({ host: "otel.internal", secretHeader: secret("otel") }),
      options: {
        Name: "opentelemetry",
        host: "otel.internal",
        port: "4318",
        logs_uri: "/v1/logs",
        logs_body_key_attributes: "true",
        tls: "on",
      },
      secrets: { header: "otel" },
      since: 3,
      ports: [4318],
      endpoints: ["unknown"],
    },
  },
  custom: {
    "any plugin": {
      destination: destinations.custom({
        plugin: "gelf",
        options: { host: "graylog.internal", port: 12201, gelf_short_message_key: "log", compress: true },
        statements: [destinations.allow(["s3:GetObject"], "arn:bucket/*")],
      }),
      options: {
        Name: "gelf",
        host: "graylog.internal",
        port: "12201",
        compress: "true",
        gelf_short_message_key: "log",
      },
      statements: [allow(["s3:GetObject"], "arn:bucket/*")],
      ports: [12201],
      endpoints: ["unknown"],
    },
  },
};

/** Every case by what it shows. */
export const DESTINATION_CASES: Readonly<Record<string, DestinationCase>> = Object.assign(
  {},
  ...Object.values(CASES),
);
