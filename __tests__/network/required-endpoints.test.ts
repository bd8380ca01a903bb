import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  checkEndpointRegion,
  checkEndpointService,
  endpointServiceName,
  requiredEndpoints,
} from "../../src/network/required-endpoints.js";

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

describe("an endpoint's service", () => {
  it.each(["logs", "ecr.api", "kinesis-firehose", "s3"])("may be %s", (service) => {
    expect(checkEndpointService(service)).toEqual([]);
  });

  it.each(["", "ECR", "ecr api", "ecr.", "*"])("may not be %j", (service) => {
    expect(checkEndpointService(service)).toEqual([
      `endpoint service: "${service}"; expected a name such as logs or ecr.api`,
    ]);
  });

  it.each(["com.amazonaws.eu-west-1.ecr.api", "cn.com.amazonaws.cn-north-1.ecr.api"])(
    "may not be the full name %s",
    (service) => {
      expect(checkEndpointService(service)).toEqual([
        `endpoint service: "${service}"; expected the name without its prefix; did you mean ecr.api?`,
      ]);
    },
  );

  it("may not be OpenSearch Serverless, whose endpoints are another resource", () => {
    expect(checkEndpointService("aoss")).toEqual([
      'endpoint service: "aoss"; expected an aws_opensearchserverless_vpc_endpoint, as OpenSearch Serverless takes logs through no other',
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
      `region: "${region}"; expected a region outside China for VPC endpoints`,
    ]);
  });
});
