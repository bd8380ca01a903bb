import { ROUTER_CONTAINER_RULES } from "../../../firelens/rules/router-container.js";
import { testRules } from "../../support/rule-cases.js";
import { app, fargateTask, router, routerWith, task } from "../../support/task-definitions.js";

const clean = task([app(), router()]);
const onEc2 = { requiresCompatibilities: ["EC2"] };
const image = (tag: string) => `amazon/aws-for-fluent-bit${tag}`;

testRules(ROUTER_CONTAINER_RULES, {
  "router-own-driver": [
    {
      triggers: task([
        app(),
        router({ logConfiguration: { logDriver: "awsfirelens", options: { Name: "null" } } }),
      ]),
      finding:
        'log_router.logConfiguration.logDriver: the router cannot send its own log through itself: "awsfirelens"; expected another driver, such as awslogs',
      passes: clean,
    },
  ],
  "router-without-log": [
    {
      triggers: task([app(), router({ logConfiguration: undefined })]),
      finding:
        "log_router.logConfiguration: the router's own log goes nowhere; expected a log driver such as awslogs",
      passes: clean,
    },
  ],
  "router-user": [
    {
      triggers: task([app(), router({ user: undefined })]),
      finding:
        'log_router.user: ECS sets user "0" on the router, so every Terraform plan replaces the task definition; expected "0"',
      passes: clean,
    },
  ],
  "router-user-not-root": [
    {
      triggers: task([app(), router({ user: "1000" })]),
      finding: 'log_router.user: the router has to run as user 0: "1000"; expected "0" or "0:<gid>"',
      passes: task([app(), router({ user: "0:1000" })]),
      warns: task([app(), router({ user: "1000" })], onEc2),
    },
  ],
  "router-not-essential": [
    {
      triggers: task([app(), router({ essential: false })]),
      finding:
        'log_router.essential: the task goes on without logs when the router stops: "false"; expected true',
      passes: task([app(), router({ essential: undefined })]),
    },
  ],
  "moving-image-tag": [
    {
      triggers: task([app(), router({ image: image(":stable") })]),
      finding:
        'log_router.image: the tag "stable" moves to other images over time: "amazon/aws-for-fluent-bit:stable"; expected a version or a digest',
      passes: task([app(), router({ image: image(":2.34.3") })]),
    },
    {
      triggers: task([app(), router({ image: image("") })]),
      finding:
        'log_router.image: the tag "latest" moves to other images over time: "amazon/aws-for-fluent-bit"; expected a version or a digest',
      passes: task([app(), router({ image: image(`@sha256:${"0".repeat(64)}`) })]),
    },
  ],
  "old-router-image": [
    {
      triggers: task([app(), router({ image: "amazon/aws-for-fluent-bit:2.10.0" })]),
      finding:
        'log_router.image: the release has an older Fluent Bit than those that are known here: "amazon/aws-for-fluent-bit:2.10.0"; expected 3.0 or later: 2.x gets no fixes any more',
      passes: task([app(), router({ image: "amazon/aws-for-fluent-bit:2.28.0" })]),
    },
  ],
  "end-of-life-image": [
    {
      triggers: task([app(), router({ image: "amazon/aws-for-fluent-bit:init-2.34.3" })]),
      finding:
        'log_router.image: the release gets no fixes since 30 June 2026: "amazon/aws-for-fluent-bit:init-2.34.3"; expected 3.0 or later',
      passes: task([app(), router({ image: "amazon/aws-for-fluent-bit:3.0.0" })]),
    },
    {
      triggers: task([app(), router({ image: "public.ecr.aws/aws-observability/aws-for-fluent-bit:2" })]),
      finding:
        'log_router.image: the release gets no fixes since 30 June 2026: "public.ecr.aws/aws-observability/aws-for-fluent-bit:2"; expected 3.0 or later',
      // Which release it is, nobody knows; a moving tag is a finding of its own.
      passes: task([app(), router({ image: "public.ecr.aws/aws-observability/aws-for-fluent-bit:latest" })]),
    },
    {
      triggers: task([app(), router({ image: "amazon/aws-for-fluent-bit:2.28.0" })]),
      finding:
        'log_router.image: the release gets no fixes since 30 June 2026: "amazon/aws-for-fluent-bit:2.28.0"; expected 3.0 or later',
      // Older still: old-router-image says it.
      passes: task([app(), router({ image: "amazon/aws-for-fluent-bit:2.10.0" })]),
    },
    {
      triggers: task([app(), router({ image: "amazon/aws-for-fluent-bit:2.31.12" })]),
      finding:
        'log_router.image: the release gets no fixes since 30 June 2026: "amazon/aws-for-fluent-bit:2.31.12"; expected 3.0 or later',
      passes: task([app(), router({ image: "fluent/fluent-bit:2.2.3" })]),
    },
  ],
  "stop-timeout": [
    {
      triggers: fargateTask([app(), router({ stopTimeout: 121 })]),
      finding: 'log_router.stopTimeout: Fargate does not wait that long: "121"; expected at most 120 seconds',
      passes: fargateTask([app(), router({ stopTimeout: 120 })]),
      warns: task([app(), router({ stopTimeout: 121 })]),
    },
  ],
  "router-stop-timeout": [
    {
      triggers: task([app(), router({ stopTimeout: 4 })]),
      finding:
        'log_router.stopTimeout: Fluent Bit gets less time than its grace period of 5 seconds: "4"; expected 5 or more',
      passes: task([app(), router({ stopTimeout: 5 })]),
    },
    {
      triggers: task([app(), minimizesLoss(29)]),
      finding:
        'log_router.stopTimeout: Fluent Bit gets less time than its grace period of 30 seconds: "29"; expected 30 or more',
      passes: task([app(), minimizesLoss(30)]),
    },
  ],
});

function minimizesLoss(stopTimeout: number) {
  const options = {
    "config-file-type": "file",
    "config-file-value": "/fluent-bit/configs/minimize-log-loss.conf",
  };
  return routerWith(options, { stopTimeout });
}
