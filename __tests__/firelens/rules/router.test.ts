import { ROUTER_RULES } from "../../../firelens/rules/router.js";
import { testRules } from "../../support/rule-cases.js";
import { app, router, task } from "../../support/task-definitions.js";

const clean = task([app(), router()]);
const silentApp = app({ Name: "null" }, { logConfiguration: { logDriver: "awslogs" } });

testRules(ROUTER_RULES, {
  "missing-router": [
    {
      triggers: task([app()]),
      finding:
        "app.logConfiguration.logDriver: the log driver is awsfirelens, but no container has a firelensConfiguration; expected one container with firelensConfiguration",
      passes: clean,
    },
  ],
  windows: [
    {
      triggers: task([app(), router()], {
        runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" },
      }),
      finding:
        'runtimePlatform.operatingSystemFamily: Windows containers have no FireLens: "WINDOWS_SERVER_2022_CORE"; expected LINUX',
      passes: task([app(), router()], { runtimePlatform: { operatingSystemFamily: "LINUX" } }),
    },
  ],
  "unused-router": [
    {
      triggers: task([silentApp, router()]),
      finding:
        "log_router.firelensConfiguration: the router has no container to route for: none has the log driver awsfirelens",
      passes: clean,
    },
  ],
  "several-routers": [
    {
      triggers: task([app(), router(), router({ name: "other" })]),
      finding:
        'other.firelensConfiguration: a second router is ignored: the first is "log_router"; expected one container with firelensConfiguration',
      passes: clean,
    },
  ],
  "firelens-type": [
    {
      triggers: task([app(), router({ firelensConfiguration: { type: "fluent-bit" } })]),
      finding:
        'log_router.firelensConfiguration.type: the router needs a type: "fluent-bit"; expected one of fluentbit, fluentd; did you mean fluentbit?',
      passes: task([app({ "@type": "null" }), router({ firelensConfiguration: { type: "fluentd" } })]),
    },
    {
      triggers: task([app(), router({ firelensConfiguration: {} })]),
      finding:
        "log_router.firelensConfiguration.type: the router needs a type; expected one of fluentbit, fluentd",
      passes: clean,
    },
  ],
});
