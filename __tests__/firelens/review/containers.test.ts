import { describe, expect, it } from "vitest";
import { linesIn, type PlannedChange, resourceChange, reviewOf } from "../../support/plan-json.js";
import { app, router } from "../../support/task-definitions.js";

type Fields = Readonly<Record<string, unknown>>;

const definition = (containers: readonly unknown[], fields: Fields = {}) => ({
  family: "web",
  container_definitions: JSON.stringify(containers),
  ...fields,
});
const review = (planned: PlannedChange) => reviewOf([resourceChange("aws_ecs_task_definition.web", planned)]);
const containers = (planned: PlannedChange) => linesIn("containers", review(planned));
const ADDRESS = "aws_ecs_task_definition.web";

describe("a changed container", () => {
  it("is shown field by field, with lists by the names of their elements", () => {
    const before = definition([
      {
        name: "app",
        image: "app:1",
        environment: [
          { name: "LEVEL", value: "info" },
          { name: "OLD", value: "1" },
        ],
        portMappings: [{ containerPort: 80 }],
        command: ["a", "b"],
      },
    ]);
    const after = definition([
      {
        name: "app",
        image: "app:2",
        environment: [
          { name: "NEW", value: "1" },
          { name: "LEVEL", value: "debug" },
        ],
        secrets: [{ name: "KEY", valueFrom: "arn:key" }],
        portMappings: [{ containerPort: 80, name: "http" }],
        dependsOn: [{ containerName: "router", condition: "START" }],
        command: ["b", "a"],
      },
    ]);
    expect(containers({ before, after })).toEqual([
      [
        `~ container app of ${ADDRESS} changes`,
        '~ image: "app:1" → "app:2"',
        '~ environment.LEVEL: "info" → "debug"',
        '~ environment.OLD: "1" → none',
        '~ environment.NEW: none → "1"',
        '~ portMappings.80.name: none → "http"',
        '~ command: ["a","b"] → ["b","a"]',
        '~ secrets.KEY: none → "arn:key"',
        '~ dependsOn.router: none → "START"',
      ],
    ]);
  });

  it("is not one that differs in what ECS fills in, or in the order of names", () => {
    const before = definition([
      {
        name: "app",
        image: "app:1",
        cpu: 0,
        essential: true,
        environment: [
          { name: "A", value: "1" },
          { name: "B", value: "2" },
        ],
        mountPoints: [],
        systemControls: [],
        portMappings: [{ containerPort: 80, hostPort: 80, protocol: "tcp" }],
      },
    ]);
    const after = definition([
      {
        name: "app",
        image: "app:1",
        environment: [
          { name: "B", value: "2" },
          { name: "A", value: "1" },
        ],
        portMappings: [{ containerPort: 80 }],
        user: null,
      },
    ]);
    expect(containers({ before, after })).toEqual([]);
  });

  it("shows a variable without a value, and a port without further fields", () => {
    const before = definition([{ name: "app" }]);
    const after = definition([
      { name: "app", environment: [{ name: "A", value: "" }], portMappings: [{ containerPort: 80 }] },
    ]);
    expect(containers({ before, after })[0]?.slice(1)).toEqual([
      '~ environment.A: none → ""',
      "~ portMappings.80.containerPort: none → 80",
    ]);
  });

  it("may be new or gone", () => {
    const before = definition([
      { name: "app", image: "app:1" },
      { name: "old", image: "old:1" },
    ]);
    const after = definition([
      { name: "app", image: "app:1" },
      { name: "new", image: "new:1" },
    ]);
    expect(containers({ before, after })).toEqual([
      [`- container old of ${ADDRESS} goes`, '- image: "old:1"'],
      [`+ container new of ${ADDRESS} is new`, '+ image: "new:1"'],
    ]);
  });

  it("is shown whole where values are long, so that no difference is cut off", () => {
    const digest = (end: string) => definition([{ name: "app", image: `${"a".repeat(300)}${end}` }]);
    const [lines] = containers({ before: digest("1"), after: digest("2") });
    expect(lines?.[1]).toMatch(/1" → "a+2"$/);
  });

  it("comes after the task definition's own fields", () => {
    const before = definition([], { cpu: "256", memory: "512", ipc_mode: "" });
    const after = definition([], { cpu: "512", memory: "512" });
    expect(containers({ before, after })).toEqual([[`~ ${ADDRESS} changes`, '~ cpu: "256" → "512"']]);
  });

  it("is not compared if it is known after apply, sensitive or unreadable", () => {
    const before = definition([{ name: "app", image: "hidden:1" }]);
    const after = definition([{ name: "app", image: "hidden:2" }]);
    const mark = { container_definitions: true };
    const marks = { before_sensitive: mark, after_sensitive: mark };
    const reason = (planned: PlannedChange) => containers(planned).flat()[1];
    expect(reason({ before, after, marks })).toBe(
      "its containers cannot be compared: they are sensitive, and change",
    );
    expect(reason({ before, after: { family: "web" }, marks: { after_unknown: mark } })).toBe(
      "its containers cannot be compared: they are known after apply",
    );
    expect(reason({ before, after: { ...after, container_definitions: "{" } })).toBe(
      "its containers cannot be compared: they are no list in JSON",
    );
    expect(JSON.stringify(review({ before, after, marks }))).not.toContain("hidden");
  });

  it("is not told of if it is sensitive and the same", () => {
    const same = definition([{ name: "app" }], { cpu: "1" });
    const marks = {
      before_sensitive: { container_definitions: true },
      after_sensitive: { container_definitions: true },
    };
    expect(containers({ before: same, after: { ...same, cpu: "2" }, marks })).toHaveLength(1);
  });
});

describe("fluent-bit.conf", () => {
  const conf = (planned: PlannedChange) => linesIn("fluent-bit.conf", review(planned));

  it("is shown as a diff", () => {
    const before = definition([app({ Name: "s3", bucket: "a" }), router()]);
    const after = definition([app({ Name: "s3", bucket: "b" }), router()]);
    const [lines] = conf({ before, after });
    expect(lines?.slice(0, 4)).toEqual([
      `~ ${ADDRESS}`,
      "--- fluent-bit.conf",
      "+++ fluent-bit.conf",
      expect.stringMatching(/^@@ /),
    ]);
    expect(lines?.filter((line) => /^[-+] /.test(line))).toEqual(["-    bucket a", "+    bucket b"]);
  });

  it("is not told of if only the revision changes", () => {
    const same = definition([app(), router()]);
    const before = { ...same, revision: 3, cpu: "256" };
    expect(conf({ before, after: { ...same, cpu: "512" }, replace: true })).toEqual([]);
  });

  it("is new, or gone, against nothing", () => {
    const routed = definition([app(), router()]);
    const plain = definition([{ name: "app", image: "app:1" }]);
    expect(conf({ before: plain, after: routed })[0]?.slice(1, 3)).toEqual([
      "--- /dev/null",
      "+++ fluent-bit.conf",
    ]);
    expect(conf({ before: routed, after: plain })[0]?.slice(1, 3)).toEqual([
      "--- fluent-bit.conf",
      "+++ /dev/null",
    ]);
  });

  it("has placeholders for options that are known after apply", () => {
    const after = definition([app({ Name: "s3", bucket: "${aws_s3_bucket.logs.id}" }), router()]);
    const before = definition([app({ Name: "s3", bucket: "b" }), router()]);
    expect(conf({ before, after })[0]).toContain("-    bucket b");
  });

  it("is not compared where that would take long", () => {
    const options = (prefix: string) =>
      Object.fromEntries(Array.from({ length: 1100 }, (_, index) => [`${prefix}${index}`, prefix]));
    const of = (prefix: string) => definition([app({ Name: "s3", ...options(prefix) }), router()]);
    expect(conf({ before: of("a"), after: of("b") })).toEqual([
      [`~ ${ADDRESS}`, "no comparison: more than 2000 lines differ"],
    ]);
  });
});

describe("findings of check", () => {
  const findings = (planned: PlannedChange) => linesIn("findings of firelens check", review(planned)).flat();
  const fargate = {
    cpu: "512",
    memory: "1024",
    requires_compatibilities: ["FARGATE"],
    network_mode: "awsvpc",
    task_role_arn: "arn:aws:iam::1:role/a",
    execution_role_arn: "arn:aws:iam::1:role/a",
  };

  it("are those that the plan brings, and those that it ends", () => {
    const before = definition([app({ Name: "s3", bucket: "b" }), router()], fargate);
    const after = definition([app({ Name: "s3", region: "eu-west-1" }), router()], fargate);
    expect(findings({ before, after })).toEqual([
      expect.stringMatching(/^! error aws_ecs_task_definition\.web app\..*bucket.*\[required-option\]$/),
      expect.stringMatching(/^- gone: .*region.*/),
    ]);
  });

  it("leave out what was wrong before", () => {
    const wrong = [app({ Name: "s3" }), router()];
    expect(findings({ before: definition(wrong), after: definition(wrong, { family: "other" }) })).toEqual(
      [],
    );
  });

  it("say which task definition is not checked", () => {
    const after = definition([app({ Name: "s3" }), router()]);
    const marks = { after_sensitive: { container_definitions: true } };
    expect(findings({ after, marks })).toEqual([
      `! ${ADDRESS} is not checked: its containers are sensitive, known after apply, or no list in JSON`,
    ]);
  });

  it("are not about attributes that are sensitive", () => {
    const after = { ...definition([app(), router()], fargate), cpu: "secret" };
    expect(findings({ after, marks: { after_sensitive: { cpu: true } } }).join()).not.toContain("cpu");
  });
});
