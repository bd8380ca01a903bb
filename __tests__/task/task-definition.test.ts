import { describe, expect, it } from "vitest";
import { cloudwatchLogs, fromSecretsManager, fromSsmParameter } from "../../src/destinations/index.js";
import { publicRouterImage } from "../../src/task/router-image.js";
import { containersOf } from "../support/containers.js";
import { statementsOf } from "../support/policy.js";
import { findings, synthesize } from "../support/synthesize.js";

const definition = (props: Parameters<typeof synthesize>[0]) =>
  synthesize(props).resource.aws_ecs_task_definition?.nginx_fluent_bit;

describe("the task definition", () => {
  it("renders its containers from a template with Terraform's variables", () => {
    const { container_definitions } = synthesize().resource.aws_ecs_task_definition?.nginx_fluent_bit ?? {};
    expect(container_definitions).toBe(
      '${templatefile("assets/task_template/task.tftpl", {"aws_region" = var.aws_region, "img" = var.img, "cpu" = var.cpu, "memory" = var.memory, "container_port" = var.container_port})}',
    );
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
    expect(findings({ application: { environment: { "A B": "x" }, secrets: { "": secret } } })).toEqual([
      '[fluent-bit/task-definition] application.environment: name of an environment variable: "A B"; expected characters other than "=" and white space',
      '[fluent-bit/task-definition] application.secrets: name of an environment variable: ""; expected characters other than "=" and white space',
    ]);
  });
});

describe("the application", () => {
  it("gets an environment and secrets, which ECS may read", () => {
    const application = {
      environment: { MODE: "production" },
      secrets: { TOKEN: fromSecretsManager({ arn: "arn:token" }, { field: "value" }) },
    };
    const task = { separateRoles: true };
    expect(statementsOf(synthesize({ application, task }), "fluent_bit_execution_policy")).toContainEqual({
      Effect: "Allow",
      Action: ["secretsmanager:GetSecretValue"],
      Resource: "arn:token",
    });
    expect(containersOf({ application })[1]).toMatchObject({
      environment: [{ name: "MODE", value: "production" }],
      secrets: [{ name: "TOKEN", valueFrom: "arn:token:value::" }],
    });
  });

  it("gets secrets by their ARNs", () => {
    const TOKEN = "arn:aws:ssm:us-east-1:111122223333:parameter/token";
    const application = { secrets: { TOKEN } };
    const task = { separateRoles: true };
    expect(containersOf({ application })[1].secrets).toEqual([{ name: "TOKEN", valueFrom: TOKEN }]);
    expect(statementsOf(synthesize({ application, task }), "fluent_bit_execution_policy")).toContainEqual({
      Effect: "Allow",
      Action: ["ssm:GetParameters"],
      Resource: TOKEN,
    });
    expect(findings({ application: { secrets: { TOKEN: "hunter2" } } })).toEqual([
      '[fluent-bit/task-definition] application.secrets.TOKEN: "hunter2"; expected the ARN of a secret in Secrets Manager or of a parameter in Parameter Store',
    ]);
  });

  it("writes where it is told to, on a read-only root file system", () => {
    const application = {
      readonlyRootFilesystem: true,
      writablePaths: ["/data"],
      writablePathSizeMiB: 32,
      user: "101",
    };
    expect(containersOf({ application })[1]).toMatchObject({
      readonlyRootFilesystem: true,
      user: "101",
      linuxParameters: { tmpfs: [{ containerPath: "/data", size: 32, mountOptions: ["mode=1777"] }] },
    });
    expect(definition({ application })?.volume).toBeUndefined();
  });

  it("writes to folders with absolute paths", () => {
    expect(findings({ application: { writablePaths: ["data"] } })).toEqual([
      '[fluent-bit/task-definition] application.writablePaths: "data"; expected an absolute path, such as /tmp',
    ]);
  });

  it("runs on the processor that is wanted", () => {
    expect(definition({ task: { architecture: "ARM64" } })?.runtime_platform).toEqual({
      cpu_architecture: "ARM64",
      operating_system_family: "LINUX",
    });
    expect(definition({})).not.toHaveProperty("runtime_platform");
  });
});

describe("the router", () => {
  it("is asked whether it is up, and waited for", () => {
    const [router, application] = containersOf({ router: { healthCheck: true } });
    expect(router.healthCheck).toEqual({
      command: ["CMD-SHELL", "curl -f http://127.0.0.1:2020/api/v1/uptime || exit 1"],
      interval: 10,
      timeout: 5,
      retries: 3,
      startPeriod: 15,
    });
    expect(router.firelensConfiguration.options).toEqual({
      "config-file-type": "file",
      "config-file-value": "/fluent-bit/configs/output-metrics-healthcheck.conf",
    });
    expect(application.dependsOn).toEqual([{ containerName: "fluentbit-log-router", condition: "HEALTHY" }]);
  });

  it("is asked by a server that another configuration file starts", () => {
    const [router] = containersOf({ router: { healthCheck: true, configFile: "/our.conf" } });
    expect(router.firelensConfiguration.options["config-file-value"]).toBe("/our.conf");
  });

  it("has time to send what it holds", () => {
    expect(containersOf({ router: { stopTimeoutSeconds: 60 } })[0].stopTimeout).toBe(60);
  });

  it("has no more time than Fargate gives", () => {
    const router = { stopTimeoutSeconds: 121, image: publicRouterImage({ tag: "3.4.15" }) };
    expect(findings({ router })).toEqual([expect.stringMatching(/stop-?timeout.*121/i)]);
  });
});

describe("an ignored rule", () => {
  const router = { stopTimeoutSeconds: 121, image: publicRouterImage({ tag: "3.4.15" }) };
  const [finding = ""] = findings({ router });
  const rule = /\] ([\w-]+) /.exec(finding)?.[1] ?? "";

  it("is no error of the synthesis any more", () => {
    expect(rule).not.toBe("");
    expect(findings({ router, task: { ignoreRules: [{ rule, reason: "we know" }] } })).toEqual([]);
  });

  it("has a rule's id and a reason", () => {
    expect(findings({ task: { ignoreRules: [{ rule: "moving-image-tags", reason: "we know" }] } })).toEqual([
      '[fluent-bit/task-definition] ignoreRules: rule: "moving-image-tags"; did you mean moving-image-tag?',
    ]);
    expect(findings({ task: { ignoreRules: [{ rule: "moving-image-tag", reason: "" }] } })).toEqual([
      '[fluent-bit/task-definition] ignoreRules: reason to ignore moving-image-tag: ""; expected a reason',
    ]);
  });
});

it("tags are on everything that can have tags", () => {
  expect(synthesize({ tags: { team: "web" } }).provider).toEqual({
    aws: [{ region: "${var.aws_region}", default_tags: [{ tags: { team: "web" } }] }],
  });
});
