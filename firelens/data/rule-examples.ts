import type { RuleExample } from "../rule-example.js";

const FIRELENS_LOG = { logDriver: "awsfirelens", options: { Name: "stdout" } };

/** A container that logs through FireLens. */
const APP = { name: "app", image: "nginx:1.27", logConfiguration: FIRELENS_LOG };

/** The log router. */
const ROUTER = {
  name: "log-router",
  image: "public.ecr.aws/aws-observability/aws-for-fluent-bit:2.34.3",
  firelensConfiguration: { type: "fluentbit" },
};

const FIREHOSE = { Name: "kinesis_firehose", region: "eu-west-1" };
const CLOUDWATCH = { Name: "cloudwatch_logs", region: "eu-west-1", log_group_name: "web" };
const OPENSEARCH = { Name: "opensearch", Host: "search.example.com", Suppress_Type_Name: "On" };
const HTTP = { Name: "http", Host: "logs.example.com" };

const S3 = { Name: "s3", bucket: "logs", region: "eu-west-1" };
const DOMAIN = { ...OPENSEARCH, Host: "search-web.eu-west-1.es.amazonaws.com", tls: "On" };
const CLOUDWATCH_APP = {
  ...APP,
  logConfiguration: { logDriver: "awsfirelens", options: { ...CLOUDWATCH, log_stream_prefix: "web-" } },
};
const ROUTER_5 = { ...ROUTER, image: "public.ecr.aws/aws-observability/aws-for-fluent-bit:3.4.10" };
const INIT = { image: "public.ecr.aws/aws-observability/aws-for-fluent-bit:init-3.4.10" };
const UPTIME = {
  healthCheck: { command: ["CMD-SHELL", "curl -f http://127.0.0.1:2020/api/v1/uptime || exit 1"] },
};

function otel(options: object) {
  const output = { Name: "opentelemetry", Host: "otel.example.com", tls: "on", ...options };
  return { ...APP, logConfiguration: { logDriver: "awsfirelens", options: output } };
}

function secretOf(valueFrom: string) {
  return {
    ...APP,
    logConfiguration: {
      logDriver: "awsfirelens",
      options: { Name: "datadog", TLS: "on" },
      secretOptions: [{ name: "apikey", valueFrom }],
    },
  };
}

/** By rule id; for each the smallest difference between wrong and right. */
export const RULE_EXAMPLES: Readonly<Record<string, RuleExample>> = {
  // The definition as ECS registers it.
  "wrong-type": { of: "options", bad: { ...HTTP, Port: 8080 }, good: { ...HTTP, Port: "8080" } },
  "unknown-field": {
    of: "router",
    bad: { firelensConfiguraton: { type: "fluentbit" } },
    good: { firelensConfiguration: { type: "fluentbit" } },
  },
  "container-name": { of: "application", bad: { name: "web app" }, good: { name: "web-app" } },
  "duplicate-container-name": {
    of: "task",
    bad: { containerDefinitions: [APP, { ...ROUTER, name: "app" }] },
    good: { containerDefinitions: [APP, ROUTER] },
  },
  "too-many-containers": {
    of: "task",
    bad: {
      containerDefinitions: Array.from({ length: 11 }, (_, index) => ({ name: `worker-${index}` })),
    },
    good: {
      containerDefinitions: Array.from({ length: 10 }, (_, index) => ({ name: `worker-${index}` })),
    },
  },
  "tag-overlap": {
    of: "task",
    bad: { containerDefinitions: [APP, { ...APP, name: "app-firelens-2" }, ROUTER] },
    good: { containerDefinitions: [APP, { ...APP, name: "app-2" }, ROUTER] },
  },

  // The router.
  "missing-router": {
    of: "task",
    bad: { containerDefinitions: [APP] },
    good: { containerDefinitions: [APP, ROUTER] },
  },
  "unused-router": {
    of: "task",
    bad: { containerDefinitions: [{ ...APP, logConfiguration: { logDriver: "awslogs" } }, ROUTER] },
    good: { containerDefinitions: [APP, ROUTER] },
  },
  "several-routers": {
    of: "task",
    bad: { containerDefinitions: [APP, ROUTER, { ...ROUTER, name: "second-router" }] },
    good: { containerDefinitions: [APP, ROUTER] },
  },
  "firelens-type": {
    of: "router",
    bad: { firelensConfiguration: { type: "fluent-bit" } },
    good: { firelensConfiguration: { type: "fluentbit" } },
  },
  "firelens-option": {
    of: "router",
    bad: { firelensConfiguration: { type: "fluentbit", options: { "enable-ecs-log-metdata": "false" } } },
    good: { firelensConfiguration: { type: "fluentbit", options: { "enable-ecs-log-metadata": "false" } } },
  },
  "log-metadata": {
    of: "router",
    bad: { firelensConfiguration: { type: "fluentbit", options: { "enable-ecs-log-metadata": "yes" } } },
    good: { firelensConfiguration: { type: "fluentbit", options: { "enable-ecs-log-metadata": "true" } } },
  },
  "config-file-type": {
    of: "router",
    bad: configFile("fiel", "/extra.conf"),
    good: configFile("file", "/extra.conf"),
  },
  "config-file-half": {
    of: "router",
    bad: { firelensConfiguration: { type: "fluentbit", options: { "config-file-value": "/extra.conf" } } },
    good: configFile("file", "/extra.conf"),
  },
  "config-file-s3": {
    of: "router",
    bad: configFile("s3", "arn:aws:s3:::bucket/extra.conf"),
    good: configFile("file", "/extra.conf"),
  },
  "config-file-arn": {
    of: "router",
    bad: configFile("s3", "s3://bucket/extra.conf"),
    good: configFile("s3", "arn:aws:s3:::bucket/extra.conf"),
  },
  "config-file-generated": {
    of: "router",
    bad: configFile("file", "/fluent-bit/etc/fluent-bit.conf"),
    good: configFile("file", "/fluent-bit/etc/extra.conf"),
  },
  "router-own-driver": {
    of: "router",
    bad: { logConfiguration: FIRELENS_LOG },
    good: { logConfiguration: { logDriver: "awslogs" } },
  },
  "router-without-log": { of: "router", bad: {}, good: { logConfiguration: { logDriver: "awslogs" } } },
  "router-user": { of: "router", bad: {}, good: { user: "0" } },
  "router-user-not-root": { of: "router", bad: { user: "1000" }, good: { user: "0" } },
  "router-not-essential": { of: "router", bad: { essential: false }, good: { essential: true } },
  "moving-image-tag": {
    of: "router",
    bad: { image: "public.ecr.aws/aws-observability/aws-for-fluent-bit:stable" },
    good: { image: "public.ecr.aws/aws-observability/aws-for-fluent-bit:3.4.15" },
  },
  "stop-timeout": { of: "router", bad: { stopTimeout: 180 }, good: { stopTimeout: 120 } },
  "router-stop-timeout": { of: "router", bad: { stopTimeout: 2 }, good: { stopTimeout: 30 } },

  // The log driver.
  "log-driver": {
    of: "application",
    bad: { logConfiguration: { logDriver: "json-file" } },
    good: { logConfiguration: { logDriver: "awsfirelens" } },
  },
  "awslogs-option": {
    of: "router",
    bad: { logConfiguration: { logDriver: "awslogs", options: { "awslogs-stream-prefx": "router" } } },
    good: { logConfiguration: { logDriver: "awslogs", options: { "awslogs-stream-prefix": "router" } } },
  },
  "buffer-limit": {
    of: "options",
    bad: { Name: "stdout", "log-driver-buffer-limit": "1073741824" },
    good: { Name: "stdout", "log-driver-buffer-limit": "268435456" },
  },
  pattern: {
    of: "options",
    bad: { Name: "stdout", "include-pattern": "*failure*" },
    good: { Name: "stdout", "include-pattern": "failure" },
  },
  "log-driver-option": {
    of: "options",
    bad: { Name: "stdout", mode: "non-blocking" },
    good: { Name: "stdout", "log-driver-buffer-limit": "8388608" },
  },

  // The output: its plugin and the names of its options.
  "missing-name": {
    of: "options",
    bad: { name: "stdout", Format: "json" },
    good: { Name: "stdout", Format: "json" },
  },
  "no-output": { of: "options", bad: { "include-pattern": "failure" }, good: { Name: "stdout" } },
  "unknown-plugin": { of: "options", bad: { Name: "cloudwatch-logs" }, good: CLOUDWATCH },
  "option-name": {
    of: "options",
    bad: { ...OPENSEARCH, "Tag_Key tags": "tags" },
    good: { ...OPENSEARCH, Tag_Key: "tags" },
  },
  "match-override": { of: "options", bad: { Name: "stdout", Match: "*" }, good: { Name: "stdout" } },
  "duplicate-option": {
    of: "options",
    bad: { ...OPENSEARCH, Index: "web", index: "shop" },
    good: { ...OPENSEARCH, Index: "web" },
  },
  "unknown-option": {
    of: "options",
    bad: { ...FIREHOSE, deliver_stream: "logs" },
    good: { ...FIREHOSE, delivery_stream: "logs" },
  },
  "option-version": {
    of: "options",
    bad: { ...OPENSEARCH, compress: "gzip" },
    good: OPENSEARCH,
  },
  "required-option": { of: "options", bad: FIREHOSE, good: { ...FIREHOSE, delivery_stream: "logs" } },
  "option-group": {
    of: "options",
    bad: { ...CLOUDWATCH, log_stream_name: "web", log_stream_prefix: "web-" },
    good: { ...CLOUDWATCH, log_stream_prefix: "web-" },
  },
  "conditional-option": {
    of: "options",
    bad: { ...OPENSEARCH, AWS_Auth: "On" },
    good: { ...OPENSEARCH, AWS_Auth: "On", AWS_Region: "eu-west-1" },
  },
  "s3-region": {
    of: "options",
    bad: { Name: "s3", bucket: "logs" },
    good: { Name: "s3", bucket: "logs", region: "eu-west-1" },
  },
  "credential-literal": {
    of: "application",
    bad: {
      logConfiguration: {
        logDriver: "awsfirelens",
        options: { Name: "datadog", apikey: "0123456789abcdef" },
      },
    },
    good: {
      logConfiguration: {
        logDriver: "awsfirelens",
        options: { Name: "datadog" },
        secretOptions: [
          {
            name: "apikey",
            valueFrom: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:datadog-AbCdEf",
          },
        ],
      },
    },
  },

  // The values of options.
  "empty-value": { of: "options", bad: { ...OPENSEARCH, Index: "" }, good: { ...OPENSEARCH, Index: "web" } },
  "line-break": {
    of: "options",
    bad: { ...OPENSEARCH, Index: "web\nshop" },
    good: { ...OPENSEARCH, Index: "web" },
  },
  "option-type": {
    of: "options",
    bad: { ...OPENSEARCH, Logstash_Format: "ture" },
    good: { ...OPENSEARCH, Logstash_Format: "true" },
  },
  "option-value": {
    of: "options",
    bad: { ...FIREHOSE, delivery_stream: "logs", compression: "GZIP" },
    good: { ...FIREHOSE, delivery_stream: "logs", compression: "gzip" },
  },
  "ignored-value": {
    of: "options",
    bad: { ...HTTP, Format: "jsonl" },
    good: { ...HTTP, Format: "json_lines" },
  },
  "retry-limit": {
    of: "options",
    bad: { ...HTTP, Retry_Limit: "unlimited" },
    good: { ...HTTP, Retry_Limit: "no_limits" },
  },
  "aws-auth": {
    of: "options",
    bad: { ...OPENSEARCH, AWS_Region: "eu-west-1", AWS_Auth: "true" },
    good: { ...OPENSEARCH, AWS_Region: "eu-west-1", AWS_Auth: "On" },
  },
  "suppress-type-name": {
    of: "options",
    bad: { Name: "opensearch", Host: "search.example.com" },
    good: OPENSEARCH,
  },
  "tls-unsupported": {
    of: "options",
    bad: { ...CLOUDWATCH, log_stream_prefix: "web-", tls: "On" },
    good: { ...CLOUDWATCH, log_stream_prefix: "web-" },
  },

  // Ports and the order of start.
  "host-port": {
    of: "application",
    bad: { portMappings: [{ containerPort: 80, hostPort: 8080 }] },
    good: { portMappings: [{ containerPort: 80 }] },
  },
  "router-port": {
    of: "application",
    bad: { portMappings: [{ containerPort: 24224 }] },
    good: { portMappings: [{ containerPort: 8080 }] },
  },
  "dependency-name": {
    of: "application",
    bad: { dependsOn: [{ containerName: "log_router", condition: "START" }] },
    good: { dependsOn: [{ containerName: "log-router", condition: "START" }] },
  },
  "dependency-condition": {
    of: "application",
    bad: { dependsOn: [{ containerName: "log-router", condition: "COMPLETE" }] },
    good: { dependsOn: [{ containerName: "log-router", condition: "START" }] },
  },
  "dependency-cycle": {
    of: "task",
    bad: { containerDefinitions: [waitsFor(APP, "log-router"), waitsFor(ROUTER, "app")] },
    good: { containerDefinitions: [waitsFor(APP, "log-router"), ROUTER] },
  },
  "router-start-order": {
    of: "task",
    bad: { containerDefinitions: [APP, { name: "setup" }, waitsFor(ROUTER, "setup")] },
    good: {
      containerDefinitions: [waitsFor(APP, "log-router"), { name: "setup" }, waitsFor(ROUTER, "setup")],
    },
  },

  // CPU and memory.
  "fargate-size": { of: "task", bad: { cpu: "512", memory: "512" }, good: { cpu: "512", memory: "1024" } },
  "container-memory": {
    of: "task",
    bad: { memory: "1024", containerDefinitions: [{ ...APP, memory: 2048 }, ROUTER] },
    good: { memory: "1024", containerDefinitions: [{ ...APP, memory: 512 }, ROUTER] },
  },
  "reservation-sum": {
    of: "task",
    bad: { memory: "1024", containerDefinitions: [reserves(APP, 1000), reserves(ROUTER, 100)] },
    good: { memory: "1024", containerDefinitions: [reserves(APP, 900), reserves(ROUTER, 100)] },
  },
  "cpu-sum": {
    of: "task",
    bad: {
      cpu: "512",
      containerDefinitions: [
        { ...APP, cpu: 512 },
        { ...ROUTER, cpu: 64 },
      ],
    },
    good: {
      cpu: "512",
      containerDefinitions: [
        { ...APP, cpu: 448 },
        { ...ROUTER, cpu: 64 },
      ],
    },
  },
  "memory-below-reservation": {
    of: "application",
    bad: { memory: 256, memoryReservation: 512 },
    good: { memory: 512, memoryReservation: 256 },
  },
  "least-memory": { of: "application", bad: { memory: 4 }, good: { memory: 64 } },
  "memory-overcommit": {
    of: "task",
    bad: { memory: "1024", containerDefinitions: [{ ...APP, memory: 1024 }, reserves(ROUTER, 100)] },
    good: { memory: "1024", containerDefinitions: [{ ...APP, memory: 900 }, reserves(ROUTER, 100)] },
  },
  "router-memory": { of: "router", bad: { memory: 50 }, good: { memoryReservation: 50 } },
  "buffer-memory": {
    of: "application",
    bad: {
      memory: 900,
      logConfiguration: {
        logDriver: "awsfirelens",
        options: { Name: "stdout", "log-driver-buffer-limit": "268435456" },
      },
    },
    good: {
      memory: 700,
      logConfiguration: {
        logDriver: "awsfirelens",
        options: { Name: "stdout", "log-driver-buffer-limit": "268435456" },
      },
    },
  },

  // Where logs go.
  windows: {
    of: "task",
    bad: { runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" } },
    good: { runtimePlatform: { operatingSystemFamily: "LINUX" } },
  },
  "host-name": {
    of: "options",
    bad: { ...HTTP, Host: "https://logs.example.com" },
    good: { ...HTTP, Host: "logs.example.com" },
  },
  "forward-loop": {
    of: "options",
    bad: { Name: "forward" },
    good: { Name: "forward", Host: "logs.example.com" },
  },
  "service-port": {
    of: "options",
    bad: { ...DOMAIN, Port: "9200" },
    good: { ...DOMAIN, Port: "443" },
  },
  "missing-tls": {
    of: "options",
    bad: { Name: "datadog", Host: "http-intake.logs.datadoghq.com" },
    good: { Name: "datadog", Host: "http-intake.logs.datadoghq.com", TLS: "on" },
  },
  "tls-unverified": {
    of: "options",
    bad: { ...HTTP, tls: "On", "tls.verify": "Off" },
    good: { ...HTTP, tls: "On" },
  },

  // What becomes of the records.
  "output-without-logs": {
    of: "options",
    bad: { Name: "prometheus_remote_write", Host: "metrics.example.com" },
    good: HTTP,
  },
  "message-key": {
    of: "options",
    bad: { Name: "gelf", Host: "graylog.example.com" },
    good: { Name: "gelf", Host: "graylog.example.com", gelf_short_message_key: "log" },
  },
  "log-key": {
    of: "options",
    bad: { ...CLOUDWATCH, log_key: "message" },
    good: { ...CLOUDWATCH, log_key: "log" },
  },
  "otel-body": {
    of: "task",
    bad: { containerDefinitions: [otel({}), ROUTER_5] },
    good: { containerDefinitions: [otel({ logs_body_key_attributes: "true" }), ROUTER_5] },
  },
  "log-group-name": {
    of: "options",
    bad: { ...CLOUDWATCH, log_group_name: "/ecs/$(ecs_cluster)" },
    good: { ...CLOUDWATCH, log_group_name: "/ecs/web", log_group_template: "/ecs/$ecs_cluster" },
  },
  "log-stream-name": {
    of: "options",
    bad: { ...CLOUDWATCH, log_stream_name: "$(ecs_task_id)" },
    good: { ...CLOUDWATCH, log_stream_name: "web", log_stream_template: "$ecs_task_arn" },
  },
  "log-stream-sign": {
    of: "options",
    bad: { ...CLOUDWATCH, log_stream_prefix: "web:" },
    good: { ...CLOUDWATCH, log_stream_prefix: "web-" },
  },
  "log-group-class": {
    of: "options",
    bad: { ...CLOUDWATCH, auto_create_group: "true", log_group_class: "standard" },
    good: { ...CLOUDWATCH, auto_create_group: "true", log_group_class: "STANDARD" },
  },
  "cloud-id": {
    of: "options",
    bad: { Name: "es", Cloud_ID: "web" },
    good: { Name: "es", Cloud_ID: "web:ZXhhbXBsZS5jb20kZXMka2liYW5h" },
  },
  "index-name": {
    of: "options",
    bad: { ...OPENSEARCH, Index: "Web" },
    good: { ...OPENSEARCH, Index: "web" },
  },
  "s3-size": {
    of: "options",
    bad: { ...S3, use_put_object: "On", total_file_size: "2G" },
    good: { ...S3, use_put_object: "On", total_file_size: "1G" },
  },
  "s3-arrow": { of: "options", bad: { ...S3, format: "parquet" }, good: { ...S3, compression: "gzip" } },
  "s3-arrow-put": {
    of: "options",
    bad: { ...S3, compression: "arrow" },
    good: { ...S3, compression: "arrow", use_put_object: "On" },
  },

  // What Fluent Bit reads otherwise than it looks.
  "line-length": {
    of: "options",
    bad: { ...HTTP, URI: `/${"a".repeat(4100)}` },
    good: { ...HTTP, URI: "/logs" },
  },
  "kafka-property": {
    of: "options",
    bad: { Name: "kafka", brokers: "kafka:9092", "rdkafka.sasl.mechansm": "PLAIN" },
    good: { Name: "kafka", brokers: "kafka:9092", "rdkafka.sasl.mechanism": "PLAIN" },
  },
  "header-colon": {
    of: "options",
    bad: { ...HTTP, Header: "X-Tenant: acme" },
    good: { ...HTTP, Header: "X-Tenant acme" },
  },
  "google-credentials": {
    of: "options",
    bad: { Name: "stackdriver" },
    good: { Name: "stackdriver", google_service_credentials: "/key.json" },
  },
  "incompatible-options": {
    of: "options",
    bad: { Name: "forward", Host: "logs.example.com", compress: "gzip", time_as_integer: "on" },
    good: { Name: "forward", Host: "logs.example.com", compress: "gzip" },
  },

  // The router's files, health check and image.
  "health-check-server": {
    of: "router",
    bad: UPTIME,
    good: {
      ...UPTIME,
      firelensConfiguration: {
        type: "fluentbit",
        options: {
          "config-file-type": "file",
          "config-file-value": "/fluent-bit/configs/output-metrics-healthcheck.conf",
        },
      },
    },
  },
  "health-check-program": {
    of: "router",
    bad: { image: "fluent/fluent-bit:5.1.1", healthCheck: { command: ["CMD-SHELL", "exit 0"] } },
    good: { image: "fluent/fluent-bit:5.1.1" },
  },
  "config-file-missing": {
    of: "router",
    bad: configFile("file", "/fluent-bit/configs/parse_json.conf"),
    good: configFile("file", "/fluent-bit/configs/parse-json.conf"),
  },
  "config-file-yaml": {
    of: "router",
    bad: configFile("file", "/extra.yaml"),
    good: configFile("file", "/extra.conf"),
  },
  "init-file": {
    of: "router",
    bad: { ...INIT, environment: [{ name: "aws_fluent_bit_init_s3_1", value: "s3://bucket/extra.conf" }] },
    good: {
      ...INIT,
      environment: [{ name: "aws_fluent_bit_init_s3_1", value: "arn:aws:s3:::bucket/extra.conf" }],
    },
  },
  "read-only-router": {
    of: "router",
    bad: { ...INIT, readonlyRootFilesystem: true },
    good: {
      ...INIT,
      readonlyRootFilesystem: true,
      mountPoints: [{ sourceVolume: "tmp", containerPath: "/tmp" }],
    },
  },
  "old-router-image": {
    of: "router",
    bad: { image: "amazon/aws-for-fluent-bit:2.10.0" },
    good: { image: "amazon/aws-for-fluent-bit:3.4.10" },
  },
  "end-of-life-image": {
    of: "router",
    bad: { image: "public.ecr.aws/aws-observability/aws-for-fluent-bit:2.34.3" },
    good: { image: "public.ecr.aws/aws-observability/aws-for-fluent-bit:3.4.15" },
  },

  // Roles and secrets.
  "missing-task-role": {
    of: "task",
    bad: { taskRoleArn: null, containerDefinitions: [CLOUDWATCH_APP, ROUTER] },
    good: {
      taskRoleArn: "arn:aws:iam::111122223333:role/web",
      containerDefinitions: [CLOUDWATCH_APP, ROUTER],
    },
  },
  "missing-execution-role": {
    of: "task",
    bad: { executionRoleArn: null, containerDefinitions: [secretOf("/datadog/api-key"), ROUTER] },
    good: {
      executionRoleArn: "arn:aws:iam::111122223333:role/execution",
      containerDefinitions: [secretOf("/datadog/api-key"), ROUTER],
    },
  },
  "secret-value": {
    of: "task",
    bad: { containerDefinitions: [secretOf("datadog:api-key::"), ROUTER] },
    good: { containerDefinitions: [secretOf("/datadog/api-key"), ROUTER] },
  },
};

function configFile(type: string, value: string) {
  return {
    firelensConfiguration: {
      type: "fluentbit",
      options: { "config-file-type": type, "config-file-value": value },
    },
  };
}

function waitsFor<T extends object>(container: T, containerName: string) {
  return { ...container, dependsOn: [{ containerName, condition: "START" }] };
}

function reserves<T extends object>(container: T, memoryReservation: number) {
  return { ...container, memoryReservation };
}
