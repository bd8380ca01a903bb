import { describe, expect, it } from "vitest";
import { cloudwatchLogs, forward } from "../../src/destinations/index.js";
import { FluentBitStack } from "../../src/fluent-bit-stack.js";
import { production } from "../../src/production.js";
import { checkRouterHealthCheck } from "../../src/task/router-container.js";
import { containersOf } from "../support/containers.js";
import { statementsOf } from "../support/policy.js";
import { configurationOf, synthesize, testApp } from "../support/synthesize.js";

describe("log groups", () => {
  it("that exist are taken over", () => {
    const configuration = configurationOf(
      new FluentBitStack(testApp(), "fluent-bit", { logs: { import: true } }),
    ) as unknown as { readonly import: unknown };
    expect(configuration.import).toEqual([
      { id: "firelens-container", to: "aws_cloudwatch_log_group.fluent_bit_router_logs" },
      { id: "fluent-bit-cloudwatch", to: "aws_cloudwatch_log_group.fluent_bit_application_logs" },
    ]);
  });

  it("outlive the stack, with their key", () => {
    const { resource } = synthesize({
      logs: { keepOnDestroy: true, createKey: true },
      network: { flowLogs: true },
    });
    const groups = Object.values(resource.aws_cloudwatch_log_group ?? {});
    expect(groups.map(({ skip_destroy }) => skip_destroy)).toEqual([true, true, true]);
    expect(resource.aws_kms_key?.fluent_bit_log_key?.lifecycle).toEqual({ prevent_destroy: true });
  });
});

describe("revisions of the task definition", () => {
  it("stay registered where they are kept", () => {
    const { aws_ecs_task_definition } = synthesize({ task: { keepRevisions: true } }).resource;
    expect(aws_ecs_task_definition?.nginx_fluent_bit?.skip_destroy).toBe(true);
    expect(synthesize().resource.aws_ecs_task_definition?.nginx_fluent_bit?.skip_destroy).toBeUndefined();
  });
});

describe("the names of roles", () => {
  it("hold the region where IAM has two of them", () => {
    const { resource } = synthesize({
      name: "web",
      task: { regionInNames: true, separateRoles: true },
      network: { flowLogs: true },
    });
    const names = Object.values(resource.aws_iam_role ?? {}).map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        "web-${var.aws_region}-task-role",
        "web-${var.aws_region}-execution-role",
        "web-${var.aws_region}-flow-logs-role",
      ]),
    );
    expect(resource.aws_iam_policy?.fluent_bit_execution_policy?.name).toBe(
      "web-${var.aws_region}-execution-policy",
    );
  });
});

describe("the execution role", () => {
  const configuration = synthesize({
    containers: [
      {
        name: "side",
        image: "222233334444.dkr.ecr.eu-west-1.amazonaws.com/team/app:1",
        destination: forward({ host: "fluentd.internal" }),
      },
    ],
    task: { separateRoles: true, pullThroughCache: true },
  });
  const ecr = statementsOf(configuration, "fluent_bit_execution_policy").filter(({ Action }) =>
    String(Action).includes("ecr:"),
  );

  it("pulls from the repositories that the references name, of other accounts and regions too", () => {
    expect(ecr[1]?.Resource).toEqual([
      "arn:PARTITION:ecr:REGION:ACCOUNT:repository/*",
      "arn:PARTITION:ecr:*:*:repository/aws-for-fluent-bit",
      "arn:PARTITION:ecr:eu-west-1:222233334444:repository/team/app",
    ]);
  });

  it("fills a pull through cache where there is one", () => {
    expect(ecr[2]).toEqual({
      Effect: "Allow",
      Action: ["ecr:BatchImportUpstreamImage", "ecr:CreateRepository"],
      Resource: "arn:PARTITION:ecr:REGION:ACCOUNT:repository/*",
    });
  });
});

describe("the router's share", () => {
  const [router, application] = containersOf({
    router: { cpu: 64, memoryMiB: 256, bufferLimit: 8192, retryLimit: 5 },
  });

  it("is taken from the application's", () => {
    expect(router).toMatchObject({ cpu: 64, memory: 256 });
    const { container_definitions } =
      synthesize({ router: { cpu: 64, memoryMiB: 256 } }).resource.aws_ecs_task_definition
        ?.nginx_fluent_bit ?? {};
    expect(container_definitions).toContain("= (var.cpu - 64)");
    expect(container_definitions).toContain("= (var.memory - 256)");
  });

  it("has bounds that each destination may change", () => {
    expect(application?.logConfiguration?.options).toMatchObject({
      retry_limit: "5",
      "log-driver-buffer-limit": "8192",
    });
    const destination = cloudwatchLogs({
      logGroupName: "web",
      logStreamPrefix: "web-",
      bufferLimit: 100,
      retryLimit: "no_limits",
    });
    const [, other] = containersOf({ router: { bufferLimit: 8192, retryLimit: 5 }, destination });
    expect(other?.logConfiguration?.options).toMatchObject({
      retry_limit: "no_limits",
      "log-driver-buffer-limit": "100",
    });
  });

  it("makes the production task pass the check of its memory", () => {
    const props = production({
      name: "web",
      loadBalancer: { domain: { name: "a.example.com", zone: "example.com" } },
    });
    const { taskDefinition } = new FluentBitStack(testApp(), "web", { ...props, cpu: 1024, memoryMiB: 2048 });
    const warnings = taskDefinition.node.metadata.map(({ data }) => String(data));
    expect(warnings.filter((warning) => warning.includes("memory"))).toEqual([]);
  });
});

describe("the router's health check", () => {
  const check = (configFile: string | undefined, image: string) =>
    checkRouterHealthCheck({ healthCheck: true, configFile }, image);
  const image = "public.ecr.aws/aws-observability/aws-for-fluent-bit:3.4.15";

  it("calls a server that the configuration file starts", () => {
    expect(check(undefined, image)).toEqual([]);
    expect(check("/my.conf", image)).toEqual([]);
    expect(check("/fluent-bit/configs/parse-json.conf", image)).toEqual([
      'configFile: "/fluent-bit/configs/parse-json.conf"; expected a file that starts Fluent Bit\'s HTTP server, as the health check calls it; did you mean /fluent-bit/configs/output-metrics-healthcheck.conf?',
    ]);
  });

  it.each([
    "public.ecr.aws/aws-observability/aws-for-fluent-bit:3.0.0",
    "fluent/fluent-bit:4.2.0",
    "docker.io/fluent/fluent-bit",
  ])("runs curl, which %s has not", (reference) => {
    expect(check(undefined, reference)).toEqual([
      `router.image: "${reference}"; expected an image with curl, which the health check runs, such as aws-for-fluent-bit 3.0.1 or later`,
    ]);
  });

  it("is not looked at where there is none", () => {
    expect(checkRouterHealthCheck({ configFile: "/fluent-bit/configs/parse-json.conf" }, image)).toEqual([]);
  });
});

describe("folders that the application writes to", () => {
  it("are nginx's for an image of nginx, and /tmp for others, whose own content stays", () => {
    const application = { readonlyRootFilesystem: true };
    const paths = (image: string) =>
      containersOf({ image, application })[1]?.linuxParameters?.tmpfs?.map(
        ({ containerPath }: { containerPath: string }) => containerPath,
      );
    expect(paths("public.ecr.aws/nginx/nginx:1.29")).toEqual(["/var/cache/nginx", "/run", "/tmp"]);
    expect(paths("111122223333.dkr.ecr.us-east-1.amazonaws.com/orders:1")).toEqual(["/tmp"]);
  });
});
