import { readFileSync, truncateSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { firelens, temporaryDirectory } from "../../support/firelens-command.js";
import { planJson, resourceChange } from "../../support/plan-json.js";

const fixture = (name: string) => fileURLToPath(new URL(`../../fixtures/plans/${name}`, import.meta.url));
const PLAIN_HCL = fixture("plain-hcl.json");
const PRODUCTION = fixture("article-to-production.json");

const { write } = temporaryDirectory();
const input = (...resources: Parameters<typeof planJson>[0]) => ({
  input: JSON.stringify(planJson(resources)),
});

describe("firelens review", () => {
  it("shows what a plan of plain HCL changes, as docs/review.md has it", async () => {
    const { status, stdout, stderr } = await firelens(["review", PLAIN_HCL]);
    expect([status, stderr]).toEqual([0, ""]);
    expect(readFileSync("docs/review.md", "utf8")).toContain(stdout);
  });

  it("shows the way from the article to production", async () => {
    const { stdout } = await firelens(["review", PRODUCTION, "--format", "json"]);
    const { counts, removals, network, fluentBitConf, findings } = JSON.parse(stdout);
    expect(counts).toEqual({ create: 48, update: 21, replace: 1, destroy: 0 });
    expect(removals.map(({ address, isRevision }: Record<string, unknown>) => [address, isRevision])).toEqual(
      [["aws_ecs_task_definition.nginx_fluent_bit", true]],
    );
    expect(network).toEqual([
      {
        address: "aws_alb_listener.fluent_bit_https_listener",
        opens: ["a listener on port 443, HTTPS"],
        closes: [],
        unknown: [],
      },
      {
        address: "aws_security_group.fluent_bit_alb_sg",
        opens: ["in from 0.0.0.0/0 (everywhere): tcp 443"],
        closes: ["out to 0.0.0.0/0 (everywhere): every protocol and port"],
        unknown: [],
      },
      {
        address: "aws_security_group.fluent_bit_task_sg",
        opens: [],
        closes: ["out to 0.0.0.0/0 (everywhere): every protocol and port"],
        unknown: [],
      },
    ]);
    expect(fluentBitConf[0].diff).toEqual(
      expect.arrayContaining(["-    Name cloudwatch", "+    Name cloudwatch_logs"]),
    );
    expect(findings.map(({ action }: Record<string, unknown>) => action)).toEqual(["gone", "gone"]);
  });

  it("says in JSON what is known after apply", async () => {
    const { stdout } = await firelens(["review", PRODUCTION, "--format", "json"]);
    const task = JSON.parse(stdout).containers.find(
      (change: Record<string, unknown>) => !("container" in change),
    );
    expect(task.fields).toContainEqual({
      field: "execution_role_arn",
      before: "arn:aws:iam::123456789012:role/fluent-bit-task-role",
      after: "(known after apply)",
    });
  });

  it.each(["text", "markdown", "json"])("shows no sensitive value as %s", async (format) => {
    expect(readFileSync(PLAIN_HCL, "utf8")).toContain("s3cr3t-value");
    const { stdout, stderr } = await firelens(["review", PLAIN_HCL, "--format", format]);
    expect(stdout).toContain("aws_ecs_task_definition.worker");
    expect(stdout + stderr).not.toContain("s3cr3t");
  });

  it("reads a plan from standard input, and one without a change", async () => {
    expect(await firelens(["review", "-"], input())).toEqual({
      status: 0,
      stdout: "0 to create, 0 to change, 0 to replace, 0 to destroy\n",
      stderr: "",
    });
  });
});

describe("firelens review --fail-on", () => {
  const wrong = (containers: unknown) => ({ container_definitions: JSON.stringify(containers) });

  it.each([
    ["replace", resourceChange("aws_lb.a", { before: {}, after: {}, replace: true })],
    ["destroy", resourceChange("aws_lb.a", { before: {} })],
    [
      "permissions",
      resourceChange("aws_iam_role_policy.a", {
        after: { policy: JSON.stringify({ Statement: { Effect: "Allow", Action: "a:X", Resource: "*" } }) },
      }),
    ],
    ["open", resourceChange("aws_lb.a", { after: { internal: false } })],
    ["errors", resourceChange("aws_ecs_task_definition.a", { after: wrong([{ image: "a:1" }]) })],
  ])("%s fails, and no other does", async (gate, resource) => {
    const all = ["replace", "destroy", "permissions", "open", "errors"];
    const others = all.filter((name) => name !== gate).join(",");
    const failed = await firelens(["review", "-", "--fail-on", gate], input(resource));
    expect([failed.status, failed.stderr]).toEqual([
      1,
      expect.stringMatching(new RegExp(`^firelens: --fail-on ${gate}: \\d in this plan\n$`)),
    ]);
    expect((await firelens(["review", "-", "--fail-on", others], input(resource))).status).toBe(0);
    expect((await firelens(["review", "-"], input(resource))).status).toBe(0);
  });

  it("names each gate that fails", async () => {
    const { status, stderr } = await firelens([
      "review",
      PLAIN_HCL,
      "--fail-on=destroy,open",
      "--fail-on=errors",
    ]);
    expect([status, stderr]).toEqual([
      1,
      "firelens: --fail-on open: 1 in this plan\nfirelens: --fail-on errors: 1 in this plan\n",
    ]);
  });

  it("takes no new revision of a task definition for a replacement", async () => {
    expect((await firelens(["review", PLAIN_HCL, "--fail-on", "replace"])).status).toBe(0);
  });

  it("fails where nobody knows before apply", async () => {
    const policy = resourceChange("aws_sqs_queue_policy.a", {
      after: {},
      marks: { after_unknown: { policy: true } },
    });
    expect((await firelens(["review", "-", "--fail-on", "permissions"], input(policy))).status).toBe(1);
  });
});

describe("firelens review with a firelens.config.json", () => {
  const definition = {
    container_definitions: JSON.stringify([
      { name: "router", image: "fluent/fluent-bit:latest", firelensConfiguration: { type: "fluentbit" } },
    ]),
  };
  const plan = input(resourceChange("aws_ecs_task_definition.a", { after: definition }));
  let folders = 0;
  const folderWith = (config: string) => dirname(write(`${folders++}/firelens.config.json`, config));
  const rules = async (config: object = {}, more: readonly string[] = []) => {
    const directory = folderWith(JSON.stringify(config));
    const words = ["review", "-", "--format", "json", ...more];
    const { stdout, status } = await firelens(words, { ...plan, directory });
    const found: readonly { finding: { ruleId: string; severity: string } }[] = JSON.parse(stdout).findings;
    return { status, ids: found.map(({ finding }) => `${finding.severity} ${finding.ruleId}`) };
  };

  it("leaves out what it ignores", async () => {
    expect((await rules()).ids).toContain("error unused-router");
    const ignore = [{ rule: "unused-router", reason: "the application comes later" }];
    const { ids } = await rules({ ignore });
    expect(ids).not.toContain("error unused-router");
    expect(ids).toContain("warning moving-image-tag");
    const elsewhere = [{ rule: "unused-router", reason: "another plan", file: "other.json" }];
    expect((await rules({ ignore: elsewhere })).ids).toContain("error unused-router");
  });

  it("has its severities, also for --fail-on", async () => {
    const config = { severity: { "unused-router": "warning" } };
    expect((await rules(config)).ids).toContain("warning unused-router");
    expect((await rules({}, ["--fail-on", "errors"])).status).toBe(1);
    const quiet = { ignore: [{ rule: "unused-router", reason: "later" }] };
    expect((await rules(quiet, ["--fail-on", "errors"])).status).toBe(0);
  });

  it("names the fault of a configuration", async () => {
    const directory = folderWith('{"ignor": []}');
    const { status, stderr } = await firelens(["review", "-"], { ...plan, directory });
    expect([status, stderr]).toEqual([
      2,
      expect.stringContaining("firelens.config.json:1:11: ignor; expected"),
    ]);
  });
});

describe("firelens review of OpenTofu's plan", () => {
  it("is that of the same plan of Terraform", async () => {
    const { terraform_version: _, ...plan } = JSON.parse(readFileSync(PLAIN_HCL, "utf8"));
    const tofu = {
      ...plan,
      format_version: "1.2",
      terraform_version: "1.10.6",
      timestamp: "2026-11-30T10:00:00Z",
    };
    const { stdout } = await firelens(["review", "-"], { input: JSON.stringify(tofu) });
    expect(stdout).toBe((await firelens(["review", PLAIN_HCL])).stdout);
  });
});

describe("firelens review of bad input", () => {
  it("reads a plan of 50 MB, and none that is larger than 256", async () => {
    const resources = Array.from({ length: 200 }, (_, index) =>
      resourceChange(`aws_ssm_parameter.p${index}`, { after: { value: "x".repeat(256 * 1024) } }),
    );
    const text = JSON.stringify(planJson(resources));
    expect(text.length).toBeGreaterThan(50 * 1024 * 1024);
    const { status, stdout } = await firelens(["review", "-"], { input: text });
    expect([status, stdout]).toEqual([0, expect.stringContaining("200 to create, 0 to change")]);
    const file = write("huge.json", "{");
    truncateSync(file, 256 * 1024 * 1024 + 1);
    expect((await firelens(["review", file])).stderr).toContain("larger than 256 MiB");
  });

  it.each([
    [[], "review needs one FILE, the JSON of a plan, or - for standard input"],
    [["a", "b"], "review needs one FILE"],
    [
      ["-", "--fail-on", "opne"],
      '--fail-on: "opne"; expected one of replace, destroy, permissions, open, errors; did you mean open?',
    ],
    [["-", "--format", "html"], '--format: "html"; expected one of text, markdown, json'],
  ])("%j is a command line that makes no sense", async (args, message) => {
    const { status, stderr } = await firelens(["review", ...args]);
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  it.each([
    ["a missing file", "/no/such/plan.json", undefined, "no such file"],
    [
      "a plan file",
      "plan.bin",
      "PK\u0003\u0004\u0000",
      "a Terraform plan in its binary form; expected the JSON that terraform show -json FILE writes",
    ],
    [
      "messages of plan -json",
      "log.json",
      '{"@level":"info"}\n{"@level":"info"}\n',
      "2:1: not JSON: end of file expected; expected what terraform show -json PLAN writes",
    ],
    [
      "another format version",
      "v9.json",
      '{"format_version":"9.0","resource_changes":[]}',
      "the JSON of a Terraform plan or state, of format version 9.0; expected format version 1",
    ],
    [
      "a state",
      "state.json",
      '{"format_version":"1.0"}',
      "the JSON of a Terraform state; expected that of a plan",
    ],
    ["something else", "other.json", "[]", "not the JSON of a Terraform plan"],
  ])("says what is wrong with %s", async (_, name, content, message) => {
    const file = content === undefined ? name : write(name, content);
    const { status, stdout, stderr } = await firelens(["review", file]);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(`firelens: ${file}:`);
    expect(stderr).toContain(message);
  });
});
