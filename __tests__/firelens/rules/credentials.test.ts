import { CREDENTIAL_RULES } from "../../../firelens/rules/credentials.js";
import { testRules } from "../../support/rule-cases.js";
import { app, router, task } from "../../support/task-definitions.js";

const output = (options: Readonly<Record<string, string>>) => task([app(options), router()]);
const secret = (name: string) => ({
  secretOptions: [{ name, valueFrom: "arn:aws:ssm:eu-west-1:1:parameter/x" }],
});

const newRelic = router({
  image: "533243300146.dkr.ecr.us-east-2.amazonaws.com/newrelic/logging-firelens-fluentbit",
});
const finding = (key: string, what: string) =>
  `app.logConfiguration.options.${key}: ${key} holds a credential in plain text; expected secretOptions with the name ${key} and valueFrom the ARN of a secret or parameter that holds ${what}`;
const headerFinding = (key: string) => finding(key, "the header's name, a space and its value");
const addressFinding = (key: string) => finding(key, "the whole value");

testRules(CREDENTIAL_RULES, {
  "credential-literal": [
    {
      triggers: output({ Name: "datadog", apikey: "0123456789abcdef" }),
      finding:
        "app.logConfiguration.options.apikey: apikey holds a credential in plain text; expected secretOptions with the name apikey and valueFrom the ARN of a secret or parameter",
      passes: task([app({ Name: "datadog" }, {}, secret("apikey")), router()]),
    },
    {
      triggers: output({ Name: "es", HTTP_Passwd: "hunter2" }),
      finding:
        "app.logConfiguration.options.HTTP_Passwd: HTTP_Passwd holds a credential in plain text; expected secretOptions with the name HTTP_Passwd and valueFrom the ARN of a secret or parameter",
      passes: output({ Name: "es", HTTP_Passwd: "${ES_PASSWORD}" }),
    },
    {
      triggers: output({ Name: "http", Header: "Authorization Basic aHVudGVyMg==" }),
      finding:
        "app.logConfiguration.options.Header: Header holds a credential in plain text; expected secretOptions with the name Header and valueFrom the ARN of a secret or parameter that holds the header's name, a space and its value",
      passes: output({ Name: "http", Header: "X-Source authorization" }),
    },
    {
      triggers: output({ Name: "http", Header: "X-Ingest-Token abc" }),
      finding: headerFinding("Header"),
      passes: output({ Name: "http", Header: "X-Tenant token" }),
    },
    {
      triggers: output({ Name: "http", URI: "/api/v2/logs/ingest?api-token=abc" }),
      finding: addressFinding("URI"),
      passes: output({ Name: "http", URI: "/api/v2/logs/ingest?source=nginx" }),
    },
    {
      triggers: output({ Name: "http", URI: "/receiver/v1/http/ZaVnC4dhaV3Lw1r3q5b7c9d1" }),
      finding: addressFinding("URI"),
      passes: output({ Name: "http", URI: "/receiver/v1/http/" }),
    },
    {
      triggers: output({ Name: "http", Proxy: "http://me:hunter2@10.0.0.1:3128" }),
      finding: addressFinding("Proxy"),
      passes: output({ Name: "http", Proxy: "http://10.0.0.1:3128" }),
    },
    {
      triggers: task([app({ Name: "newrelic", apiKey: "abc" }), newRelic]),
      finding:
        "app.logConfiguration.options.apiKey: apiKey holds a credential in plain text; expected secretOptions with the name apiKey and valueFrom the ARN of a secret or parameter",
      passes: task([app({ Name: "newrelic", endpoint: "abc" }), newRelic]),
    },
    {
      triggers: output({ Name: "mine", private_key: "abc" }),
      finding:
        "app.logConfiguration.options.private_key: private_key holds a credential in plain text; expected secretOptions with the name private_key and valueFrom the ARN of a secret or parameter",
      passes: output({ Name: "mine", partition_key: "abc" }),
    },
  ],
});
