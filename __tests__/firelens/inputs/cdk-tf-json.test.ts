import { describe, expect, it } from "vitest";
import { findDefinitions } from "../../../firelens/inputs/find-definitions.js";
import { UNKNOWN } from "../../../firelens/model/field-reader.js";
import { temporaryDirectory } from "../../support/firelens-command.js";
import { found } from "../../support/found-definitions.js";

const { directory, write } = temporaryDirectory();

const CONTAINERS = `[
  {
    "name": "app",
    "image": \${jsonencode(img)},
    "memory": \${jsonencode(memory)},
    "logConfiguration": {
      "logDriver": "awsfirelens",
      "options": {
        "Name": "s3",
        "region": "\${trimsuffix(trimprefix(jsonencode(region), "\\""), "\\"")}",
        "s3_key_format": "$\${TAG}"
      }
    }
  },
  { "name": "router", "image": "\${img}", "user": "0", "firelensConfiguration": { "type": "fluentbit" } }
]`;
write("assets/task.tftpl", CONTAINERS);
write("assets/directives.tftpl", '%{ if true }[{"name": "a b"}]%{ endif }');

function check(attributes: object, variables: object = {}): Promise<readonly string[]> {
  const json = { resource: { aws_ecs_task_definition: { web: attributes } }, variable: variables };
  return found("cdk.tf.json", JSON.stringify(json), directory);
}

const PLACE = "resource.aws_ecs_task_definition.web.container_definitions.0";
const template = (file: string) =>
  `\${templatefile("${file}", {"img" = var.img, "memory" = var.memory, "region" = aws_region.here.name})}`;

describe("a cdk.tf.json", () => {
  it("is checked with its template, and with variables at their defaults", async () => {
    const variables = { memory: { default: 1024, type: "number" }, img: { default: "nginx" } };
    const attributes = { memory: "512", container_definitions: template("assets/task.tftpl") };
    expect(await check(attributes, variables)).toEqual([
      "aws_ecs_task_definition.web memory-overcommit resource.aws_ecs_task_definition.web.memory",
      `aws_ecs_task_definition.web required-option ${PLACE}.logConfiguration.options.bucket`,
      `aws_ecs_task_definition.web container-memory ${PLACE}.memory`,
      `aws_ecs_task_definition.web router-without-log ${PLACE.replace(/0$/, "1")}.logConfiguration`,
      `aws_ecs_task_definition.web moving-image-tag ${PLACE.replace(/0$/, "1")}.image`,
    ]);
  });

  it("leaves open what has no default", async () => {
    const findings = await check({ memory: "512", container_definitions: template("assets/task.tftpl") });
    expect(findings.join()).not.toContain("container-memory");
    expect(findings.join()).toContain("required-option");
  });

  it("is checked if Terraform encodes the list", async () => {
    const list =
      '${jsonencode([{"name" = "a b", "image" = "x-${var.tag}", "cpu": 1 + 2, "memory": (var.memory - 256), "essential" = true, environment = [for e in var.all : e]}, merge(local.router, {})])}';
    expect(await check({ container_definitions: list })).toEqual([
      `aws_ecs_task_definition.web container-name ${PLACE}.name`,
    ]);
  });

  it.each([
    ["(var.memory - 256)", 768],
    ["2 + 3 * 4 - 1", 13],
    ["(2 + 3) * 4 / 5 % 3", 1],
    ["local.memory", 1024],
    ["aws_ecs_task_definition.web.memory", "512"],
    ["substr(sha256(local.name), 0, 8)", "4b5e57f6"],
    ["local.itself", UNKNOWN],
    ["local.constructor", UNKNOWN],
    ["1 / 0", UNKNOWN],
    ["var.none - 256", UNKNOWN],
    ["var.memory > 256", UNKNOWN],
    ["max(var.memory, 256)", UNKNOWN],
    ["sha256(var.none)", UNKNOWN],
    ['substr("żółć", 0, 1)', UNKNOWN],
    ["aws_ecs_task_definition.web.arn", UNKNOWN],
    ["aws_ecs_service.many.name", UNKNOWN],
    ["aws_ecs_service.blocks.load_balancer", UNKNOWN],
  ])("has the value of %s, as Terraform has", (expression, value) => {
    const json = {
      variable: { memory: { default: 1024 } },
      locals: { name: "web", memory: "${var.memory}", itself: "${local.itself}" },
      resource: {
        aws_ecs_task_definition: {
          web: { memory: "512", container_definitions: `\${jsonencode([{"value" = ${expression}}])}` },
        },
        aws_ecs_service: { many: { name: "web", count: 2 }, blocks: { load_balancer: [{}] } },
      },
    };
    const [web] = findDefinitions(json, directory).definitions;
    expect(web?.definition.containerDefinitions).toEqual([{ value }]);
  });

  it("is not blown up by what doubles", async () => {
    const locals = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [
        `l${index}`,
        `\${local.l${index + 1}}\${local.l${index + 1}}`,
      ]),
    );
    const web = { container_definitions: "${local.l0}" };
    const json = { locals: { ...locals, l40: "x" }, resource: { aws_ecs_task_definition: { web } } };
    expect(await found("cdk.tf.json", JSON.stringify(json))).toEqual([
      "aws_ecs_task_definition.web fault: container_definitions holds a text of more than 1 MiB; expected the plan: terraform plan -out=plan.bin, then terraform show -json plan.bin",
    ]);
  });

  it("is not followed through a thousand locals", async () => {
    const locals = Object.fromEntries(
      Array.from({ length: 1000 }, (_, index) => [`l${index}`, `\${local.l${index + 1}}`]),
    );
    const web = { container_definitions: "${local.l0}" };
    const json = { locals, resource: { aws_ecs_task_definition: { web } } };
    expect((await found("cdk.tf.json", JSON.stringify(json))).join()).toContain(
      "container_definitions holds an expression nested deeper than 50 levels",
    );
  });

  it("is checked if the list stands in a file", async () => {
    write("containers.json", '[{"name": "a b"}]');
    expect(await check({ container_definitions: '${file("${path.module}/containers.json")}' })).toEqual([
      `aws_ecs_task_definition.web container-name ${PLACE}.name`,
    ]);
  });

  it("is checked if the list stands in a text, or in a list of resources", async () => {
    const text = JSON.stringify([{ name: "a b", image: "${var.image}" }]);
    expect(await check([{ container_definitions: text }])).toEqual([
      "aws_ecs_task_definition.web container-name resource.aws_ecs_task_definition.web.0.container_definitions.0.name",
    ]);
  });

  it.each([
    ["${local.containers}", "container_definitions is an expression that takes Terraform"],
    [template("assets/directives.tftpl"), "container_definitions holds a template with directives (%{ … })"],
    [
      template("assets/none.tftpl"),
      "container_definitions holds a file that is not there: assets/none.tftpl",
    ],
    [template("../../etc/passwd"), "container_definitions holds a file that is not there: ../../etc/passwd"],
    ["${[", "container_definitions holds an expression without an end"],
    ["${[?]}", "container_definitions holds an expression that takes Terraform: ?]}"],
    ['${"', "container_definitions holds a text without an end"],
    ["${a + ", "container_definitions holds an expression without an end"],
    ["${{(a) = 1}}", "container_definitions holds an object whose keys are expressions"],
    ["x${[1]}", "container_definitions holds a list or an object inside a text"],
    [`\${"${'${"'.repeat(60)}`, "container_definitions holds an expression nested deeper than 50 levels"],
    [`\${${"[".repeat(60)}`, "container_definitions holds an expression nested deeper than 50 levels"],
  ])("asks for the plan where it takes Terraform: %s", async (containers, reason) => {
    expect(await check({ container_definitions: containers })).toEqual([
      `aws_ecs_task_definition.web fault: ${reason}; expected the plan: terraform plan -out=plan.bin, then terraform show -json plan.bin`,
    ]);
  });
});
