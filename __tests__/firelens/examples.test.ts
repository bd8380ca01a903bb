import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkTaskDefinition } from "../../firelens/check.js";
import { renderFluentBitConf } from "../../firelens/preview/preview.js";
import { task } from "../support/task-definitions.js";

interface Example {
  readonly case: string;
  readonly containers: readonly unknown[];
}

const examples: readonly Example[] = JSON.parse(
  readFileSync(new URL("../fixtures/firelens-examples.json", import.meta.url), "utf8"),
);

/** None of the examples names a version of the router: a tag that moves is right to warn about. */
const habits = ["moving-image-tag"];

/** The configuration file comes from S3, which is right on EC2 alone, and the examples say not where they run. */
const s3File = ["moving-image-tag", "config-file-s3"];

/** The router logs nowhere, so that nobody sees why an output fails. */
const noRouterLog = ["router-without-log", "moving-image-tag"];

const expected: Readonly<Record<string, readonly string[]>> = {
  "examples/fluent-bit/add-keys/task-definition.json": s3File,
  "examples/fluent-bit/amazon-managed-service-for-prometheus/task-definition.json": habits,
  "examples/fluent-bit/amazon-opensearch/task-definition.json": habits,
  "examples/fluent-bit/cloudwatchlogs-emf/emf-over-tcp/task-definition-localhost.json": habits,
  "examples/fluent-bit/cloudwatchlogs/task-definition-cloudwatch.json": habits,
  "examples/fluent-bit/config-file-type-file/task-definition.json": habits,
  "examples/fluent-bit/datadog/task-definition.json": noRouterLog,
  "examples/fluent-bit/ecs-log-collection/task-definition-tcp.json": s3File,
  // "Tag_Key tags": "tags" becomes the line Tag_Key tags tags: the key that is added is "tags tags". tls.verify is Off.
  "examples/fluent-bit/elastic-cloud/task-definition.json": [...habits, "option-name", "tls-unverified"],
  "examples/fluent-bit/filter-multiline-partial-message-mode/task-definition.json": habits,
  "examples/fluent-bit/forward-to-aggregator/task-definition.json": habits,
  "examples/fluent-bit/health-check/task-definition-output-metrics-healthcheck.json": habits,
  "examples/fluent-bit/health-check/task-definition-uptime-healthcheck.json": habits,
  "examples/fluent-bit/kinesis-firehose/task-definition.json": habits,
  "examples/fluent-bit/log-driver-buffer-limit/task-definition.json": habits,
  "examples/fluent-bit/multi-config-support/task-definition.json": habits,
  // The image has a configuration and an entry point of its own, which the definition does not show.
  "examples/fluent-bit/oomkill-prevention/firelens-full-filesystem-example/task-definition.json": [
    ...habits,
    "no-output",
  ],
  "examples/fluent-bit/parse-common-log-formats/task-definition.json": s3File,
  "examples/fluent-bit/parse-json/task-definition.json": s3File,
  // Match * replaces the Match of FireLens: harmless with one container, wrong as soon as there are two.
  "examples/fluent-bit/sematext/task-definition.json": [...noRouterLog, "match-override"],
  "examples/fluent-bit/send-to-multiple-destinations/task-definition.json": s3File,
  "examples/fluent-bit/solarwinds-loggly/task-definition.json": noRouterLog,
  "examples/splitting-log-streams/fluent-bit/task_definition.json": habits,
};

describe("AWS' own examples (aws-samples/amazon-ecs-firelens-examples)", () => {
  it("are all here", () => {
    expect(examples.map((example) => example.case).sort()).toEqual(Object.keys(expected).sort());
  });

  for (const { case: name, containers } of examples) {
    it(name, () => {
      const findings = checkTaskDefinition(task(containers));
      expect(findings.map(({ ruleId }) => ruleId)).toEqual(expected[name]);
      expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
      expect(renderFluentBitConf(task(containers))).toMatch(/^\n\[INPUT\]\n/);
    });
  }
});
