import { CREDENTIAL_RULES } from "../../../firelens/rules/credentials.js";
import { testRules } from "../../support/rule-cases.js";
import { app, router, task } from "../../support/task-definitions.js";

const output = (options: Readonly<Record<string, string>>) => task([app(options), router()]);
const secret = (name: string) => ({
  secretOptions: [{ name, valueFrom: "arn:aws:ssm:eu-west-1:1:parameter/x" }],
});

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
        "app.logConfiguration.options.Header: Header holds a credential in plain text; expected secretOptions with the name Header and valueFrom the ARN of a secret or parameter",
      passes: output({ Name: "http", Header: "X-Source authorization" }),
    },
  ],
});
