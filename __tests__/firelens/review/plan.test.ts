import { describe, expect, it } from "vitest";
import { UNKNOWN } from "../../../firelens/model/field-reader.js";
import { readPlan } from "../../../firelens/review/plan.js";
import { configurationJson, linesIn, planJson, resourceChange, reviewOf } from "../../support/plan-json.js";

const kinds = (actions: readonly string[]) =>
  readPlan(planJson([resourceChange("aws_vpc.main", { before: {}, marks: { actions } })])).resources.map(
    ({ kind, isCreatedFirst }) => [kind, isCreatedFirst],
  );

describe("a plan", () => {
  it.each([
    [["no-op"], "none", false],
    [["read"], "none", false],
    [["create"], "create", true],
    [["update"], "update", false],
    [["delete"], "destroy", false],
    [["delete", "create"], "replace", false],
    [["create", "delete"], "replace", true],
    [["forget"], "forget", false],
    // Terraform 1.12 and later.
    [["create", "forget"], "replace", true],
  ])("knows the actions %j as %s", (actions, kind, isCreatedFirst) => {
    expect(kinds(actions)).toEqual([[kind, isCreatedFirst]]);
  });

  it("leaves data sources out", () => {
    const data = resourceChange("data.aws_vpc.main", { after: {}, others: { mode: "data" } });
    expect(readPlan(planJson([data])).resources).toEqual([]);
  });

  it("has UNKNOWN for what is known after apply, in lists and objects too", () => {
    const after = { id: null, rules: [{ port: 80 }], names: ["a", null] };
    const marks = { after_unknown: { arn: true, rules: [{ group: true }], names: [false, true] } };
    const [resource] = readPlan(planJson([resourceChange("aws_vpc.main", { after, marks })])).resources;
    expect(resource?.after).toEqual({
      arn: UNKNOWN,
      id: null,
      rules: [{ port: 80, group: UNKNOWN }],
      names: ["a", UNKNOWN],
    });
  });

  it("leaves out what the configuration does not set and AWS decides", () => {
    const change = resourceChange('module.a["x"].aws_vpc.main[0]', {
      before: { arn: "arn:old", policy: "{}" },
      after: {},
      marks: { after_unknown: { arn: true, policy: true } },
    });
    const resources = [{ address: "aws_vpc.main", expressions: { policy: {} } }];
    const configuration = { root_module: { module_calls: { a: { module: { resources } } } } };
    const [resource] = readPlan(planJson([change], { configuration })).resources;
    expect([resource?.before, resource?.after]).toEqual([{ policy: "{}" }, { policy: UNKNOWN }]);
  });

  it.each([
    [[], "not the JSON of a Terraform plan; expected what terraform show -json PLAN writes"],
    [{ containerDefinitions: [] }, "not the JSON of a Terraform plan"],
    [{ format_version: "2.0", resource_changes: [] }, "of format version 2.0; expected format version 1"],
    [{ format_version: "1.0", values: {} }, "the JSON of a Terraform state; expected that of a plan"],
  ])("is refused as %j", (json, message) => {
    expect(() => readPlan(json)).toThrow(message);
  });

  it("says what makes it less than whole", () => {
    const drift = [
      { address: "aws_vpc.main", change: { before: { tags: null }, after: { tags: { a: "b" } } } },
      { address: "aws_vpc.same", change: { before: { tags: null }, after: { tags: {} } } },
    ];
    const review = reviewOf([], { errored: true, complete: false, resource_drift: drift });
    expect(linesIn("before you trust this plan", review).flat()).toEqual([
      "! the plan failed: it shows only what was planned until then",
      "! the plan is not complete: after it is applied, more is to change",
      "! what Terraform read differs from what it had recorded: aws_vpc.main",
    ]);
  });

  it("tells a sensitive value that comes, changes or goes, and not what it is", () => {
    const change = (before: object, after: object) =>
      resourceChange("aws_cloudwatch_log_group.a", {
        before: { name: "/a", ...before },
        after: { name: "/a", ...after },
        marks: { before_sensitive: { kms_key_id: true }, after_sensitive: { kms_key_id: true } },
      });
    const lines = (before: object, after: object) =>
      linesIn("log groups, retention and keys", reviewOf([change(before, after)]))
        .flat()
        .slice(1);
    expect(lines({}, { kms_key_id: "a" })).toEqual(["~ kms_key_id: none → (sensitive)"]);
    expect(lines({ kms_key_id: "a" }, { kms_key_id: "b" })).toEqual([
      "~ kms_key_id: (sensitive) → (sensitive)",
    ]);
    expect(lines({ kms_key_id: "a" }, { kms_key_id: "a" })).toEqual([]);
  });

  it("has nothing to say of no change", () => {
    const same = { name: "main" };
    const { counts, ...rest } = reviewOf([resourceChange("aws_vpc.main", { before: same, after: same })]);
    expect(counts).toEqual({ create: 0, update: 0, replace: 0, destroy: 0 });
    expect(Object.values(rest).flat()).toEqual([]);
  });

  it("counts the changes that nothing else is said of, by section", () => {
    const review = reviewOf(
      [
        resourceChange("aws_alb_target_group.a", { before: {}, after: { port: 1 } }),
        resourceChange("aws_vpc.a", { after: {} }),
        resourceChange("aws_eip.a", { before: {}, after: { tags: {} } }),
        resourceChange("random_id.a", { after: {} }),
      ],
      { output_changes: { url: { actions: ["create"] }, same: { actions: ["no-op"] } } },
    );
    expect(linesIn("all other changes", review)).toEqual([
      ["~ network: 1 to create, 1 to change", "aws_vpc.a, aws_eip.a"],
      ["~ load balancer: 1 to change", "aws_alb_target_group.a"],
      ["~ other: 1 to create", "random_id.a"],
      ["~ outputs: 1 to change", "url"],
    ]);
  });
});

describe("what is replaced or destroyed", () => {
  const removed = (address: string, planned: Parameters<typeof resourceChange>[1]) =>
    linesIn("replaced or destroyed", reviewOf([resourceChange(address, planned)]));

  it("says what demands it and what it interrupts", () => {
    const marks = { replace_paths: [["name"], ["block", 0, "size"]] };
    expect(removed("aws_lb.web", { before: {}, after: {}, replace: true, marks })).toEqual([
      [
        "! aws_lb.web is replaced, the old one goes first",
        "because name, block.size change",
        "interrupts: no request is answered until the new one is active; its DNS name is another",
      ],
    ]);
  });

  it("says Terraform's reason of a destruction, and that a type is not known", () => {
    const others = { action_reason: "delete_because_no_resource_config" };
    expect(removed("aws_glue_job.a", { before: {}, others })).toEqual([
      [
        "! aws_glue_job.a is destroyed",
        "because it is no longer in the configuration",
        "interrupts: not known for this type",
      ],
    ]);
  });

  it("tells a new revision of a task definition from what interrupts", () => {
    const [lines] = removed("aws_ecs_task_definition.a", { before: {}, after: {}, replace: true });
    expect(lines).toEqual([
      "~ aws_ecs_task_definition.a is replaced",
      "interrupts: nothing: a new revision, which the service rolls out task by task",
    ]);
  });

  it("says what AWS refuses to delete", () => {
    const [lines] = removed("aws_lb.web", { before: { enable_deletion_protection: true } });
    expect(lines).toContain(
      "AWS refuses while enable_deletion_protection is on: turn it off in a plan before this one",
    );
  });

  it("knows what stays in AWS when Terraform destroys it", () => {
    const group = resourceChange("aws_cloudwatch_log_group.a", {
      before: { name: "/a", skip_destroy: true },
    });
    const review = reviewOf([group]);
    expect(linesIn("replaced or destroyed", review)[0]).toContain("interrupts: nothing: it stays as it is");
    expect(linesIn("log groups, retention and keys", review)).toEqual([
      ["~ aws_cloudwatch_log_group.a (/a) is destroyed: skip_destroy keeps it in AWS"],
    ]);
  });

  it("names a deposed object, and what Terraform forgets", () => {
    expect(removed("aws_vpc.a", { before: {}, others: { deposed: "0a1b" } }).flat()).toContain(
      "! aws_vpc.a (deposed object 0a1b) is destroyed",
    );
    expect(removed("aws_vpc.a", { before: {}, marks: { actions: ["forget"] } }).flat()).toEqual([
      "~ aws_vpc.a is no longer managed",
      "interrupts: nothing: it stays as it is",
    ]);
  });
});

describe("log groups and keys", () => {
  it("are shown with retention and key", () => {
    const review = reviewOf(
      [
        resourceChange("aws_cloudwatch_log_group.a", {
          before: { name: "/a", retention_in_days: 30, kms_key_id: "" },
          after: { name: "/a", retention_in_days: 7 },
          marks: { after_unknown: { kms_key_id: true } },
        }),
        resourceChange("aws_cloudwatch_log_group.tags", {
          before: { tags: {} },
          after: { tags: { a: "b" } },
        }),
        resourceChange("aws_kms_key.a", { before: { description: "logs", enable_key_rotation: true } }),
      ],
      configurationJson({ "aws_cloudwatch_log_group.a": { kms_key_id: {} } }),
    );
    expect(linesIn("log groups, retention and keys", review)).toEqual([
      [
        "~ aws_cloudwatch_log_group.a (/a) changes",
        "~ retention_in_days: 30 → 7",
        "~ kms_key_id: none → (known after apply)",
      ],
      ["! aws_kms_key.a (logs) is destroyed"],
    ]);
  });
});
