import { TLS_RULES } from "../../../firelens/rules/tls.js";
import { testRules } from "../../support/rule-cases.js";
import { app, ownRouter, router, router5, task } from "../../support/task-definitions.js";

const output = (options: Readonly<Record<string, string>>, log = router()) => task([app(options), log]);
const unverified = (value: string) =>
  `app.logConfiguration.options.tls.verify: the destination is not authenticated: "${value}"; expected On, with tls.ca_file for an authority of one's own`;

testRules(TLS_RULES, {
  "tls-unsupported": [
    {
      triggers: output({ Name: "cloudwatch_logs", tls: "On" }, router5),
      finding:
        'app.logConfiguration.options.tls: cloudwatch_logs does not take the option tls: "On"; expected no tls option',
      passes: output({ Name: "es", tls: "On" }, router5),
      warns: output({ Name: "cloudwatch", tls: "On" }),
    },
    {
      triggers: output({ Name: "kafka", tls: "On" }, router5),
      finding:
        'app.logConfiguration.options.tls: kafka does not take the option tls: "On"; expected no tls option',
      passes: output({ Name: "kafka", tls: "On" }, ownRouter),
    },
  ],
  "tls-unverified": [
    {
      triggers: output({ Name: "http", Host: "logs.example.com", tls: "On", "tls.verify": "Off" }),
      finding: unverified("Off"),
      passes: output({ Name: "http", Host: "logs.example.com", tls: "On", "tls.verify": "On" }),
    },
    {
      triggers: output({ Name: "es", Host: "search.example.com", tls: "on", "tls.verify": "false" }),
      finding: unverified("false"),
      // Without TLS there is nothing to verify: missing-tls is about that.
      passes: output({ Name: "es", Host: "search.example.com", "tls.verify": "false" }),
    },
    {
      triggers: output({ Name: "cloudwatch_logs", "tls.verify": "no" }, router5),
      finding: unverified("no"),
      // The release checks the certificate whatever the option says.
      passes: output({ Name: "cloudwatch_logs", "tls.verify": "off" }),
    },
    {
      triggers: output({ Name: "s3", "tls.verify": "off" }),
      finding: unverified("off"),
      passes: output({ Name: "kinesis_streams", "tls.verify": "off" }, router5),
    },
    {
      triggers: output({ Name: "http", Host: "10.0.0.1", tls: "On", "tls.verify": "no" }, router5),
      finding: unverified("no"),
      passes: output({ Name: "http", Host: "127.0.0.1", tls: "On", "tls.verify": "no" }, router5),
    },
  ],
});
