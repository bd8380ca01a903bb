import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket/index.js";
import { describe, expect, it } from "vitest";
import {
  cloudwatchLogs,
  configFile,
  custom,
  datadog,
  fromSecretsManager,
  fromSsmParameter,
  s3,
} from "../../src/destinations/index.js";
import { FluentBitStack, type FluentBitStackProps } from "../../src/fluent-bit-stack.js";
import { publicRouterImage } from "../../src/task/router-image.js";
import { containersOf } from "../support/containers.js";
import { statementsOf } from "../support/policy.js";
import { findings, synthesize, testApp } from "../support/synthesize.js";

const apiKey = fromSecretsManager({ arn: "arn:aws:secretsmanager:us-east-1:111122223333:secret:datadog" });
const image = publicRouterImage({ tag: "3.4.15" });

const statements = (props: FluentBitStackProps) => statementsOf(synthesize(props), "fluent_bit_task_policy");

describe("with a destination of its own, the stack", () => {
  it("sends the application's logs there", () => {
    const [, application] = containersOf({ destination: datadog({ apiKey, service: "web" }) });
    expect(application.logConfiguration).toEqual({
      logDriver: "awsfirelens",
      options: {
        Name: "datadog",
        host: "http-intake.logs.datadoghq.com",
        tls: "on",
        compress: "gzip",
        provider: "ecs",
        dd_service: "web",
      },
      secretOptions: [
        { name: "apikey", valueFrom: "arn:aws:secretsmanager:us-east-1:111122223333:secret:datadog" },
      ],
    });
  });

  it("allows what pulling, starting and sending take, and no more", () => {
    const group = "arn:PARTITION:logs:REGION:ACCOUNT:log-group";
    const props = {
      name: "web",
      destination: cloudwatchLogs({
        logGroupName: "web/nginx",
        logStreamPrefix: "n-",
        autoCreateGroup: false,
      }),
    };
    expect(statements(props)).toEqual([
      { Effect: "Allow", Action: ["ecr:GetAuthorizationToken"], Resource: "*" },
      {
        Effect: "Allow",
        Action: ["ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"],
        Resource: [
          "arn:PARTITION:ecr:REGION:ACCOUNT:repository/*",
          "arn:PARTITION:ecr:*:*:repository/aws-for-fluent-bit",
        ],
      },
      {
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:CreateLogGroup"],
        Resource: [`${group}:web-firelens-container`, `${group}:web-firelens-container:*`],
      },
      {
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: [`${group}:web/nginx`, `${group}:web/nginx:*`],
      },
    ]);
  });

  it("lets ECS read the destination's secrets", () => {
    expect(statements({ destination: datadog({ apiKey }) })).toContainEqual({
      Effect: "Allow",
      Action: ["secretsmanager:GetSecretValue"],
      Resource: "arn:aws:secretsmanager:us-east-1:111122223333:secret:datadog",
    });
  });

  it("does not name the article's log group as an output", () => {
    expect(Object.keys(synthesize({ destination: datadog({ apiKey }) }).output)).not.toContain(
      "application_log_group",
    );
  });

  it("may make what the destination is", () => {
    const stack = new FluentBitStack(testApp(), "stack", {
      destination: (scope) => s3({ bucket: new S3Bucket(scope, "logs", {}) }),
    });
    expect(stack.taskDefinition.node.findChild("logs").node.path).toBe("stack/task-definition/logs");
  });

  it("looks up the account only where a permission names it", () => {
    expect(Object.keys(synthesize().data)).toEqual(["aws_availability_zones"]);
    expect(Object.keys(synthesize({ destination: datadog({ apiKey }) }).data)).toEqual([
      "aws_availability_zones",
      "aws_caller_identity",
      "aws_partition",
    ]);
  });
});

describe("without a destination, the stack", () => {
  const optionsOf = (props: FluentBitStackProps) => containersOf(props)[1].logConfiguration.options;
  const article = {
    Name: "cloudwatch",
    region: "us-east-1",
    auto_create_group: "true",
    log_group_name: "fluent-bit-cloudwatch",
    log_stream_prefix: "from-fluent-bit-nginx",
    sts_endpoint: "sts.amazonaws.com",
  };

  it("sends the application's logs where the article does, whatever its roles", () => {
    expect(optionsOf({})).toEqual(article);
    expect(optionsOf({ task: { separateRoles: true } })).toEqual(article);
  });

  it("uses the plugin that is wanted", () => {
    const { sts_endpoint, ...others } = article;
    expect(optionsOf({ task: { logPlugin: "cloudwatch_logs" } })).toEqual({
      ...others,
      Name: "cloudwatch_logs",
    });
  });

  it("creates no log group that Terraform creates", () => {
    expect(optionsOf({ logs: {} }).auto_create_group).toBe("false");
  });

  it("leaves the endpoint of STS to the plugin in another partition", () => {
    expect(optionsOf({ region: "cn-north-1", router: { image } })).not.toHaveProperty("sts_endpoint");
  });
});

describe("further containers", () => {
  const side = {
    name: "side",
    image: "public.ecr.aws/docker/library/httpd:2.4",
    destination: cloudwatchLogs({ logGroupName: "side", logStreamPrefix: "s-" }),
    essential: false,
    cpu: 128,
    memoryMiB: 256,
    containerPort: 9000,
    command: ["serve"],
    environment: { B: 'say "hi"', A: "${x}" },
    secrets: { KEY: fromSsmParameter({ arn: "arn:aws:ssm:us-east-1:111122223333:parameter/key" }) },
  };

  it("are defined beside the application, each with its own destination", () => {
    const [, , container] = containersOf({ containers: [side], cpu: 1024, memoryMiB: 2048 });
    expect(container).toEqual({
      name: "side",
      image: "public.ecr.aws/docker/library/httpd:2.4",
      essential: false,
      cpu: 128,
      memory: 256,
      portMappings: [{ containerPort: 9000, hostPort: 9000 }],
      command: ["serve"],
      environment: [
        { name: "A", value: "${x}" },
        { name: "B", value: 'say "hi"' },
      ],
      secrets: [{ name: "KEY", valueFrom: "arn:aws:ssm:us-east-1:111122223333:parameter/key" }],
      logConfiguration: {
        logDriver: "awsfirelens",
        options: {
          Name: "cloudwatch_logs",
          region: "us-east-1",
          auto_create_group: "true",
          log_group_name: "side",
          log_stream_prefix: "s-",
        },
      },
    });
  });

  it("leave the application the rest of the task's CPU, as ECS refuses more than that", () => {
    const other = { ...side, name: "other", containerPort: 9001, cpu: 64 };
    const { container_definitions } =
      synthesize({ containers: [side, other] }).resource.aws_ecs_task_definition?.nginx_fluent_bit ?? {};
    expect(container_definitions).toContain("= ((var.cpu - 128) - 64)");
  });

  it("are allowed what their destinations and secrets take", () => {
    const actions = statements({ containers: [side] }).flatMap(({ Action }) => Action);
    expect(actions).toContain("ssm:GetParameters");
  });

  it("are left out where they say nothing", () => {
    const [, , container] = containersOf({
      containers: [{ name: "plain", image: "httpd:2", destination: datadog({ apiKey }) }],
    });
    expect(Object.keys(container)).toEqual(["name", "image", "essential", "logConfiguration"]);
  });
});

describe("the router", () => {
  it("reads a configuration file of its image, in place of options", () => {
    const [router, application] = containersOf({
      destination: configFile({ path: "/s3.conf" }),
      router: { image },
    });
    expect(router.firelensConfiguration).toEqual({
      type: "fluentbit",
      options: { "config-file-type": "file", "config-file-value": "/s3.conf" },
    });
    expect(application.logConfiguration).toEqual({ logDriver: "awsfirelens" });
  });

  it("reads a configuration file of its image besides the options", () => {
    const [router] = containersOf({
      router: { configFile: "/fluent-bit/configs/minimize-log-loss.conf" },
    });
    expect(router.firelensConfiguration.options["config-file-value"]).toBe(
      "/fluent-bit/configs/minimize-log-loss.conf",
    );
  });

  it("reads one configuration file", () => {
    expect(
      findings({ destination: configFile({ path: "/a.conf" }), router: { configFile: "/b.conf" } }),
    ).toEqual([
      '[fluent-bit/task-definition] configFile: ["/b.conf","/a.conf"]; expected one file, as a task has one log router',
    ]);
  });

  it("adds no metadata where none is wanted", () => {
    const [router] = containersOf({ router: { ecsMetadata: false, memoryReservationMiB: 100 } });
    expect(router.firelensConfiguration.options).toEqual({ "enable-ecs-log-metadata": "false" });
    expect(router.memoryReservation).toBe(100);
  });
});

describe("what the router would die of, or lose logs by,", () => {
  it("fails the synthesis, all of it at once", () => {
    const destination = custom({
      plugin: "datadog",
      options: { Hosst: "x", apikey: "0123456789", tls: "perhaps" },
    });
    const found = findings({ destination, router: { image } });
    expect(found).toHaveLength(3);
    for (const finding of found) {
      expect(finding).toMatch(
        /^\[fluent-bit\/task-definition\] [a-z-]+ nginx-fluentbit\.logConfiguration\.options\./,
      );
    }
    expect(found.join("\n")).toMatch(/Hosst.*did you mean Host/i);
  });

  it("is judged by the version of the router's image", () => {
    const destination = custom({ plugin: "loki", options: { host: "loki", uri: "/push" } });
    expect(findings({ destination, router: { image } })).toEqual([]);
    expect(findings({ destination }).join()).toContain("uri");
  });

  it("is let through where only Terraform knows it", () => {
    const destination = custom({
      plugin: "http",
      options: { host: "${var.img}", tls: "${TfToken[TOKEN.0]}" },
    });
    expect(findings({ destination })).toEqual([]);
  });

  it("is a warning where it is only unwise", () => {
    const messages = (props: FluentBitStackProps) =>
      new FluentBitStack(testApp(), "stack", props).taskDefinition.node.metadata
        .filter(({ type }) => type === "@cdktf/warn")
        .map(({ data }) => data as string);
    expect(messages({}).join()).toContain("moving-image-tag");
    expect(messages({}).join()).toContain("memory-overcommit");
    expect(messages({ router: { image, cpu: 64, memoryMiB: 256 } })).toEqual([]);
    expect(messages({ literal: true })).toEqual([]);
  });
});
