import { HEALTH_CHECK_RULES } from "../../../firelens/rules/health-check.js";
import { testRules } from "../../support/rule-cases.js";
import { app, router, routerWith, task } from "../../support/task-definitions.js";

type Fields = Readonly<Record<string, unknown>>;

const checks = (...command: readonly string[]) => ({ healthCheck: { command } });
const asks = checks("CMD-SHELL", "curl -f http://127.0.0.1:2020/api/v1/health || exit 1");
const withFile = (name: string) =>
  task([
    app(),
    routerWith({ "config-file-type": "file", "config-file-value": `/fluent-bit/configs/${name}` }, asks),
  ]);
const checked = (fields: Fields) => task([app(), router(fields)]);
const noServer =
  'log_router.healthCheck.command: nothing starts Fluent Bit\'s HTTP server on port 2020: "CMD-SHELL curl -f http://127.0.0.1:2020/api/v1/health || exit 1"; expected config-file-value /fluent-bit/configs/output-metrics-healthcheck.conf, or no health check';

testRules(HEALTH_CHECK_RULES, {
  "health-check-server": [
    {
      triggers: checked(asks),
      finding: noServer,
      passes: withFile("output-metrics-healthcheck.conf"),
      warns: checked({ ...asks, command: ["/start.sh"] }),
    },
    {
      triggers: withFile("parse-json.conf"),
      finding: noServer,
      passes: checked(checks("CMD-SHELL", "pgrep fluent-bit")),
    },
  ],
  "health-check-program": [
    {
      triggers: checked({ image: "fluent/fluent-bit:5.1.1", ...checks("CMD-SHELL", "exit 0") }),
      finding:
        'log_router.healthCheck.command: the image fluent/fluent-bit has no shell, no curl and no wget: "CMD-SHELL exit 0"; expected no health check, or an image with -debug in its tag',
      passes: checked({ image: "fluent/fluent-bit:5.1.1-debug", ...checks("CMD-SHELL", "exit 0") }),
    },
    {
      triggers: checked({ image: "fluent/fluent-bit:5.1.1", ...checks("CMD", "/bin/sh", "-c", "exit 0") }),
      finding:
        'log_router.healthCheck.command: the image fluent/fluent-bit has no shell, no curl and no wget: "CMD /bin/sh -c exit 0"; expected no health check, or an image with -debug in its tag',
      passes: checked({
        image: "fluent/fluent-bit:5.1.1",
        ...checks("CMD", "/fluent-bit/bin/fluent-bit", "--version"),
      }),
    },
    {
      triggers: checked(checks("CMD-SHELL", "wget -q http://127.0.0.1/ || exit 1")),
      finding:
        'log_router.healthCheck.command: the image aws-for-fluent-bit has no wget: "CMD-SHELL wget -q http://127.0.0.1/ || exit 1"; expected curl',
      severity: "warning",
      passes: checked(checks("CMD-SHELL", "curl -f http://127.0.0.1/ || exit 1")),
    },
    {
      triggers: checked({
        image: "amazon/aws-for-fluent-bit:3.0.0",
        ...checks("CMD", "curl", "http://127.0.0.1/"),
      }),
      finding:
        'log_router.healthCheck.command: aws-for-fluent-bit 3.0.0 has no curl: "CMD curl http://127.0.0.1/"; expected 3.0.1 or later',
      passes: checked({
        image: "amazon/aws-for-fluent-bit:3.0.1",
        ...checks("CMD", "curl", "http://127.0.0.1/"),
      }),
    },
  ],
});
