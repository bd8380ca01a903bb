import { cpSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { FluentBitStack, type FluentBitStackProps } from "../../src/stacks/fluent-bit-stack.js";
import { findings, synthesize, testApp } from "../support/synthesize.js";
import { TerraformFolder } from "../support/terraform.js";

/** The container definitions as Terraform renders them, with the variables' defaults or these values. */
function rendered(props: FluentBitStackProps = {}, values: Record<string, unknown> = {}) {
  const app = testApp();
  const stack = new FluentBitStack(app, "fluent-bit", props);
  app.synth();
  const file = join(app.outdir, app.manifest.forStack(stack).synthesizedStackPath);
  const { variable, resource } = JSON.parse(readFileSync(file, "utf8"));
  for (const [name, value] of Object.entries(values)) variable[name] = { default: value };
  const definitions = resource.aws_ecs_task_definition.nginx_fluent_bit.container_definitions;
  const folder = new TerraformFolder({
    variable: Object.fromEntries(
      Object.entries(variable as object).map(([name, v]) => [name, { default: v.default }]),
    ),
    output: { definitions: { value: definitions } },
  });
  cpSync(join(dirname(file), "assets"), join(folder.path, "assets"), { recursive: true });
  return JSON.parse(String(folder.outputs().definitions));
}

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
    expect(rendered({ literal: true })).toEqual(ARTICLE);
  });

  it("gives the router a user and the application no network mode, unlike the article", () => {
    const [router, { networkMode, ...application }] = ARTICLE as [object, { networkMode: string }];
    expect(networkMode).toBe("awsvpc");
    expect(rendered()).toEqual([{ ...router, user: "0" }, application]);
  });

  it.each([
    'say "hi"',
    "a\\d+\\",
    "two\nlines\ttab\r",
    "${aws_region}",
    "%{ if true }",
    "$${x} %%{y}",
    "${jsonencode(img)}",
    "<&>'`$(id)",
    "żółć 🐟 \u2028",
    '"quoted"',
    "",
    "\b\f\u0001",
  ])("carries %j unchanged", (value) => {
    const [router, application] = rendered({}, { img: value, aws_region: value });
    expect(application.image).toBe(value);
    expect(router.logConfiguration.options["awslogs-region"]).toBe(value);
  });

  it("keeps numbers numbers", () => {
    const [, application] = rendered({}, { cpu: 1024, memory: 2048, container_port: 8080 });
    expect(application).toMatchObject({
      cpu: 1024,
      memory: 2048,
      portMappings: [{ containerPort: 8080, hostPort: 8080 }],
    });
  });

  it("checks the family", () => {
    expect(findings({ name: "a b" })).toContain(
      '[fluent-bit/task-definition] task definition family is "nginx-a b": expected letters, digits, hyphens and underscores',
    );
  });

  it("checks the log groups", () => {
    expect(findings({ name: "a b" }).filter((finding) => finding.includes("log group"))).toEqual([
      '[fluent-bit/task-definition] log group name is "a b-cloudwatch": expected letters, digits and _./#-',
      '[fluent-bit/task-definition] log group name is "a b-firelens-container": expected letters, digits and _./#-',
    ]);
  });
});
