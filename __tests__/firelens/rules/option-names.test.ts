import { OPTION_NAME_RULES } from "../../../firelens/rules/option-names.js";
import { testRules } from "../../support/rule-cases.js";
import { app, ownRouter, router, router5, task } from "../../support/task-definitions.js";

type Options = Readonly<Record<string, string>>;

const es = (options: Options, log = router()) => task([app({ Name: "es", ...options }), log]);
const http = (options: Options) => task([app({ Name: "http", ...options }), router()]);
const secret = (name: string) => ({
  secretOptions: [{ name, valueFrom: "arn:aws:ssm:eu-west-1:1:parameter/x" }],
});

testRules(OPTION_NAME_RULES, {
  "option-name": [
    {
      triggers: es({ "Tag_Key tags": "tags" }),
      finding:
        'app.logConfiguration.options["Tag_Key tags"]: the line sets "Tag_Key", to a value that begins with "tags"; expected a name without spaces that does not begin with [, # or @',
      severity: "warning",
      passes: es({ Tag_Key: "tags" }),
    },
    {
      triggers: es({ "tag key": "x" }),
      finding:
        'app.logConfiguration.options["tag key"]: "tag key" cannot be the key of a line in fluent-bit.conf; expected a name without spaces that does not begin with [, # or @',
      passes: es({ tag_key: "x" }),
    },
    {
      triggers: es({ "#index": "x" }),
      finding:
        'app.logConfiguration.options["#index"]: "#index" cannot be the key of a line in fluent-bit.conf; expected a name without spaces that does not begin with [, # or @',
      passes: es({ index: "#x" }),
    },
  ],
  "log-driver-option": [
    {
      triggers: es({ mode: "non-blocking" }),
      finding:
        'app.logConfiguration.options.mode: "mode" is an option of another log driver; awsfirelens passes it on to Fluent Bit',
      passes: task([app({ Name: "syslog", mode: "udp" }), router()]),
    },
    {
      triggers: es({ "max-buffer-size": "25m" }),
      finding:
        'app.logConfiguration.options.max-buffer-size: "max-buffer-size" is an option of another log driver; awsfirelens passes it on to Fluent Bit; did you mean log-driver-buffer-limit?',
      passes: es({ "log-driver-buffer-limit": "25" }),
    },
  ],
  "match-override": [
    {
      triggers: es({ Match: "*" }),
      finding:
        "app.logConfiguration.options.Match: FireLens writes the Match of this output; Match replaces it",
      severity: "warning",
      passes: es({ Alias: "*" }),
    },
    {
      triggers: es({ Match: "web-firelens*" }),
      finding:
        "app.logConfiguration.options.Match: FireLens writes the Match of this output; Match replaces it",
      passes: es({ Alias: "web-firelens*" }),
      warns: es({ Match: "app-firelens-*" }),
    },
    {
      triggers: task([app({ Name: "null", Match: "*" }), app({ Name: "null" }, { name: "web" }), router()]),
      finding:
        "app.logConfiguration.options.Match: FireLens writes the Match of this output; Match replaces it",
      passes: task([app({ Name: "null" }), app({ Name: "null" }, { name: "web" }), router()]),
    },
  ],
  "duplicate-option": [
    {
      triggers: es({ Index: "a", index: "b" }, router5),
      finding:
        'app.logConfiguration.options.index: the option is given twice: "Index" and "index" are one to Fluent Bit',
      passes: http({ Header: "X-A 1", header: "X-B 2" }),
      warns: es({ Index: "a", index: "b" }),
    },
    {
      triggers: es({ Port: "443", port: "443" }, router5),
      finding:
        'app.logConfiguration.options.port: the option is given twice: "Port" and "port" are one to Fluent Bit',
      severity: "warning",
      passes: es({ Port: "443" }, router5),
    },
    {
      triggers: task([app({ Name: "http", URI: "/" }, {}, secret("URI")), router5]),
      finding:
        'app.logConfiguration.secretOptions[0].name: the secret "URI" replaces the option of the same name',
      severity: "warning",
      passes: task([app({ Name: "http" }, {}, secret("URI")), router5]),
    },
    {
      triggers: task([app({ Name: "http", URI: "/" }, {}, secret("uri")), router5]),
      finding:
        'app.logConfiguration.secretOptions[0].name: the option is given twice: "URI" and "uri" are one to Fluent Bit',
      passes: task([app({ Name: "http" }, {}, secret("uri")), router()]),
    },
  ],
  "unknown-option": [
    {
      triggers: task([app({ Name: "kinesis_firehose", deliver_stream_name: "x" }), router()]),
      finding:
        'app.logConfiguration.options.deliver_stream_name: kinesis_firehose has no option "deliver_stream_name"; did you mean delivery_stream?',
      passes: task([app({ Name: "kinesis_firehose", delivery_stream: "x" }), router()]),
    },
    {
      triggers: task([app({ Name: "cloudwatch", auto_create_groups: "true" }), router()]),
      finding:
        'app.logConfiguration.options.auto_create_groups: cloudwatch has no option "auto_create_groups"; did you mean auto_create_group?',
      passes: task([app({ Name: "cloudwatch", auto_create_group: "true", WORKERS: "1" }), router()]),
    },
    {
      triggers: task([app({ Name: "http" }, {}, secret("http_pass")), router()]),
      finding:
        'app.logConfiguration.secretOptions[0].name: http has no option "http_pass"; did you mean http_passwd?',
      passes: task([app({ Name: "http" }, {}, secret("http_passwd")), router()]),
    },
    {
      triggers: task([app({ Name: "nats", bogus: "x" }), router()]),
      finding: 'app.logConfiguration.options.bogus: nats has no option "bogus"',
      passes: task([app({ Name: "pgsql", bogus: "x" }), router({ image: "fluent/fluent-bit:5.1.1" })]),
    },
    {
      triggers: task([
        app({ Name: "http", "oauth2.tokenurl": "x" }),
        router({ image: "fluent/fluent-bit:5.1.1" }),
      ]),
      finding:
        'app.logConfiguration.options.oauth2.tokenurl: http has no option "oauth2.tokenurl"; did you mean oauth2.token_url?',
      passes: task([
        app({ Name: "http", "oauth2.token_url": "x" }),
        router({ image: "fluent/fluent-bit:5.1.1" }),
      ]),
    },
    {
      triggers: es({ "rdkafka.debug": "all" }),
      finding: 'app.logConfiguration.options.rdkafka.debug: es has no option "rdkafka.debug"',
      passes: task([app({ Name: "kafka", "rdkafka.debug": "all" }), router()]),
    },
  ],
  "option-version": [
    {
      triggers: es({ compress: "gzip" }),
      finding:
        'app.logConfiguration.options.compress: Fluent Bit 1.9.10 does not have the option "compress"; expected Fluent Bit 4.2.4, 5.0.9, 5.1.1',
      passes: es({ compress: "gzip" }, router5),
      warns: es({ compress: "gzip" }, ownRouter),
    },
    {
      triggers: task([app({ Name: "opentelemetry", uri: "/v1/logs" }), router5]),
      finding:
        'app.logConfiguration.options.uri: Fluent Bit 5.0.9 does not have the option "uri"; expected Fluent Bit 1.9.10',
      passes: task([app({ Name: "opentelemetry", logs_uri: "/v1/logs" }), router5]),
    },
  ],
});
