import { describe, expect, it } from "vitest";
import { firelens } from "../../support/firelens-command.js";
import { found } from "../../support/found-definitions.js";
import { app, newRouter as router } from "../../support/task-definitions.js";

const wrong = JSON.stringify([app({ Name: "s3", region: "eu-west-1" }), router()], null, 2);

function resource(name: string, values: object, others: object = {}) {
  const address = `aws_ecs_task_definition.${name}`;
  return { address, mode: "managed", type: "aws_ecs_task_definition", name, values, ...others };
}

function plan(resources: readonly object[], others: object = {}) {
  return JSON.stringify({
    format_version: "1.2",
    planned_values: { root_module: { resources: [{ address: "aws_vpc.a", type: "aws_vpc" }, ...resources] } },
    ...others,
  });
}

describe("a plan or state of Terraform", () => {
  it("is checked by address, and a path leads on into the containers' JSON", async () => {
    expect(await found("plan.json", plan([resource("web", { container_definitions: wrong })]))).toEqual([
      "aws_ecs_task_definition.web required-option planned_values.root_module.resources.1.values.container_definitions.0.logConfiguration.options.bucket",
    ]);
  });

  it("is checked in its modules, and as a state", async () => {
    const child = { resources: [resource("api", { container_definitions: wrong, cpu: "x" })] };
    const state = {
      format_version: "1.0",
      values: { root_module: { child_modules: [{ child_modules: [child] }] } },
    };
    const path = "values.root_module.child_modules.0.child_modules.0.resources.0.values";
    expect(await found("state.json", JSON.stringify(state))).toEqual([
      `aws_ecs_task_definition.api wrong-type ${path}.cpu`,
      `aws_ecs_task_definition.api required-option ${path}.container_definitions.0.logConfiguration.options.bucket`,
    ]);
  });

  it("knows the attributes by the names of ECS", async () => {
    const values = {
      container_definitions: JSON.stringify([app({ Name: "stdout" }), router({ user: undefined })]),
      cpu: "256",
      memory: "4096",
      requires_compatibilities: ["FARGATE"],
      network_mode: null,
    };
    expect(await found("plan.json", plan([resource("web", values)]))).toEqual([
      "aws_ecs_task_definition.web fargate-size planned_values.root_module.resources.1.values.memory",
      "aws_ecs_task_definition.web router-user planned_values.root_module.resources.1.values.container_definitions.1.user",
    ]);
  });

  it("lets pass what is known after apply", async () => {
    const changes = (attributes: object) => ({
      resource_changes: [
        {
          address: "aws_ecs_task_definition.web",
          change: { actions: ["create"], after_unknown: attributes },
        },
      ],
    });
    const values = { container_definitions: wrong, requires_compatibilities: ["FARGATE"], memory: "1024" };
    const known = await found("plan.json", plan([resource("web", values)], changes({ cpu: true })));
    expect(known.join()).not.toContain("fargate-size");
    const text = plan([resource("web", {})], changes({ container_definitions: true }));
    expect(await found("plan.json", text)).toEqual([
      "aws_ecs_task_definition.web note: container_definitions is known after apply only",
    ]);
    const { status, stderr } = await firelens(["check", "-"], { input: text });
    expect([status, stderr]).toEqual([
      0,
      "firelens: -:1:225: note: aws_ecs_task_definition.web: container_definitions is known after apply only: not checked\n",
    ]);
  });

  it("tells what is known after apply in no format as a fault", async () => {
    const input = plan([resource("web", {})], {
      resource_changes: [
        {
          address: "aws_ecs_task_definition.web",
          change: { after_unknown: { container_definitions: true } },
        },
      ],
    });
    const output = async (format: string) =>
      (await firelens(["check", "--format", format, "-"], { input })).stdout;
    expect(await output("github")).toMatch(/^::notice file=-::/);
    expect(await output("junit")).toContain('failures="0" errors="0"');
    const [run] = JSON.parse(await output("sarif")).runs;
    expect(run.invocations[0]).toMatchObject({
      executionSuccessful: true,
      toolExecutionNotifications: [{ level: "note" }],
    });
    expect(JSON.parse(await output("json")).files[0].skipped).toEqual([
      {
        address: "aws_ecs_task_definition.web",
        reason: "container_definitions is known after apply only",
        isFault: false,
        line: 1,
        column: 225,
      },
    ]);
  });

  it("never shows a sensitive value", async () => {
    const options = { Name: "datadog", apikey: "hunter2", nam: "hunter3" };
    const containers = JSON.stringify([app(options, { name: "hunter 4" }), router()]);
    const text = plan([
      resource(
        "web",
        { container_definitions: containers },
        { sensitive_values: { container_definitions: true, requires_compatibilities: [false] } },
      ),
    ]);
    for (const format of ["text", "json", "sarif", "github", "junit"]) {
      const { status, stdout } = await firelens(["check", "--format", format, "-"], { input: text });
      expect(status).toBe(1);
      expect(stdout).toContain("credential-literal");
      expect(stdout).not.toContain("hunter");
    }
    const { status, stdout, stderr } = await firelens(["preview", "-"], { input: text });
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("sensitive");
  });

  it("leads to the place in the containers' JSON", async () => {
    const text = JSON.stringify(
      JSON.parse(plan([resource("web", { container_definitions: wrong })])),
      null,
      2,
    );
    const { stdout } = await firelens(["check", "--format", "json", "-"], { input: text });
    const [{ line, column }] = JSON.parse(stdout).files[0].findings;
    expect(text.split("\n")[line - 1]?.slice(column - 1)).toMatch(/^\{\\n {8}\\"Name\\": \\"s3\\"/);
  });

  it.each([
    [
      { format_version: "2.0" },
      " the JSON of a Terraform plan or state, of format version 2.0; expected format version 1, as terraform show -json of Terraform 1 writes it",
    ],
    [
      { format_version: "1.0" },
      " the JSON of a Terraform plan or state; expected one with a task definition: it has no aws_ecs_task_definition",
    ],
  ])("is refused if it is another: %j", async (json, message) => {
    const { status, stderr } = await firelens(["check", "-"], { input: JSON.stringify(json) });
    expect([status, stderr]).toEqual([2, `firelens: -:${message}\n`]);
  });

  it.each([
    ["[", "container_definitions: not JSON: close bracket expected"],
    ["{}", "container_definitions is not a list in JSON"],
    [
      "[]",
      "container_definitions: the task definition has no container; expected one in containerDefinitions",
    ],
  ])("names what it cannot read, and checks the rest: %s", async (containers, reason) => {
    const resources = [
      resource("broken", { container_definitions: containers }),
      resource("web", { container_definitions: wrong }),
    ];
    const [first, second] = await found("plan.json", plan(resources));
    expect(first).toContain("aws_ecs_task_definition.web required-option");
    expect(second).toBe(`aws_ecs_task_definition.broken fault: ${reason}`);
    expect((await firelens(["check", "-"], { input: plan(resources) })).status).toBe(2);
  });
});
