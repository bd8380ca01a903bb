import { OUTPUT_RULES } from "../../../firelens/rules/output.js";
import { testRules } from "../../support/rule-cases.js";
import { app, ownRouter, router, routerWith, task } from "../../support/task-definitions.js";

const secret = {
  secretOptions: [{ name: "Name", valueFrom: "arn:aws:ssm:eu-west-1:111122223333:parameter/x" }],
};
const image = (reference: string) => router({ image: reference });
const fluentd = router({ firelensConfiguration: { type: "fluentd" } });
const extraFile = routerWith({ "config-file-type": "file", "config-file-value": "/extra.conf" });

testRules(OUTPUT_RULES, {
  "missing-name": [
    {
      triggers: task([app({ name: "null", Retry_Limit: "2" }), router()]),
      finding:
        "app.logConfiguration.options.Name: the option Name, which names the output plugin, is missing; expected Name, in exactly this case; did you mean Name instead of name?",
      passes: task([app({ Name: "null", Retry_Limit: "2" }), router()]),
    },
    {
      triggers: task([app({ region: "eu-west-1" }), extraFile]),
      finding:
        "app.logConfiguration.options.Name: the option Name, which names the output plugin, is missing",
      passes: task([app({}, {}, secret), extraFile]),
    },
    {
      triggers: task([app({ Name: "s3" }), fluentd]),
      finding:
        "app.logConfiguration.options.@type: the option @type, which names the output plugin, is missing",
      passes: task([app({ "@type": "s3" }), fluentd]),
    },
  ],
  "no-output": [
    {
      triggers: task([app({ "include-pattern": "x", "log-driver-buffer-limit": "1" }), router()]),
      finding:
        "app.logConfiguration.options: the logs have no output and are dropped; expected options that begin with Name, or a configuration file with an output",
      passes: task([app({}), extraFile]),
      warns: task([app({}), ownRouter]),
    },
    {
      triggers: task([app({}), image("amazon/aws-for-fluent-bit:init-2.34.3")]),
      finding:
        "app.logConfiguration.options: the logs have no output and are dropped; expected options that begin with Name, or a configuration file with an output",
      passes: task([
        app({}),
        router({
          image: "amazon/aws-for-fluent-bit:init-2.34.3",
          environment: [{ name: "aws_fluent_bit_init_s3_1", value: "arn:aws:s3:::b/x.conf" }],
        }),
      ]),
    },
  ],
  "unknown-plugin": [
    {
      triggers: task([app({ Name: "newrelic" }), router()]),
      finding: 'app.logConfiguration.options.Name: Fluent Bit has no such output plugin: "newrelic"',
      passes: task([app({ Name: "NRLogs" }), router()]),
      warns: task([app({ Name: "newrelic" }), image("example.com/router:2")]),
    },
    {
      triggers: task([app({ Name: "grafana-loki" }), image("example.com/router:2")]),
      finding:
        'app.logConfiguration.options.Name: no output plugin of Fluent Bit\'s own, so that the image has to bring it: "grafana-loki"',
      severity: "warning",
      passes: task([app({ Name: "grafana-loki" }), image("grafana/fluent-bit-plugin-loki:1.6.0-amd64")]),
    },
    {
      triggers: task([app({ Name: "pgsql" }), router()]),
      finding:
        'app.logConfiguration.options.Name: "pgsql" is a plugin of the image fluent/fluent-bit alone: "pgsql"',
      passes: task([app({ Name: "pgsql" }), image("fluent/fluent-bit:5.1.1")]),
    },
    {
      triggers: task([app({ Name: "cloudwach_logs" }), router()]),
      finding:
        'app.logConfiguration.options.Name: Fluent Bit has no such output plugin: "cloudwach_logs"; did you mean cloudwatch_logs?',
      passes: task([app({ Name: "cloudwatch_logs" }), router()]),
    },
    {
      triggers: task([app({ Name: "azure_kusto" }), router()]),
      finding:
        'app.logConfiguration.options.Name: Fluent Bit 1.9.10 has no such output plugin; it comes with 4.2.4: "azure_kusto"',
      passes: task([app({ Name: "azure_kusto" }), image("amazon/aws-for-fluent-bit:3.2.0")]),
    },
    {
      triggers: task([app({ Name: "cloudwatch" }), image("fluent/fluent-bit:4.2.0")]),
      finding:
        'app.logConfiguration.options.Name: "cloudwatch" is a plugin of the image aws-for-fluent-bit alone: "cloudwatch"',
      passes: task([app({ Name: "cloudwatch" }), router()]),
    },
  ],
});
