import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as destinations from "../../src/destinations/index.js";
import {
  checkEndpointRegion,
  checkEndpointService,
  endpointServiceName,
  endpointsOfActions,
  requiredEndpoints,
} from "../../src/rules/vpc-endpoints.js";

describe("the endpoints that a task needs", () => {
  it("are those of its images and of the router's own logs", () => {
    expect(requiredEndpoints()).toEqual(["ecr.api", "ecr.dkr", "logs", "s3"]);
  });

  it("are also those of its destinations and secrets, each once", () => {
    expect(requiredEndpoints({ services: ["secretsmanager", "kinesis-firehose", "logs"] })).toEqual([
      "ecr.api",
      "ecr.dkr",
      "kinesis-firehose",
      "logs",
      "s3",
      "secretsmanager",
    ]);
  });

  it("are also that of ECS Exec", () => {
    expect(requiredEndpoints({ exec: true })).toEqual(["ecr.api", "ecr.dkr", "logs", "s3", "ssmmessages"]);
  });

  it("do not depend on the order that services are named in", () => {
    const services = fc.array(fc.constantFrom("logs", "sts", "ssm", "kinesis-streams", "secretsmanager"));
    fc.assert(
      fc.property(services, (named) => {
        expect(requiredEndpoints({ services: named })).toEqual(
          requiredEndpoints({ services: named.toReversed() }),
        );
      }),
    );
  });
});

describe("the endpoints of IAM actions", () => {
  it.each([
    ["ecr:BatchGetImage", ["ecr.api", "ecr.dkr"]],
    ["cloudwatch:PutMetricData", ["monitoring"]],
    ["firehose:PutRecordBatch", ["kinesis-firehose"]],
    ["kinesis:PutRecords", ["kinesis-streams"]],
    ["logs:PutLogEvents", ["logs"]],
    ["s3:PutObject", ["s3"]],
    ["secretsmanager:GetSecretValue", ["secretsmanager"]],
    ["sqs:SendMessage", ["sqs"]],
    ["ssm:GetParameters", ["ssm"]],
    ["ssmmessages:OpenDataChannel", ["ssmmessages"]],
    ["sts:AssumeRole", ["sts"]],
    ["kms:Decrypt", []],
    ["es:ESHttpPost", []],
    ["aoss:APIAccessAll", []],
    ["kafka-cluster:WriteData", []],
  ])("of %s are %j", (action, services) => {
    expect(endpointsOfActions([action])).toEqual(services);
  });

  it("are those of all actions, each once", () => {
    expect(endpointsOfActions(["sts:AssumeRole", "logs:PutLogEvents", "logs:CreateLogStream"])).toEqual([
      "logs",
      "sts",
    ]);
  });

  it("are those of what a destination is allowed", () => {
    const { taskStatements, executionStatements } = destinations
      .splunk({
        host: "splunk.internal",
        token: destinations.fromSecretsManager({ arn: "arn:secret" }, { key: { arn: "arn:key" } }),
      })
      .bind({ region: "eu-west-1", arn: () => "arn" });
    const actions = [...taskStatements, ...executionStatements].flatMap(({ Action }) => Action);
    expect(endpointsOfActions(actions)).toEqual(["secretsmanager"]);
  });
});

describe("an endpoint's service", () => {
  it.each(["logs", "ecr.api", "kinesis-firehose", "s3"])("may be %s", (service) => {
    expect(checkEndpointService(service)).toEqual([]);
  });

  it.each(["", "ECR", "ecr api", "ecr.", "*"])("may not be %j", (service) => {
    expect(checkEndpointService(service)).toEqual([
      `endpoint service is "${service}": expected a service's name such as logs or ecr.api`,
    ]);
  });

  it.each(["com.amazonaws.eu-west-1.ecr.api", "cn.com.amazonaws.cn-north-1.ecr.api"])(
    "may not be the full name %s",
    (service) => {
      expect(checkEndpointService(service)).toEqual([
        `endpoint service is "${service}": expected the name without its beginning, ecr.api`,
      ]);
    },
  );

  it("may not be OpenSearch Serverless, whose endpoints are another resource", () => {
    expect(checkEndpointService("aoss")).toEqual([
      'endpoint service is "aoss", which no log goes through: expected an aws_opensearchserverless_vpc_endpoint for the collections instead',
    ]);
  });

  it("is known to AWS by the region too", () => {
    expect(endpointServiceName("eu-west-1", "ecr.api")).toBe("com.amazonaws.eu-west-1.ecr.api");
  });
});

describe("an endpoint's region", () => {
  it.each(["eu-west-1", "us-gov-west-1"])("may be %s", (region) => {
    expect(checkEndpointRegion(region)).toEqual([]);
  });

  it.each(["cn-north-1", "cn-northwest-1"])("may not be %s", (region) => {
    expect(checkEndpointRegion(region)).toEqual([
      `region is "${region}", where endpoints have other names: expected a region outside China`,
    ]);
  });
});
