import { nearest } from "../facts/nearest.js";
import { onigmoFault } from "../facts/onigmo.js";
import { oneOf, showValue } from "../message.js";
import { optionWithKey } from "../model/task-model.js";
import { fieldOf, type Rule } from "../rule.js";

const FARGATE_DRIVERS = ["awslogs", "splunk", "awsfirelens"];

/** First value that log-driver-buffer-limit no longer takes. */
const BUFFER_LIMIT_END = 536_870_912;

/** ECS' own list and the options of Docker's awslogs driver. */
const AWSLOGS_OPTIONS = [
  "awslogs-create-group",
  "awslogs-credentials-endpoint",
  "awslogs-datetime-format",
  "awslogs-endpoint",
  "awslogs-force-flush-interval-seconds",
  "awslogs-format",
  "awslogs-group",
  "awslogs-multiline-pattern",
  "awslogs-region",
  "awslogs-stream",
  "awslogs-stream-prefix",
  "max-buffer-size",
  "mode",
  "tag",
];

/** Log drivers, and the options that the ECS agent reads itself. */
export const LOG_DRIVER_RULES: readonly Rule[] = [
  {
    id: "log-driver",
    severity: "error",
    title: "a Fargate task uses a log driver that Fargate does not have",
    why: "RegisterTaskDefinition refuses the definition",
    source: "ECS API reference: API_LogConfiguration, logDriver",
    *check({ containers, launchType }) {
      for (const container of containers) {
        const driver = container.log?.driver;
        if (launchType === "fargate" && typeof driver === "string" && !FARGATE_DRIVERS.includes(driver)) {
          yield {
            at: fieldOf(container, "logConfiguration", "logDriver"),
            what: "Fargate has no such log driver",
            value: driver,
            expected: oneOf(FARGATE_DRIVERS),
            nearest: nearest(driver, FARGATE_DRIVERS),
          };
        }
      }
    },
  },
  {
    id: "awslogs-option",
    severity: "error",
    title: "an option of the awslogs driver that it does not know",
    why: "RegisterTaskDefinition refuses the definition",
    source:
      "ECS API error: Log driver awslogs disallows options; API_LogConfiguration; Docker: awslogs driver",
    *check({ containers }) {
      for (const container of containers) {
        if (container.log?.driver !== "awslogs") {
          continue;
        }
        for (const { key, at } of container.log.options) {
          if (!AWSLOGS_OPTIONS.includes(key)) {
            yield {
              at,
              what: `the awslogs driver knows no option ${showValue(key)}`,
              nearest: nearest(key, AWSLOGS_OPTIONS),
            };
          }
        }
      }
    },
  },
  {
    id: "buffer-limit",
    severity: "error",
    title: "log-driver-buffer-limit is out of range",
    why: "the container does not start",
    source: "AWS: Amazon ECS developer guide, firelens-docker-buffer-limit",
    *check({ firelensContainers }) {
      for (const { log } of firelensContainers) {
        const limit = optionWithKey(log.options, "log-driver-buffer-limit");
        if (typeof limit?.value !== "string") {
          continue;
        }
        if (!/^\d{1,9}$/.test(limit.value) || Number(limit.value) >= BUFFER_LIMIT_END) {
          yield {
            at: limit.at,
            what: "the buffer limit is out of range",
            value: limit.value,
            expected: `a whole number from 0 to ${BUFFER_LIMIT_END - 1}`,
          };
        }
      }
    },
  },
  {
    id: "pattern",
    severity: "error",
    title: "include-pattern or exclude-pattern is no regular expression",
    why: "Fluent Bit stops when it starts",
    source: "amazon-ecs-agent firelensconfig_unix.go:245-289 (grep filter); fluent-bit lib/onigmo; measured",
    *check({ firelensContainers }) {
      for (const { log } of firelensContainers) {
        for (const { key, value, at } of log.options) {
          if ((key === "include-pattern" || key === "exclude-pattern") && typeof value === "string") {
            const fault = onigmoFault(value);
            if (fault !== undefined) {
              yield {
                at,
                what: `not a regular expression (${fault})`,
                value,
                expected: "a regular expression in Ruby's syntax",
              };
            }
          }
        }
      }
    },
  },
];
