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

describe("the files that the router reads beside it", () => {
  const KEY = "arn:aws:s3:::config/extra.conf";
  const init = router({
    image: "public.ecr.aws/aws-observability/aws-for-fluent-bit:init-3.4.10",
    environment: [{ name: "aws_fluent_bit_init_s3_1", value: KEY }],
  });
  const routed = definition([app(), init]);
  const object = (planned: PlannedChange) => resourceChange("aws_s3_object.extra", planned);
  const file = (content: string) => ({ bucket: "config", key: "extra.conf", content });
  const conf = (s3: Fields, planned: PlannedChange) =>
    linesIn("fluent-bit.conf", reviewOf([s3, resourceChange(ADDRESS, planned)])).flat();

  it("are a part of the diff", () => {
    const added = object({ after: file("[FILTER]\n    Name grep\n") });
    const lines = conf(added, { before: definition([app(), router()]), after: routed });
    expect(lines).toContain(`+# /init/fluent-bit-init-s3-files/extra.conf, from ${KEY}`);
    expect(lines).toContain("+    Name grep");
  });

  it("change without a new revision, which running tasks do not see", () => {
    const changed = object({ before: file("[SERVICE]\n    Flush 1"), after: file("[SERVICE]\n    Flush 5") });
    const lines = conf(changed, { before: routed, after: routed });
    expect(lines[0]).toBe(`! ${ADDRESS}: no new revision, running tasks keep what they have read`);
    expect(lines.filter((line) => /^[-+] /.test(line))).toEqual(["-    Flush 1", "+    Flush 5"]);
  });

  it("are not shown if they are sensitive, or known after apply", () => {
    const marks = { before_sensitive: { content: true }, after_sensitive: { content: true } };
    const secret = object({ before: file("s3cr3t"), after: file("s3cr3t too"), marks });
    const lines = conf(secret, { before: routed, after: routed });
    expect(lines.filter((line) => /^[-+]# /.test(line))).toEqual([
      "-# (sensitive)",
      "+# (sensitive), and another",
    ]);
    const { content: _, ...unknown } = file("");
    const late = object({ before: file("x"), after: unknown, marks: { after_unknown: { content: true } } });
    expect(conf(late, { before: routed, after: routed })).toContain("+# (known after apply)");
  });
});

describe("credentials that the plan does not mark as sensitive", () => {
  const SECRETS = ["first-key", "second-key", "hunter2", "Bearer abc", "postgres://me:pw@db/x"];
  const [first = "", second = "", password = "", token = "", url = ""] = SECRETS;
  const environment = (value: string) => [
    { name: "DB_PASSWORD", value },
    { name: "DATABASE_URL", value: url },
  ];
  const options = (apikey: string) => ({
    Name: "datadog",
    apikey,
    Header: `Authorization ${token}`,
    tls: "on",
    "tls.key_passwd": "${PASSWORD}",
  });
  const of = (key: string, value: string) => ({
    before: definition([app({ Name: "null" }), router()]),
    after: definition([app(options(key), { environment: environment(value) }), router()]),
  });

  it("are never shown", () => {
    const text = JSON.stringify(review(of(first, password)));
    for (const secret of SECRETS) {
      expect(text).not.toContain(secret);
    }
  });

  it("are shown to change, in the container and in fluent-bit.conf", () => {
    const { after: before } = of(first, password);
    const { after } = of(second, "other");
    expect(containers({ before, after })[0]).toEqual([
      `~ container app of ${ADDRESS} changes`,
      "~ logConfiguration.options.apikey: (sensitive) → (sensitive)",
      "~ environment.DB_PASSWORD: (sensitive) → (sensitive)",
    ]);
    const lines = linesIn("fluent-bit.conf", review({ before, after })).flat();
    expect(lines.filter((line) => /^[-+] /.test(line))).toEqual([
      "-    apikey (sensitive)",
      "+    apikey (sensitive)",
    ]);
  });

  it("are told from references to where they are", () => {
    const after = definition([
      app(
        { Name: "es", HTTP_Passwd: "${PASSWORD}" },
        { environment: [{ name: "TOKEN", value: "arn:aws:x" }] },
      ),
      router(),
    ]);
    const before = definition([app({ Name: "es" }), router()]);
    const lines = containers({ before, after }).flat();
    expect(lines).toContain('~ logConfiguration.options.HTTP_Passwd: none → "${PASSWORD}"');
    expect(lines).toContain('~ environment.TOKEN: none → "arn:aws:x"');
  });

  it("are not shown by a finding", () => {
    const after = definition([app({ Name: "nrlogs", license_key: "", api_key: "a\nb" }), router()]);
    const wrong = definition([
      app({ Name: "pgsql", password: "x", Port: "y", "tls.key_passwd": "z" }),
      router(),
    ]);
    for (const planned of [{ after }, { after: wrong }]) {
      expect(linesIn("findings of firelens check", review(planned)).flat().join()).not.toMatch(
        /"x"|"z"|a\\nb/,
      );
    }
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
