import { describe, expect, it } from "vitest";
import {
  elasticsearch,
  type FluentBitStackProps,
  forward,
  kafka,
  type LogDestinationSource,
} from "../src/index.js";
import { statementsOf } from "./support/policy.js";
import { synthesize } from "./support/synthesize.js";

const KEY = { arn: "arn:aws:kms:us-east-1:111122223333:key/1" };
const MADE_KEY = "${aws_kms_key.fluent_bit_log_key.arn}";

describe("the key of the log groups", () => {
  const keysOf = (props: FluentBitStackProps) =>
    Object.fromEntries(
      Object.entries(synthesize(props).resource.aws_cloudwatch_log_group ?? {}).map(
        ([group, { kms_key_id }]) => [group, kms_key_id],
      ),
    );
  const every = (key?: string) => ({
    fluent_bit_application_logs: key,
    fluent_bit_router_logs: key,
    fluent_bit_flow_logs: key,
  });

  it("encrypts flow logs too, be it made or given", () => {
    expect(keysOf({ logs: { createKey: true }, network: { flowLogs: true } })).toEqual(every(MADE_KEY));
    expect(keysOf({ logs: { key: KEY }, network: { flowLogs: { retentionDays: 30 } } })).toEqual(
      every(KEY.arn),
    );
  });

  it("does not encrypt flow logs that have one of their own", () => {
    const flowLogs = { key: { arn: "arn:aws:kms:us-east-1:111122223333:key/2" } };
    expect(keysOf({ logs: { createKey: true }, network: { flowLogs } })).toEqual({
      ...every(MADE_KEY),
      fluent_bit_flow_logs: flowLogs.key.arn,
    });
  });

  it("turns no flow logs on", () => {
    expect(keysOf({ logs: { createKey: true }, network: { flowLogs: false } })).not.toHaveProperty(
      "fluent_bit_flow_logs",
    );
  });

  it("is AWS' own where none is made or given", () => {
    expect(keysOf({ logs: {}, network: { flowLogs: true } })).toStrictEqual(every(undefined));
    expect(synthesize({ logs: {} }).resource).not.toHaveProperty("aws_kms_key");
  });
});

describe("ECS Exec", () => {
  const channels = {
    Effect: "Allow",
    Action: [
      "ssmmessages:CreateControlChannel",
      "ssmmessages:CreateDataChannel",
      "ssmmessages:OpenControlChannel",
      "ssmmessages:OpenDataChannel",
    ],
    Resource: "*",
  };

  it("is allowed to the containers, and not to what starts them", () => {
    const stack = synthesize({ service: { exec: true }, task: { separateRoles: true } });
    expect(statementsOf(stack, "fluent_bit_task_policy")).toContainEqual(channels);
    expect(statementsOf(stack, "fluent_bit_execution_policy")).not.toContainEqual(channels);
  });

  it("is allowed to containers that need nothing else", () => {
    const stack = synthesize({
      service: { exec: true },
      task: { separateRoles: true },
      destination: forward({ host: "fluentd.internal" }),
    });
    expect(statementsOf(stack, "fluent_bit_task_policy")).toEqual([channels]);
  });

  it("is not allowed where it is off", () => {
    expect(JSON.stringify(synthesize().resource.aws_iam_policy)).not.toContain("ssmmessages");
  });
});

it("the boundary and the path are every role's", () => {
  const permissionsBoundary = { arn: "arn:aws:iam::111122223333:policy/boundary" };
  const roles = synthesize({
    network: { flowLogs: true },
    task: { separateRoles: true, permissionsBoundary, rolePath: "/web/" },
  }).resource.aws_iam_role;
  expect(Object.keys(roles ?? {}).sort()).toEqual([
    "fluent_bit_execution_role",
    "fluent_bit_flow_logs_role",
    "fluent_bit_task_role",
  ]);
  for (const role of Object.values(roles ?? {})) {
    expect(role).toMatchObject({ path: "/web/", permissions_boundary: permissionsBoundary.arn });
  }
});

describe("bound egress", () => {
  const portsOf = (destination: LogDestinationSource, props: FluentBitStackProps = {}) => {
    const { aws_security_group } = synthesize({
      ...props,
      destination,
      service: { restrictEgress: true },
    }).resource;
    const egress = aws_security_group?.fluent_bit_task_sg?.egress as Record<string, unknown>[];
    return egress.map(({ from_port, to_port, protocol, description }) => [
      from_port,
      to_port,
      protocol,
      description,
    ]);
  };
  const https = [443, 443, "TCP", "HTTPS to the AWS APIs and to destinations of logs"];

  it("leads to the port of the destination", () => {
    expect(portsOf(elasticsearch({ host: "search.internal" }))).toEqual([
      https,
      [9200, 9200, "TCP", "Port 9200 of a destination"],
    ]);
  });

  it("leads to every port of the brokers", () => {
    expect(portsOf(kafka({ brokers: ["a.internal:9094", "b.internal:9095"], topic: "logs" }))).toEqual([
      https,
      [9094, 9094, "TCP", "Port 9094 of a destination"],
      [9095, 9095, "TCP", "Port 9095 of a destination"],
    ]);
  });

  it("leads to the ports of all containers' destinations, each once", () => {
    const containers = ["a", "b"].map((name) => ({
      name,
      image: "busybox:1.37",
      destination: forward({ host: "fluentd.internal" }),
    }));
    expect(portsOf(elasticsearch({ host: "search.internal" }), { containers })).toEqual([
      https,
      [9200, 9200, "TCP", "Port 9200 of a destination"],
      [24224, 24224, "TCP", "Port 24224 of a destination"],
    ]);
  });
});
