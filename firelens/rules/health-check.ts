import { posix } from "node:path";
import { AWS_CONFIGS, AWS_HTTP_SERVER_CONFIGS } from "../data/aws-releases.js";
import { MONITORING_PORT } from "../facts/router-ports.js";
import { optionValue, type TaskModel } from "../model/task-model.js";
import { fieldOf, type Rule } from "../rule.js";
import { hasFurtherConfiguration, hasKnownConfiguration } from "./own-configuration.js";

/** Health checks of the router that can never pass: the containers that wait for it never start. */
export const HEALTH_CHECK_RULES: readonly Rule[] = [
  {
    id: "health-check-server",
    severity: "error",
    warningWhen: "the router's image, command or files are its own, and may start the server",
    title: "a health check of Fluent Bit's HTTP server, which nothing starts",
    why: "the router is never healthy: ECS replaces the task again and again",
    source:
      "fluent-bit src/flb_config.c (HTTP_Server off); the file that FireLens generates has no [SERVICE]",
    *check(task) {
      const { router } = task;
      const command = router?.healthCheckCommand.join(" ") ?? "";
      if (router !== undefined && asksMonitoring(command) && !mayStartServer(task)) {
        yield {
          at: fieldOf(router, "healthCheck", "command"),
          what: `nothing starts Fluent Bit's HTTP server on port ${MONITORING_PORT}`,
          value: command,
          expected:
            "config-file-value /fluent-bit/configs/output-metrics-healthcheck.conf, or no health check",
          severity: hasKnownConfiguration(task) ? "error" : "warning",
        };
      }
    },
  },
  {
    id: "health-check-program",
    severity: "error",
    warningWhen: "the program is wget in aws-for-fluent-bit, which no release is known to have",
    title: "a health check with a program that the router's image does not have",
    why: "the router is never healthy: ECS replaces the task again and again",
    source:
      "fluent/fluent-bit-docker-image#34 (no shell, no curl); aws/aws-for-fluent-bit#462 (no wget); 3.0.1 brings curl",
    *check({ router, image }) {
      const words = router?.healthCheckCommand ?? [];
      if (router === undefined || image === undefined) {
        return;
      }
      const at = fieldOf(router, "healthCheck", "command");
      const value = words.join(" ");
      const usesShell = words[0] === "CMD-SHELL" || /(?:^|\/)(?:ba|da)?sh$/.test(words[1] ?? "");
      const isDebug = image.tag?.includes("debug") ?? true;
      if (image.kind === "fluent-bit" && !isDebug && (usesShell || /\b(?:curl|wget)\b/.test(value))) {
        yield {
          at,
          what: "the image fluent/fluent-bit has no shell, no curl and no wget",
          value,
          expected: "no health check, or an image with -debug in its tag",
        };
      } else if (image.kind === "aws-for-fluent-bit" && /\bwget\b/.test(value)) {
        yield {
          at,
          what: "the image aws-for-fluent-bit has no wget",
          value,
          expected: "curl",
          severity: "warning",
        };
      } else if (image.kind === "aws-for-fluent-bit" && image.tag === "3.0.0" && /\bcurl\b/.test(value)) {
        yield { at, what: "aws-for-fluent-bit 3.0.0 has no curl", value, expected: "3.0.1 or later" };
      }
    },
  },
];

function asksMonitoring(command: string): boolean {
  return new RegExp(`:${MONITORING_PORT}\\b`).test(command);
}

/** True if a file that is read starts the server, or may. */
function mayStartServer(task: TaskModel): boolean {
  const file = optionValue(task.router?.firelens.options ?? [], "config-file-value");
  const directory = "/fluent-bit/configs/";
  if (typeof file === "string" && task.image?.kind === "aws-for-fluent-bit" && file.startsWith(directory)) {
    const name = posix.normalize(file).slice(directory.length);
    return !AWS_CONFIGS.includes(name) || AWS_HTTP_SERVER_CONFIGS.includes(name);
  }
  return hasFurtherConfiguration(task);
}
