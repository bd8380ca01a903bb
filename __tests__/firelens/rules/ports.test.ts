import { PORT_RULES } from "../../../firelens/rules/ports.js";
import { testRules } from "../../support/rule-cases.js";
import { app, fargateTask, router, routerWith, task } from "../../support/task-definitions.js";

const mapped = (portMapping: unknown, log = router()) =>
  fargateTask([app({ Name: "null" }, { portMappings: [portMapping] }), log]);
const monitored = routerWith({
  "config-file-type": "file",
  "config-file-value": "/fluent-bit/configs/output-metrics-healthcheck.conf",
});

testRules(PORT_RULES, {
  "host-port": [
    {
      triggers: mapped({ containerPort: 80, hostPort: 8080 }),
      finding:
        'app.portMappings[0].hostPort: the host port has to be the container port: "8080"; expected 80, or no hostPort',
      passes: mapped({ containerPort: 80, hostPort: 80 }),
    },
    {
      triggers: mapped({ containerPort: 80, hostPort: 0 }),
      finding:
        'app.portMappings[0].hostPort: the host port has to be the container port: "0"; expected 80, or no hostPort',
      passes: task(
        [app({ Name: "null" }, { portMappings: [{ containerPort: 80, hostPort: 0 }] }), router()],
        {
          networkMode: "bridge",
        },
      ),
    },
  ],
  "router-port": [
    {
      triggers: mapped({ containerPort: 24224 }),
      finding:
        "app.portMappings[0].containerPort: port 24224 is that of the forward input of the router; expected another port",
      passes: mapped({ containerPort: 24225 }),
    },
    {
      triggers: mapped({ containerPortRange: "8870-8880" }),
      finding:
        "app.portMappings[0].containerPortRange: port 8877 is that of the health check input of the router; expected another port",
      passes: mapped({ containerPortRange: "8878-8880" }),
    },
    {
      triggers: mapped({ containerPort: 2020 }, monitored),
      finding:
        "app.portMappings[0].containerPort: port 2020 is that of the monitoring server of the router; expected another port",
      passes: mapped({ containerPort: 2020 }),
    },
  ],
});
