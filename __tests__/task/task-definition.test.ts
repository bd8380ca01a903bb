import { describe, expect, it } from "vitest";
import { cloudwatchLogs, fromSsmParameter } from "../../src/destinations/index.js";
import { renderedContainers } from "../support/rendered-containers.js";
import { findings, synthesize } from "../support/synthesize.js";

const ARTICLE = [
  {
    name: "fluentbit-log-router",
    image: "906394416424.dkr.ecr.us-east-1.amazonaws.com/aws-for-fluent-bit:latest",
    essential: true,
    firelensConfiguration: { type: "fluentbit" },
    logConfiguration: {
      logDriver: "awslogs",
      options: {
        "awslogs-group": "firelens-container",
        "awslogs-region": "us-east-1",
        "awslogs-create-group": "true",
        "awslogs-stream-prefix": "firelens",
      },
    },
    memoryReservation: 50,
  },
  {
    name: "nginx-fluentbit",
    image: "public.ecr.aws/nginx/nginx:1.21-perl",
    essential: true,
    cpu: 512,
    memory: 1024,
    networkMode: "awsvpc",
    portMappings: [{ containerPort: 80, hostPort: 80 }],
    logConfiguration: {
      logDriver: "awsfirelens",
      options: {
        Name: "cloudwatch",
        region: "us-east-1",
        auto_create_group: "true",
        log_group_name: "fluent-bit-cloudwatch",
        log_stream_prefix: "from-fluent-bit-nginx",
        sts_endpoint: "sts.amazonaws.com",
      },
    },
  },
];

describe("the task definition", () => {
  it("is a Fargate task of the variables' size", () => {
    expect(synthesize().resource.aws_ecs_task_definition?.nginx_fluent_bit).toMatchObject({
      family: "nginx-fluent-bit",
      network_mode: "awsvpc",
      requires_compatibilities: ["FARGATE"],
      cpu: "${var.cpu}",
      memory: "${var.memory}",
      execution_role_arn: "${aws_iam_role.fluent_bit_task_role.arn}",
      task_role_arn: "${aws_iam_role.fluent_bit_task_role.arn}",
    });
  });

  it("renders its containers from a template with Terraform's variables", () => {
    const { container_definitions } = synthesize().resource.aws_ecs_task_definition?.nginx_fluent_bit ?? {};
    expect(container_definitions).toBe(
      '${templatefile("assets/task_template/task.tftpl", {"aws_region" = var.aws_region, "img" = var.img, "cpu" = var.cpu, "memory" = var.memory, "container_port" = var.container_port})}',
    );
  });

  it("renders the article's containers where it is taken literally", () => {
    expect(renderedContainers({ literal: true })).toEqual(ARTICLE);
  });

  it("gives the router a user and the application no network mode, unlike the article", () => {
    const [router, { networkMode, ...application }] = ARTICLE as [object, { networkMode: string }];
    expect(networkMode).toBe("awsvpc");
    expect(renderedContainers()).toEqual([{ ...router, user: "0" }, application]);
  });

  it.each([
    [
      'say "hi"',
      "a\\d+\\",
      "two\nlines\ttab\r",
      "${aws_region}",
      "%{ if true }",
      "$${x} %%{y}",
      "${jsonencode(img)}",
      "<&>'`$(id)",
      "żółć 🐟 \u2028",
      "\b\f\u0001",
    ].join(" "),
    '"quoted"',
    "",
  ])("carries %j unchanged", (value) => {
    const [router, application] = renderedContainers({}, { img: value, aws_region: value });
    expect(application.image).toBe(value);
    expect(router.logConfiguration.options["awslogs-region"]).toBe(value);
  });

  it("keeps numbers numbers", () => {
    const [, application] = renderedContainers({}, { cpu: 1024, memory: 2048, container_port: 8080 });
    expect(application).toMatchObject({
      cpu: 1024,
      memory: 2048,
      portMappings: [{ containerPort: 8080, hostPort: 8080 }],
    });
  });

  it("checks the log group that a destination names", () => {
    const destination = cloudwatchLogs({ logGroupName: "a b", logStreamPrefix: "web-" });
    expect(findings({ destination })).toContain(
      '[fluent-bit/task-definition] log group name: "a b"; expected up to 512 letters, digits and _./#-',
    );
  });

  it.each(["extra.conf", "arn:aws:s3:::bucket/extra.conf", "s3:::bucket/extra.conf"])(
    "expects the absolute path of the router's file, not %j",
    (configFile) => {
      expect(findings({ router: { configFile } })).toEqual([
        `[fluent-bit/task-definition] configFile: "${configFile}"; expected the absolute path of a file in the router's image`,
      ]);
    },
  );

  it("checks the names of environment variables and secrets", () => {
    const secret = fromSsmParameter({ arn: "arn:aws:ssm:us-east-1:111122223333:parameter/key" });
    expect(findings({ task: { environment: { "A B": "x" }, secrets: { "": secret } } })).toEqual([
      '[fluent-bit/task-definition] environment: name of an environment variable: "A B"; expected characters other than "=" and white space',
      '[fluent-bit/task-definition] secrets: name of an environment variable: ""; expected characters other than "=" and white space',
    ]);
  });
});
