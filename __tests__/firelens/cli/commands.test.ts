import { describe, expect, it } from "vitest";
import { renderFluentBitConf } from "../../../firelens/preview/preview.js";
import { RULES } from "../../../firelens/rules/index.js";
import packageJson from "../../../package.json" with { type: "json" };
import { command, firelens, firelensHere, run, temporaryDirectory } from "../../support/firelens-command.js";
import { app, articleTask, fargateTask, router, task } from "../../support/task-definitions.js";

const { write } = temporaryDirectory();
const clean = write("clean.json", JSON.stringify(fargateTask([app({ Name: "stdout" }), router()])));
const article = write("article.json", JSON.stringify({ taskDefinition: articleTask }));
const wrong = write(
  "wrong.json",
  JSON.stringify([app({ Name: "s3", region: "eu-west-1" }), router()], null, 2),
);
const wrongLine =
  "error required-option app.logConfiguration.options.bucket: s3 requires the option bucket\n";
const notJson = write("not.json", '{\n  "family": web\n}');

describe("firelens check", () => {
  it("says nothing about a clean definition and succeeds", () => {
    expect(firelens(["check", clean])).toEqual({ status: 0, stdout: "", stderr: "" });
  });

  it("succeeds with warnings", () => {
    const { status, stdout } = firelens(["check", article]);
    expect(status).toBe(0);
    expect(stdout.split("\n").map((line) => line.split(" ", 3).join(" "))).toEqual([
      "warning memory-overcommit memory:",
      "warning unknown-field nginx-fluentbit.networkMode:",
      "warning moving-image-tag log_router.image:",
      "",
    ]);
  });

  it("fails with errors, a line each", () => {
    expect(firelens(["check", wrong])).toEqual({ status: 1, stdout: wrongLine, stderr: "" });
  });

  it("reads standard input", () => {
    const input = JSON.stringify([app({ Name: "s3", region: "eu-west-1" }), router()]);
    expect(firelens(["check", "-"], input)).toEqual({ status: 1, stdout: wrongLine, stderr: "" });
  });

  it("names the file of each line if there are several, and goes on after one that it cannot read", () => {
    expect(firelens(["check", wrong, notJson, clean])).toEqual({
      status: 2,
      stdout: `${wrong}: ${wrongLine}`,
      stderr: `firelens: ${notJson}:2:13: not JSON: invalid symbol\n`,
    });
  });

  it("takes another Fluent Bit version than the image's", () => {
    const input = JSON.stringify([app({ Name: "loki", uri: "/push" }), router()]);
    expect(firelens(["check", "-"], input).status).toBe(1);
    expect(firelens(["check", "--fluent-bit", "5.0.3", "-"], input).status).toBe(0);
  });

  it("writes JSON", () => {
    const { status, stdout } = firelens(["check", "--format=json", wrong, notJson]);
    expect(status).toBe(2);
    expect(JSON.parse(stdout)).toEqual({
      files: [
        {
          file: wrong,
          findings: [
            {
              ruleId: "required-option",
              severity: "error",
              container: "app",
              path: "app.logConfiguration.options.bucket",
              jsonPath: ["containerDefinitions", 0, "logConfiguration", "options", "bucket"],
              message: "s3 requires the option bucket",
            },
          ],
        },
        { file: notJson, findings: [], error: { message: "not JSON: invalid symbol", line: 2, column: 13 } },
      ],
      errors: 1,
      warnings: 0,
    });
  });

  it("writes SARIF 2.1.0 with the place in the file", () => {
    const { stdout } = firelens(["check", "--format", "sarif", wrong, article, notJson]);
    const sarif = JSON.parse(stdout);
    expect(sarif).toMatchObject({ version: "2.1.0", $schema: expect.stringContaining("sarif-2.1.0") });
    const [log] = sarif.runs;
    expect(log.tool.driver).toMatchObject({ name: "firelens", version: packageJson.version });
    expect(log.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(RULES.map(({ id }) => id));
    expect(log.invocations).toEqual([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          { level: "error", message: { text: `${notJson}:2:13: not JSON: invalid symbol` } },
        ],
      },
    ]);
    const [first, , third] = log.results;
    expect(first).toEqual({
      ruleId: "required-option",
      ruleIndex: RULES.findIndex(({ id }) => id === "required-option"),
      level: "error",
      message: { text: "s3 requires the option bucket" },
      locations: [
        {
          // The option is missing: the place is that of the options.
          physicalLocation: { artifactLocation: { uri: wrong }, region: { startLine: 7, startColumn: 18 } },
          logicalLocations: [{ fullyQualifiedName: "app.logConfiguration.options.bucket" }],
        },
      ],
    });
    const text = JSON.stringify({ taskDefinition: articleTask });
    expect(third.ruleId).toBe("unknown-field");
    expect(third.locations[0].physicalLocation.region).toEqual({
      startLine: 1,
      startColumn: text.lastIndexOf('"awsvpc"', text.indexOf("portMappings")) + 1,
    });
  });
});

describe("firelens preview", () => {
  it("writes the file, and what Fargate may do differently to standard error", () => {
    const { status, stdout, stderr } = firelens([
      ...[
        "preview",
        article,
        "--cluster",
        "web",
        "--task-arn",
        "arn:aws:ecs:eu-west-1:1:task/web/0",
        "--revision",
        "3",
      ],
    ]);
    expect(status).toBe(0);
    expect(stdout).toBe(
      renderFluentBitConf(articleTask, {
        cluster: "web",
        taskArn: "arn:aws:ecs:eu-west-1:1:task/web/0",
        revision: "3",
      }),
    );
    expect(stderr).toMatch(/^note: .*Fargate's own agent is closed/);
  });

  it("fails if FireLens makes no file, with the agent's reason", () => {
    const fluentd = JSON.stringify(task([app(), router({ firelensConfiguration: { type: "fluentd" } })]));
    expect(firelens(["preview", "-"], fluentd)).toEqual({
      status: 1,
      stdout: "",
      stderr:
        "firelens: -: FireLens makes no fluent-bit.conf: the router is of type fluentd: FireLens generates a Fluentd configuration for it, not fluent-bit.conf\n",
    });
  });

  it("cannot preview what it cannot read", () => {
    const { status, stdout, stderr } = firelens(["preview", notJson]);
    expect([status, stdout, stderr]).toEqual([
      2,
      "",
      `firelens: ${notJson}:2:13: not JSON: invalid symbol\n`,
    ]);
  });
});

describe("firelens rules", () => {
  it("lists every rule with its reason and source", () => {
    const { status, stdout } = firelensHere(["rules"]);
    expect(status).toBe(0);
    for (const { id, severity, title, why, source } of RULES) {
      expect(stdout).toContain(`${severity} ${id}\n  catches  ${title}\n  why      ${why}\n`);
      expect(stdout).toContain(`  source   ${source}\n`);
    }
  });

  it("as JSON too", () => {
    const ids = JSON.parse(firelensHere(["rules", "--format", "json"]).stdout).map(
      ({ id }: { id: string }) => id,
    );
    expect(ids).toEqual(RULES.map(({ id }) => id));
  });
});

describe("firelens options", () => {
  it("lists the options of a plugin with type and default", () => {
    const { stdout } = firelensHere(["options", "cloudwatch_logs"]);
    expect(stdout).toMatch(/^cloudwatch_logs\n {2}option +type +default +required +Fluent Bit +note\n/);
    expect(stdout).toMatch(/\n {2}auto_create_group +bool +false +no +all versions\n/);
    expect(stdout).toMatch(/\n {2}region +string +- +yes +all versions\n/);
    expect(stdout).toMatch(/\nevery output\n[\s\S]*\n {2}retry_limit +retry +1 +no /);
  });

  it("of one version", () => {
    const names = (version: string): string[] =>
      JSON.parse(
        firelensHere(["options", "es", "--format", "json", "--fluent-bit", version]).stdout,
      ).options.map(({ name }: { name: string }) => name);
    expect(names("1.9.10")).not.toContain("compress");
    expect(names("4.2")).toContain("compress");
  });

  it("lists the plugins without a name", () => {
    expect(firelensHere(["options"]).stdout.split("\n")).toContain("opensearch");
  });
});

describe("a command line that makes no sense", () => {
  const hint = "firelens --help says how it is used\n";

  it.each([
    [[], "a command is missing; accepted: check, preview, rules, options"],
    [["chek"], 'there is no command "chek"; accepted: check, preview, rules, options; did you mean check?'],
    [["check"], "check needs a FILE, or - for standard input"],
    [["check", "--fromat", "json", "x"], "unknown option --fromat; did you mean --format?"],
    [["check", "-x"], "unknown option -x"],
    [["check", "x", "--format"], "--format needs a value"],
    [["check", "x", "--format", "yaml"], 'there is no --format "yaml"; accepted: text, json, sarif'],
    [
      ["check", "x", "--fluent-bit", "latest"],
      '--fluent-bit "latest" is no version; known are 1.9.10, 4.2.4, 5.0.9, 5.1.1, others stand for the nearest',
    ],
    [["preview", "a", "b"], "preview needs one FILE, or - for standard input"],
    [["rules", "x"], "rules takes no FILE"],
    [["options", "a", "b"], "options takes one PLUGIN"],
    [["options", "opensearh"], 'Fluent Bit has no output plugin "opensearh"; did you mean opensearch?'],
    [
      ["options", "azure_kusto", "--fluent-bit", "1.9"],
      'Fluent Bit 1.9.10 has no output plugin "azure_kusto"; it comes with 4.2.4',
    ],
  ])("firelens %j", (args, message) => {
    expect(firelensHere(args)).toEqual({ status: 2, stdout: "", stderr: `firelens: ${message}\n${hint}` });
  });
});

it("--help names every command, --version the version", () => {
  const { status, stdout } = firelensHere(["check", "--help"]);
  expect(status).toBe(0);
  for (const text of [
    "firelens check",
    "firelens preview",
    "firelens rules",
    "firelens options",
    "Exit status",
  ]) {
    expect(stdout).toContain(text);
  }
  expect(firelensHere(["--version"])).toEqual({ status: 0, stdout: `${packageJson.version}\n`, stderr: "" });
});

it("a reader that stops early is no fault", () => {
  const { stdout, stderr } = run("bash", ["-c", `'${process.execPath}' '${command}' rules | head -n 1`]);
  expect([stdout, stderr]).toEqual(["error wrong-type\n", ""]);
});
