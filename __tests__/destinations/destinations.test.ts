import { describe, expect, it } from "vitest";
import { checkTaskDefinition } from "../../firelens/check.js";
import * as destinations from "../../src/destinations/index.js";
import { checkSecret, toSecret } from "../../src/destinations/secret.js";
import { logOutputs } from "../../src/task/log-outputs.js";
import { allow, context, DESTINATION_CASES, key, read } from "../support/destination-cases.js";

/** The rules that a task with this destination goes against, with a router of this version. */
function errors(bound: destinations.BoundLogDestination, version: number): string[] {
  const definition = {
    cpu: "512",
    memory: "1024",
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    containerDefinitions: [
      {
        name: "router",
        image: `public.ecr.aws/aws-observability/aws-for-fluent-bit:${version === 2 ? "2.34.3" : "3.4.15"}`,
        user: "0",
        firelensConfiguration: { type: "fluentbit" },
      },
      {
        name: "web",
        image: "nginx:1",
        logConfiguration: {
          logDriver: "awsfirelens",
          ...logOutputs([{ at: "destination", container: "web", destinations: [bound] }]).logOptions.get(
            "web",
          ),
        },
      },
    ],
  } as const;
  return checkTaskDefinition(definition)
    .filter(({ severity }) => severity === "error")
    .map(({ ruleId, path, message }) => `${ruleId} ${path}: ${message}`);
}

describe.each(Object.entries(DESTINATION_CASES))(
  "%s",
  (_, { destination, options, secrets = {}, statements = [], endpoints = [], ports = [443], since = 2 }) => {
    const bound = destination.bind(context);

    it("has the options of its plugin", () => {
      expect(bound.options).toEqual(options);
    });

    it("takes credentials as secrets, which the execution role may read", () => {
      expect(bound.secretOptions).toEqual(
        Object.entries(secrets).map(([name, value]) => ({ name, valueFrom: `arn:secret:${value}` })),
      );
      expect(bound.executionStatements).toEqual(Object.values(secrets).map(read));
    });

    it("gives the task role what the plugin needs", () => {
      expect(bound.taskStatements).toEqual(statements);
    });

    it("says what has to be reached", () => {
      const stores = Object.keys(secrets).map(() => "secretsmanager");
      expect(bound.endpoints).toEqual([...endpoints, ...stores]);
      expect(bound.ports).toEqual(ports);
    });

    it("starts the router of every version that has its options", () => {
      expect([since, 3].map((version) => errors(bound, version))).toEqual([[], []]);
    });
  },
);

describe("every destination", () => {
  it("filters, buffers and retries as wanted", () => {
    const destination = destinations.http({
      host: "logs.example.com",
      includePattern: "^GET",
      excludePattern: "health",
      bufferLimit: 2097152,
      retryLimit: "no_limits",
    });
    expect(destination.bind(context).options).toMatchObject({
      "include-pattern": "^GET",
      "exclude-pattern": "health",
      "log-driver-buffer-limit": "2097152",
      retry_limit: "no_limits",
    });
  });

  it("that is too new for the router is found out", () => {
    expect(errors(destinations.openTelemetry({ host: "otel" }).bind(context), 2).join()).toContain(
      "logs_uri",
    );
  });

  it("with a credential in plain sight is found out", () => {
    const options = { apikey: "0123456789abcdef", Host: "x" };
    expect(errors(destinations.custom({ plugin: "datadog", options }).bind(context), 3).join()).toMatch(
      /apikey.*secretOptions/,
    );
  });
});

describe("a host", () => {
  const endpoints = (onInternet?: boolean) =>
    destinations.forward({ host: "fluentd.example.com", onInternet }).bind(context).endpoints;

  it("is on the internet, in a connected network, or nobody said where", () => {
    expect(endpoints(true)).toEqual(["internet"]);
    expect(endpoints(false)).toEqual([]);
    expect(endpoints()).toEqual(["unknown"]);
  });
});

describe("the log group of a destination in CloudWatch", () => {
  const logStreamPrefix = "a-";

  it("is known, but for a template of the plugin's", () => {
    const logGroups = [
      destinations.cloudwatchLogs({ logGroupName: "web", logStreamPrefix }),
      destinations.cloudwatch({ logGroupName: "$(ecs_cluster)/web", logStreamPrefix }),
      destinations.cloudwatchLogs({
        logGroupName: "web",
        logGroupTemplate: "web-$ecs_cluster",
        logStreamPrefix,
      }),
    ].map((destination) => destination.bind(context).logGroup);
    expect(logGroups).toEqual(["web", undefined, undefined]);
  });

  it("with a template of the other plugin is found out, which wrote to a group of that name", () => {
    const wrong = destinations.cloudwatchLogs({ logGroupName: "ecs/$(ecs_cluster)/web", logStreamPrefix });
    expect(errors(wrong.bind(context), 3).join()).toContain("cloudwatch_logs has no such templates");
  });
});

describe("an S3 object", () => {
  it("of more than 1 GB is found out, with which Fluent Bit does not start", () => {
    const bucket = { bucket: "logs", arn: "arn:bucket" };
    expect(errors(destinations.s3({ bucket, totalFileSize: "2G" }).bind(context), 3)).toEqual([
      's3-size web.logConfiguration.options.total_file_size: not a value for total_file_size: "2G"; expected at most 1G with use_put_object',
    ]);
  });
});

describe("a configuration file", () => {
  it("says it all, so there are no options", () => {
    const statements = [destinations.allow(["s3:PutObject"], "arn:bucket/*")];
    expect(destinations.configFile({ path: "/s3.conf", statements }).bind(context)).toEqual({
      configFile: "/s3.conf",
      taskStatements: statements,
      executionStatements: [],
      endpoints: ["unknown"],
      ports: [443],
    });
  });
});

describe("a secret", () => {
  it("may be a field of one in Secrets Manager", () => {
    expect(destinations.fromSecretsManager({ arn: "arn:secret" }, { field: "key" }).valueFrom).toBe(
      "arn:secret:key::",
    );
  });

  it("may be a parameter, encrypted with a key", () => {
    expect(destinations.fromSsmParameter({ arn: "arn:parameter" }, { key })).toEqual({
      valueFrom: "arn:parameter",
      endpoint: "ssm",
      statements: [allow(["ssm:GetParameters"], "arn:parameter"), allow(["kms:Decrypt"], "arn:key")],
    });
  });

  const SECRET_ARN = "arn:aws:secretsmanager:us-east-1:111122223333:secret:logs-AbCdEf";
  const PARAMETER_ARN = "arn:aws-cn:ssm:cn-north-1:111122223333:parameter/logs/token";

  it("may be given by its ARN, with the field that a container definition appends", () => {
    expect(toSecret(SECRET_ARN)).toEqual(destinations.fromSecretsManager({ arn: SECRET_ARN }));
    expect(toSecret(`${SECRET_ARN}:password::`)).toEqual(
      destinations.fromSecretsManager({ arn: SECRET_ARN }, { field: "password" }),
    );
    expect(toSecret(PARAMETER_ARN)).toEqual(destinations.fromSsmParameter({ arn: PARAMETER_ARN }));
    expect(checkSecret("secrets.A", SECRET_ARN)).toEqual([]);
    expect(checkSecret("secrets.A", PARAMETER_ARN)).toEqual([]);
  });

  it.each(["hunter2", "", "arn:aws:s3:::bucket", `${SECRET_ARN}:password`])(
    "is not the text %j, which is no ARN of one",
    (text) => {
      expect(checkSecret("secrets.A", text)).toEqual([
        `secrets.A: ${JSON.stringify(text)}; expected the ARN of a secret in Secrets Manager or of a parameter in Parameter Store`,
      ]);
    },
  );
});
