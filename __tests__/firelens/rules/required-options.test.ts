import { expect, it } from "vitest";
import { checkTaskDefinition } from "../../../firelens/check.js";
import { REQUIRED_OPTION_RULES } from "../../../firelens/rules/required-options.js";
import { testRules } from "../../support/rule-cases.js";
import { app, newRouter as router, task } from "../../support/task-definitions.js";

type Options = Readonly<Record<string, string>>;

const output = (options: Options) => task([app(options), router()]);
const latest = router({ image: "fluent/fluent-bit:5.1.1" });
const secret = (name: string) => ({
  secretOptions: [{ name, valueFrom: "arn:aws:ssm:eu-west-1:1:parameter/x" }],
});
const streams = { Name: "cloudwatch_logs", region: "eu-west-1", log_group_name: "g" };

testRules(REQUIRED_OPTION_RULES, {
  "required-option": [
    {
      triggers: output({ Name: "datadog" }),
      finding: "app.logConfiguration.options.apikey: datadog requires the option apikey",
      passes: task([app({ Name: "datadog" }, {}, secret("apikey")), router()]),
    },
    {
      triggers: output({ Name: "slack" }),
      finding: "app.logConfiguration.options.webhook: slack requires the option webhook",
      passes: task([app({ Name: "slack" }, {}, secret("webhook")), router()]),
    },
    {
      triggers: output({ Name: "azure_blob", account_name: "a" }),
      finding: "app.logConfiguration.options.container_name: azure_blob requires the option container_name",
      passes: output({ Name: "azure_blob", account_name: "a", container_name: "logs" }),
    },
  ],
  "option-group": [
    {
      triggers: output({ ...streams, log_stream_name: "a", log_stream_prefix: "b" }),
      finding:
        "app.logConfiguration.options: cloudwatch_logs needs exactly one of log_stream_name and log_stream_prefix, and log_stream_name and log_stream_prefix are given",
      passes: output({ ...streams, log_stream_prefix: "b" }),
    },
    {
      triggers: output(streams),
      finding:
        "app.logConfiguration.options: cloudwatch_logs needs exactly one of log_stream_name and log_stream_prefix, and none is given",
      passes: output({ ...streams, log_stream_name: "b" }),
    },
    {
      triggers: output({ Name: "splunk" }),
      finding:
        "app.logConfiguration.options: splunk needs at least one of splunk_token and http_user, and none is given",
      passes: task([app({ Name: "splunk" }, {}, secret("Splunk_Token")), router()]),
    },
    {
      triggers: output({ Name: "kinesis_streams", region: "r", stream: "s", log_key: "log", time_key: "t" }),
      finding:
        "app.logConfiguration.options: kinesis_streams needs at most one of time_key and log_key, and time_key and log_key are given",
      passes: output({ Name: "kinesis_streams", region: "r", stream: "s", log_key: "log" }),
    },
    {
      triggers: output({ Name: "http", body_key: "$body" }),
      finding:
        "app.logConfiguration.options: http needs all or none of body_key and headers_key, and body_key is given",
      passes: output({ Name: "http", body_key: "$body", headers_key: "$headers" }),
    },
  ],
  "conditional-option": [
    {
      triggers: output({ Name: "es", AWS_Auth: "On" }),
      finding: "app.logConfiguration.options.aws_region: aws_auth needs the option aws_region",
      passes: output({ Name: "es", AWS_Auth: "On", AWS_Region: "eu-west-1" }),
    },
    {
      triggers: output({ Name: "opensearch", write_operation: "upsert" }),
      finding: "app.logConfiguration.options.id_key: write_operation needs the option id_key or generate_id",
      passes: output({ Name: "opensearch", write_operation: "upsert", generate_id: "on" }),
    },
    {
      triggers: output({ Name: "http", aws_auth: "true", aws_region: "eu-west-1" }),
      finding: "app.logConfiguration.options.aws_service: aws_auth needs the option aws_service",
      passes: output({ Name: "http", aws_auth: "false" }),
    },
    {
      triggers: task([app({ Name: "forward", username: "me" }), latest]),
      finding:
        "app.logConfiguration.options.shared_key: username needs the option shared_key or empty_shared_key",
      passes: output({ Name: "forward", username: "me" }),
    },
  ],
  "google-credentials": [
    {
      triggers: output({ Name: "bigquery", dataset_id: "d", table_id: "t" }),
      finding: "app.logConfiguration.options.google_service_credentials: bigquery needs credentials",
      passes: output({ Name: "bigquery", google_service_credentials: "/key.json" }),
    },
    {
      triggers: output({ Name: "stackdriver" }),
      finding: "app.logConfiguration.options.google_service_credentials: stackdriver needs credentials",
      passes: task([
        app({ Name: "stackdriver" }),
        router({ environment: [{ name: "GOOGLE_APPLICATION_CREDENTIALS", value: "/key.json" }] }),
      ]),
    },
  ],
  "incompatible-options": [
    {
      triggers: output({ Name: "forward", compress: "gzip", time_as_integer: "on" }),
      finding:
        "app.logConfiguration.options.compress: forward does not take compress gzip with time_as_integer",
      passes: output({ Name: "forward", compress: "text", time_as_integer: "on" }),
    },
    {
      triggers: output({ Name: "syslog", tls: "on" }),
      finding: "app.logConfiguration.options.tls: syslog sends without TLS in mode udp",
      passes: output({ Name: "syslog", tls: "on", mode: "tls" }),
    },
    {
      triggers: output({ Name: "s3", format: "parquet", log_key: "log" }),
      finding: "app.logConfiguration.options.log_key: s3 does not take log_key with format parquet",
      passes: output({ Name: "s3", format: "json_lines", log_key: "log" }),
    },
  ],
});

it("a secret that is not known can be the missing option, but leaves none out", () => {
  const findings = (options: Options) => {
    const container = app(options, {}, { secretOptions: "later" });
    const isUnknown = (value: unknown) => value === "later";
    return checkTaskDefinition(task([container, router()]), { isUnknown }).map(({ ruleId }) => ruleId);
  };
  expect(findings(streams)).toEqual([]);
  expect(findings({ ...streams, log_stream_prefix: "b" })).toEqual([]);
  expect(findings({ ...streams, log_stream_name: "a", log_stream_prefix: "b" })).toEqual(["option-group"]);
});
