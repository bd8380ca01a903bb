import { isEndOfLife, isMovingTag, isOlderThanKnown } from "../facts/router-image.js";
import { showValue } from "../message.js";
import { fieldOf, type Rule } from "../rule.js";

/** Fluent Bit's own default, in seconds; the file minimize-log-loss.conf of the AWS image sets 30. */
const DEFAULT_GRACE_SECONDS = 5;
const MINIMIZE_LOG_LOSS = { file: "minimize-log-loss.conf", graceSeconds: 30 };
const MAX_FARGATE_STOP_SECONDS = 120;

/** How the router runs: its own log, user, image and end. */
export const ROUTER_CONTAINER_RULES: readonly Rule[] = [
  {
    id: "router-own-driver",
    severity: "error",
    title: "the router sends its own log through FireLens",
    why: "the router's log driver waits for the socket that the router itself opens: its log is lost",
    source: "AWS: Amazon ECS developer guide, Send logs to an AWS service (the router logs through awslogs)",
    *check({ router }) {
      if (router?.log?.driver === "awsfirelens") {
        yield {
          at: fieldOf(router, "logConfiguration", "logDriver"),
          what: "the router cannot send its own log through itself",
          value: "awsfirelens",
          expected: "another driver, such as awslogs",
        };
      }
    },
  },
  {
    id: "router-without-log",
    severity: "warning",
    title: "the router has no logConfiguration",
    why: "what Fluent Bit says about a failing output is lost; the race of aws/amazon-ecs-agent#5084 also needs it",
    source: "aws/amazon-ecs-agent#5084",
    *check({ router }) {
      if (router !== undefined && router.log === undefined) {
        yield {
          at: fieldOf(router, "logConfiguration"),
          what: "the router's own log goes nowhere",
          expected: "a log driver such as awslogs",
        };
      }
    },
  },
  {
    id: "router-user",
    severity: "warning",
    category: "terraform",
    title: "the router does not say which user it runs as",
    why: 'ECS adds "user": "0" to the registered definition, so Terraform replaces it on every plan for ever',
    source: "hashicorp/terraform-provider-aws#41394",
    *check({ router }) {
      if (router !== undefined && router.user === undefined) {
        yield {
          at: fieldOf(router, "user"),
          what: 'ECS sets user "0" on the router, so every Terraform plan replaces the task definition',
          expected: '"0"',
        };
      }
    },
  },
  {
    id: "router-user-not-root",
    severity: "error",
    warningWhen:
      "requiresCompatibilities leaves Fargate out: ECS agents from 1.96.0 run a router that is not root",
    title: "the router runs as another user than 0",
    why: "RegisterTaskDefinition refuses the definition",
    source: "ECS API error: If 'user' field is specified on firelens container, then 'UID' has to be '0'.",
    *check({ router, launchType }) {
      if (typeof router?.user === "string" && !/^0(:.*)?$/s.test(router.user)) {
        yield {
          at: fieldOf(router, "user"),
          what: "the router has to run as user 0",
          value: router.user,
          expected: '"0" or "0:<gid>"',
          severity: launchType !== "other" ? "error" : "warning",
        };
      }
    },
  },
  {
    id: "router-not-essential",
    severity: "warning",
    title: "the router is not essential",
    why: "if the router stops, the task goes on without logs, or its containers hang",
    source: "AWS: Amazon ECS developer guide, FireLens; aws/amazon-ecs-agent#2787",
    *check({ router }) {
      if (router?.essential === false) {
        yield {
          at: fieldOf(router, "essential"),
          what: "the task goes on without logs when the router stops",
          value: "false",
          expected: "true",
        };
      }
    },
  },
  {
    id: "moving-image-tag",
    severity: "warning",
    title: "the router's image tag is one that moves, such as latest or stable",
    why: "the router changes without a deployment: aws-for-fluent-bit has broken running tasks so",
    source: "aws/aws-for-fluent-bit#1002, #371",
    *check({ router, image }) {
      if (router !== undefined && image?.tag !== undefined && isMovingTag(image.tag)) {
        yield {
          at: fieldOf(router, "image"),
          what: `the tag ${showValue(image.tag)} moves to other images over time`,
          value: String(router.image),
          expected: "a version or a digest",
        };
      }
    },
  },
  {
    id: "old-router-image",
    severity: "warning",
    title: "a release of aws-for-fluent-bit whose Fluent Bit is older than those that are known here",
    why: "plugins and options may be missing, such as opensearch before 2.24, and this check cannot tell",
    source: "aws/aws-for-fluent-bit#66 (2.7.0 is Fluent Bit 1.5.6), #231 (2.19.0 is 1.8.3)",
    *check({ router, image }) {
      if (router !== undefined && image !== undefined && isOlderThanKnown(image)) {
        yield {
          at: fieldOf(router, "image"),
          what: "the release has an older Fluent Bit than those that are known here",
          value: router.image,
          expected: "3.0 or later: 2.x gets no fixes any more",
        };
      }
    },
  },
  {
    id: "end-of-life-image",
    severity: "warning",
    title: "a release of aws-for-fluent-bit that gets no fixes any more: 2.x and older",
    why: "AWS ended its support on 30 June 2026: holes that are found since then stay open",
    source: "aws/aws-for-fluent-bit#1117, #1181",
    *check({ router, image }) {
      // A release that is older still is a finding of its own.
      if (router !== undefined && image !== undefined && isEndOfLife(image) && !isOlderThanKnown(image)) {
        yield {
          at: fieldOf(router, "image"),
          what: "the release gets no fixes since 30 June 2026",
          value: router.image,
          expected: "3.0 or later",
        };
      }
    },
  },
  {
    id: "stop-timeout",
    severity: "error",
    warningWhen: "requiresCompatibilities does not name Fargate",
    title: "stopTimeout is longer than Fargate allows",
    why: "RegisterTaskDefinition refuses the definition",
    source: "ECS API reference: API_ContainerDefinition, stopTimeout",
    *check({ containers, launchType }) {
      for (const container of containers) {
        const { stopTimeout } = container;
        if (
          launchType !== "other" &&
          typeof stopTimeout === "number" &&
          stopTimeout > MAX_FARGATE_STOP_SECONDS
        ) {
          yield {
            at: fieldOf(container, "stopTimeout"),
            what: "Fargate does not wait that long",
            value: String(stopTimeout),
            expected: `at most ${MAX_FARGATE_STOP_SECONDS} seconds`,
            severity: launchType === "fargate" ? "error" : "warning",
          };
        }
      }
    },
  },
  {
    id: "router-stop-timeout",
    severity: "warning",
    title: "the router is killed before Fluent Bit's grace period ends",
    why: "Fluent Bit needs the grace period to send what it holds; what is left is lost",
    source:
      "fluent-bit src/flb_config.c:340 (Grace 5); aws-for-fluent-bit configs/minimize-log-loss.conf (Grace 30)",
    *check({ router }) {
      if (router === undefined || typeof router.stopTimeout !== "number") {
        return;
      }
      const usesLongGrace = router.firelens.options.some(
        ({ value }) => typeof value === "string" && value.endsWith(MINIMIZE_LOG_LOSS.file),
      );
      const grace = usesLongGrace ? MINIMIZE_LOG_LOSS.graceSeconds : DEFAULT_GRACE_SECONDS;
      if (router.stopTimeout < grace) {
        yield {
          at: fieldOf(router, "stopTimeout"),
          what: `Fluent Bit gets less time than its grace period of ${grace} seconds`,
          value: String(router.stopTimeout),
          expected: `${grace} or more`,
        };
      }
    },
  },
];
