import { describe, expect, it } from "vitest";
import { Network } from "../../src/network/network.js";
import type { NetworkOptions } from "../../src/network/network-options.js";
import { findingsIn, synthesizeIn } from "../support/in-stack.js";
import { jsonEncoded } from "../support/json-encoded.js";
import { findings, synthesize } from "../support/synthesize.js";

const flowLogs = (options: NetworkOptions["flowLogs"]) =>
  synthesizeIn((stack) => new Network(stack, "network", { name: "web", flowLogs: options })).resource;

const resource = flowLogs(true);

describe("flow logs", () => {
  it("record all connections of the VPC, once the role may write", () => {
    expect(resource.aws_flow_log).toEqual({
      fluent_bit_flow_log: {
        vpc_id: "${aws_vpc.fluent_bit_vpc.id}",
        traffic_type: "ALL",
        log_destination: "${aws_cloudwatch_log_group.fluent_bit_flow_logs.arn}",
        iam_role_arn: "${aws_iam_role.fluent_bit_flow_logs_role.arn}",
        tags: { Name: "Web Flow Log" },
        depends_on: ["aws_iam_role_policy.fluent_bit_flow_logs_policy"],
      },
    });
  });

  it("are kept for a year", () => {
    expect(resource.aws_cloudwatch_log_group).toEqual({
      fluent_bit_flow_logs: { name: "web-flow-logs", retention_in_days: 365 },
    });
  });

  it("are kept as long and encrypted as said", () => {
    const { aws_cloudwatch_log_group } = flowLogs({ retentionDays: 30, key: { arn: "arn:key" } });
    expect(aws_cloudwatch_log_group).toEqual({
      fluent_bit_flow_logs: { name: "web-flow-logs", retention_in_days: 30, kms_key_id: "arn:key" },
    });
  });

  it("have a role that the service takes for the VPC's account only", () => {
    const role = resource.aws_iam_role?.fluent_bit_flow_logs_role;
    expect(role?.name).toBe("web-flow-logs-role");
    expect(jsonEncoded(role?.assume_role_policy)).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Action: "sts:AssumeRole",
          Effect: "Allow",
          Principal: { Service: "vpc-flow-logs.amazonaws.com" },
          Condition: { StringEquals: { "aws:SourceAccount": "${aws_vpc.fluent_bit_vpc.owner_id}" } },
        },
      ],
    });
  });

  it("have a role with the path and the boundary that the roles of the task have", () => {
    const task = { rolePath: "/web/", permissionsBoundary: { arn: "arn:boundary" } };
    const bounded = synthesize({ network: { flowLogs: true }, task }).resource.aws_iam_role;
    expect(bounded?.fluent_bit_flow_logs_role).toMatchObject({
      path: "/web/",
      permissions_boundary: "arn:boundary",
    });
    expect(findings({ network: { flowLogs: { rolePath: "web" } } })).toEqual([
      expect.stringMatching(/^\[fluent-bit\/network\/flow-logs\] rolePath: "web"; /),
    ]);
  });

  it("are written with a role that may write to their log group only", () => {
    const policy = resource.aws_iam_role_policy?.fluent_bit_flow_logs_policy;
    expect(policy).toMatchObject({
      name: "write-flow-logs",
      role: "${aws_iam_role.fluent_bit_flow_logs_role.id}",
    });
    expect(jsonEncoded(policy?.policy)).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: [
            "logs:CreateLogStream",
            "logs:PutLogEvents",
            "logs:DescribeLogGroups",
            "logs:DescribeLogStreams",
          ],
          Resource: [
            "${aws_cloudwatch_log_group.fluent_bit_flow_logs.arn}",
            "${aws_cloudwatch_log_group.fluent_bit_flow_logs.arn}:*",
          ],
        },
      ],
    });
  });

  it("check their names and how long they are kept", () => {
    const found = findingsIn(
      (stack) => new Network(stack, "network", { name: "a b", flowLogs: { retentionDays: 360 } }),
    );
    expect(found).toEqual([
      '[stack/network/flow-logs] name: "a b"; expected up to 28 letters, digits and hyphens, with no hyphen at either end',
      expect.stringMatching(/^\[stack\/network\/flow-logs\] retention in days: 360; .*; did you mean 365\?$/),
    ]);
  });
});
