import { describe, expect, it } from "vitest";
import { readTaskModel } from "../../../firelens/model/read-task-model.js";
import { destinationOf, loggingContainer } from "../../../firelens/verify/destination.js";
import { routerLogOf, troubles } from "../../../firelens/verify/router-log.js";

function model(options: Readonly<Record<string, string>>) {
  return readTaskModel({
    family: "web",
    containerDefinitions: [
      {
        name: "other",
        image: "x",
        logConfiguration: { logDriver: "awsfirelens", options: { Name: "null" } },
      },
      { name: "web", image: "x", logConfiguration: { logDriver: "awsfirelens", options } },
      {
        name: "router",
        image: "x",
        firelensConfiguration: { type: "fluentbit" },
        logConfiguration: {
          logDriver: "awslogs",
          options: {
            "awslogs-group": "router-logs",
            "awslogs-region": "eu-west-1",
            "awslogs-stream-prefix": "firelens",
          },
        },
      },
    ],
  });
}

function destination(options: Readonly<Record<string, string>>, logGroup?: string) {
  const output = loggingContainer(model(options), "web");
  return output && destinationOf(output, logGroup);
}

describe("the destination of a container", () => {
  it.each([
    [
      { Name: "cloudwatch_logs", log_group_name: "web", region: "eu-west-1" },
      { kind: "cloudwatch-logs", group: "web", region: "eu-west-1" },
    ],
    [
      { Name: "cloudwatch", log_group_name: "web" },
      { kind: "cloudwatch-logs", group: "web" },
    ],
    [
      { Name: "cloudwatch", log_group_name: "web/$(ecs_cluster)" },
      { kind: "other", plugin: "cloudwatch" },
    ],
    [
      { Name: "s3", bucket: "logs" },
      { kind: "s3", bucket: "logs", prefix: "fluent-bit-logs/", gathering: 600_000 },
    ],
    [
      { Name: "s3", bucket: "logs", s3_key_format: "/web/%Y", upload_timeout: "1m" },
      { kind: "s3", bucket: "logs", prefix: "web/", gathering: 60_000 },
    ],
    [
      { Name: "kinesis_streams", stream: "logs" },
      { kind: "kinesis", stream: "logs" },
    ],
    [
      { Name: "firehose", delivery_stream: "logs" },
      { kind: "firehose", stream: "logs" },
    ],
    [
      { Name: "datadog", apikey: "x" },
      { kind: "other", plugin: "datadog" },
    ],
  ])("%j", (options, expected) => {
    expect(destination(options)).toEqual(expected);
  });

  it("is the given log group where the router's own configuration decides", () => {
    expect(destination({}, "web")).toEqual({ kind: "cloudwatch-logs", group: "web" });
  });

  it("is that of the first container without a load balancer", () => {
    expect(loggingContainer(model({ Name: "s3" }), undefined)?.container.name).toBe("other");
  });
});

describe("the router's own log", () => {
  it("is where its awslogs driver writes", () => {
    expect(routerLogOf(model({}))).toEqual({
      group: "router-logs",
      region: "eu-west-1",
      streamPrefix: "firelens/router/",
    });
  });

  it("has troubles, without times and colours", () => {
    expect(
      troubles([
        "[2026/11/25 10:00:00] [ info] [fluent bit] version=5.0.9",
        "[2026/11/25 10:00:00] [ warn] [net] slow",
        "\u001b[1m[\u001b[0m2026/11/25 10:00:00\u001b[1m]\u001b[0m [\u001b[91merror\u001b[0m] [output:http:http.1] no",
      ]),
    ).toEqual(["[ warn] [net] slow", "[error] [output:http:http.1] no"]);
  });
});
