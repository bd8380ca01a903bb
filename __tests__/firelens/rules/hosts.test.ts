import { HOST_RULES } from "../../../firelens/rules/hosts.js";
import { testRules } from "../../support/rule-cases.js";
import { app, router, task } from "../../support/task-definitions.js";

type Options = Readonly<Record<string, string>>;

const output = (options: Options, log = router()) => task([app(options), log]);
const secret = (options: Options, name: string) =>
  task([
    app(options, {}, { secretOptions: [{ name, valueFrom: "arn:aws:ssm:eu-west-1:1:parameter/x" }] }),
    router(),
  ]);
const path = (option: string) => `app.logConfiguration.options.${option}`;
const domain = "vpc-x.us-east-1.es.amazonaws.com";

testRules(HOST_RULES, {
  "host-name": [
    {
      triggers: output({ Name: "http", Host: "https://logs.example.com" }),
      finding: `${path("Host")}: the host has a scheme: "https://logs.example.com"; expected the name or the address of the host alone`,
      passes: output({ Name: "http", Host: "logs.example.com" }),
    },
    {
      triggers: output({ Name: "loki", host: "logs.example.com/loki" }),
      finding: `${path("host")}: the host has a path: "logs.example.com/loki"; expected the name or the address of the host alone`,
      passes: output({ Name: "loki", host: "2001:db8::1" }),
    },
    {
      triggers: output({ Name: "forward", Host: "logs.example.com:24224" }),
      finding: `${path("Host")}: the host has a port: "logs.example.com:24224"; expected the name or the address of the host alone`,
      passes: output({ Name: "forward", Host: "${HOST}:1" }),
    },
    {
      triggers: output({ Name: "cloudwatch_logs", endpoint: "https://logs.us-west-2.api.aws" }),
      finding: `${path("endpoint")}: the host has a scheme: "https://logs.us-west-2.api.aws"; expected the name or the address of the host alone`,
      passes: output({ Name: "cloudwatch", endpoint: "https://logs.us-west-2.api.aws" }),
    },
  ],
  "forward-loop": [
    {
      triggers: output({ Name: "forward" }),
      finding: `${path("Host")}: the router forwards to itself: 127.0.0.1:24224 is its own input; expected the host or the port of another server`,
      passes: output({ Name: "forward", Port: "24225" }),
    },
    {
      triggers: output({ Name: "forward", Host: "localhost", Port: "24224" }),
      finding: `${path("Host")}: the router forwards to itself: 127.0.0.1:24224 is its own input; expected the host or the port of another server`,
      passes: task([app({ Name: "forward", Host: "localhost" }), router()], { networkMode: "host" }),
    },
    {
      triggers: output({ Name: "forward", unix_path: "/var/run/fluent.sock" }),
      finding: `${path("unix_path")}: the router forwards to itself: /var/run/fluent.sock is its own input; expected the host or the port of another server`,
      passes: output({ Name: "forward", unix_path: "/var/run/other.sock" }),
    },
  ],
  "service-port": [
    {
      triggers: output({ Name: "opensearch", Host: domain, tls: "On" }),
      finding: `${path("Port")}: Amazon OpenSearch Service does not listen on 9200, the default; expected one of 443, 80`,
      passes: output({ Name: "opensearch", Host: domain, tls: "On", Port: "443" }),
    },
    {
      triggers: output({ Name: "loki", host: "logs-prod.grafana.net", tls: "on", port: "3100" }),
      finding: `${path("port")}: Grafana Cloud does not listen on 3100; expected 443`,
      passes: output({ Name: "loki", host: "loki.internal", tls: "on", port: "3100" }),
    },
    {
      triggers: output({ Name: "http", Host: "api.honeycomb.io", tls: "on" }),
      finding: `${path("Port")}: Honeycomb does not listen on 80, the default; expected 443`,
      passes: output({ Name: "datadog", Host: "http-intake.logs.datadoghq.com", TLS: "on" }),
    },
  ],
  "missing-tls": [
    {
      triggers: output({ Name: "es", Host: domain, Port: "443" }),
      finding: `${path("tls")}: the output sends without TLS, and Amazon OpenSearch Service takes TLS only; expected tls On`,
      passes: output({ Name: "es", Host: domain, Port: "80" }),
      warns: output({ Name: "http", Host: "logs.example.com", Port: "443" }),
    },
    {
      triggers: secret({ Name: "datadog", Host: "logs.internal" }, "apikey"),
      finding: `${path("tls")}: the output sends without TLS, and the API key goes over the network in plain text; expected tls On`,
      passes: secret({ Name: "datadog", Host: "127.0.0.1" }, "apikey"),
    },
    {
      triggers: secret({ Name: "splunk", host: "splunk.internal", tls: "off" }, "splunk_token"),
      finding: `${path("tls")}: the output sends without TLS, and "splunk_token" goes over the network in plain text: "off"; expected tls On`,
      severity: "warning",
      passes: secret({ Name: "splunk", host: "splunk.internal", tls: "on" }, "splunk_token"),
    },
    {
      triggers: output({ Name: "es", Cloud_ID: "web:ZXhhbXBsZS5jb20kZXMka2liYW5h" }),
      finding: `${path("tls")}: the output sends without TLS, and Elastic Cloud takes TLS only; expected tls On`,
      passes: output({ Name: "es", Cloud_ID: "web:ZXhhbXBsZS5jb20kZXMka2liYW5h", tls: "On" }),
    },
  ],
});
