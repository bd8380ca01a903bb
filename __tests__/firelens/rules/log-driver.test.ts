import { LOG_DRIVER_RULES } from "../../../firelens/rules/log-driver.js";
import { testRules } from "../../support/rule-cases.js";
import { app, fargateTask, router, task } from "../../support/task-definitions.js";

const withOption = (key: string, value: string) => task([app({ Name: "null", [key]: value }), router()]);
const limit = (value: string) => withOption("log-driver-buffer-limit", value);
const include = (value: string) => withOption("include-pattern", value);
const other = (logDriver: string, options: Readonly<Record<string, string>> = {}) => ({
  name: "other",
  image: "nginx",
  logConfiguration: { logDriver, options },
});

testRules(LOG_DRIVER_RULES, {
  "log-driver": [
    {
      triggers: fargateTask([app(), router(), other("awsfirlens")]),
      finding:
        'other.logConfiguration.logDriver: Fargate has no such log driver: "awsfirlens"; expected one of awslogs, splunk, awsfirelens; did you mean awsfirelens?',
      passes: fargateTask([app(), router(), other("splunk")]),
    },
  ],
  "awslogs-option": [
    {
      triggers: task([app(), router(), other("awslogs", { "awslogs-stream-prefx": "x" })]),
      finding:
        'other.logConfiguration.options.awslogs-stream-prefx: the awslogs driver knows no option "awslogs-stream-prefx"; did you mean awslogs-stream-prefix?',
      passes: task([
        app(),
        router(),
        other("awslogs", { "awslogs-stream-prefix": "x", mode: "non-blocking" }),
      ]),
    },
  ],
  "buffer-limit": [
    {
      triggers: limit("536870912"),
      finding:
        'app.logConfiguration.options.log-driver-buffer-limit: the buffer limit is out of range: "536870912"; expected a whole number from 0 to 536870911',
      passes: limit("536870911"),
    },
    {
      triggers: limit("1M"),
      finding:
        'app.logConfiguration.options.log-driver-buffer-limit: the buffer limit is out of range: "1M"; expected a whole number from 0 to 536870911',
      passes: limit("0"),
    },
  ],
  pattern: [
    {
      triggers: include("*failure*"),
      finding:
        'app.logConfiguration.options.include-pattern: not a regular expression (nothing to repeat): "*failure*"; expected a regular expression in Ruby\'s syntax',
      passes: include(".*failure.*"),
    },
    {
      triggers: withOption("exclude-pattern", "(debug"),
      finding:
        'app.logConfiguration.options.exclude-pattern: not a regular expression (a parenthesis that is not closed): "(debug"; expected a regular expression in Ruby\'s syntax',
      passes: withOption("exclude-pattern", "(?i)(?>debug)++\\z"),
    },
  ],
});
