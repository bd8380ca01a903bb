import { START_ORDER_RULES } from "../../../firelens/rules/start-order.js";
import { testRules } from "../../support/rule-cases.js";
import { app, router, task } from "../../support/task-definitions.js";

const waitsFor = (containerName: string, condition = "START") => ({
  dependsOn: [{ containerName, condition }],
});
const waiting = (containerName: string, condition?: string, log = router()) =>
  task([app({ Name: "null" }, waitsFor(containerName, condition)), log]);
const healthCheck = { command: ["CMD", "true"] };
const setup = { name: "setup", image: "busybox" };

testRules(START_ORDER_RULES, {
  "dependency-name": [
    {
      triggers: waiting("log-router"),
      finding:
        'app.dependsOn[0].containerName: the task has no container "log-router"; did you mean log_router?',
      passes: waiting("log_router"),
    },
  ],
  "dependency-condition": [
    {
      triggers: waiting("log_router", "STARTED"),
      finding:
        'app.dependsOn[0].condition: ECS knows no such condition: "STARTED"; expected one of START, COMPLETE, SUCCESS, HEALTHY',
      passes: waiting("log_router", "START"),
    },
    {
      triggers: waiting("log_router", "HEALTHY"),
      finding:
        'app.dependsOn[0].condition: container "log_router" has no healthCheck: "HEALTHY"; expected START',
      passes: waiting("log_router", "HEALTHY", router({ healthCheck })),
    },
    {
      triggers: waiting("log_router", "SUCCESS"),
      finding:
        'app.dependsOn[0].condition: the router never ends by itself: "SUCCESS"; expected START, HEALTHY',
      passes: task([app({ Name: "null" }, waitsFor("setup", "SUCCESS")), setup, router()]),
    },
  ],
  "dependency-cycle": [
    {
      triggers: waiting("log_router", "START", router(waitsFor("app"))),
      finding:
        "app.dependsOn: the container never starts: it waits for itself, or for containers that wait for each other",
      passes: task([app({ Name: "null" }, waitsFor("log_router")), setup, router(waitsFor("setup"))]),
    },
  ],
  "router-start-order": [
    {
      triggers: task([app(), setup, router(waitsFor("setup", "SUCCESS"))]),
      finding:
        'app.dependsOn: the container does not wait for the router "log_router", which has a dependsOn itself; expected dependsOn the router with condition START or HEALTHY',
      passes: task([
        app({ Name: "null" }, waitsFor("log_router")),
        setup,
        router(waitsFor("setup", "SUCCESS")),
      ]),
    },
    {
      triggers: task([app(), router(waitsFor("app"))]),
      finding:
        'app.dependsOn: the container does not wait for the router "log_router", which has a dependsOn itself; expected a router that does not wait for "app": both would wait for ever',
      passes: task([app(), router()]),
    },
  ],
});
