import { describe, expect, it } from "vitest";
import { RULES } from "../../../firelens/rules/index.js";
import packageJson from "../../../package.json" with { type: "json" };
import { firelens, temporaryDirectory } from "../../support/firelens-command.js";
import { app, articleTask, fargateTask, newRouter as router } from "../../support/task-definitions.js";

const { directory, write } = temporaryDirectory();
const clean = write("clean.json", JSON.stringify(fargateTask([app({ Name: "stdout" }), router()])));
const article = write("article.json", JSON.stringify({ taskDefinition: articleTask }));
const containers = [app({ Name: "s3", region: "eu-west-1" }), router()];
const wrong = write("wrong.json", JSON.stringify(containers, null, 2));
const PLACE_AND_TEXT =
  "7:18: error app.logConfiguration.options.bucket: s3 requires the option bucket [required-option]\n";
const notJson = write("not.json", '{\n  "family": web\n}');

describe("firelens check", () => {
  it("says what it checked, and succeeds, if nothing is wrong", async () => {
    expect(await firelens(["check", clean])).toEqual({
      status: 0,
      stdout: "1 task definition checked: nothing found\n",
      stderr: "",
    });
  });

  it("succeeds with warnings, and with --strict does not", async () => {
    const { status, stdout } = await firelens(["check", article]);
    expect(status).toBe(0);
    expect(stdout.match(/\[[\w-]+\]$/gm)).toEqual([
      "[unknown-field]",
      "[moving-image-tag]",
      "[memory-overcommit]",
    ]);
    expect(stdout).toMatch(/\n1 task definition checked: 3 warnings\n$/);
    expect((await firelens(["check", "--strict", article])).status).toBe(1);
    expect((await firelens(["check", "--strict", clean])).status).toBe(0);
  });

  it("fails with errors: a line each with place, severity, message and rule", async () => {
    expect(await firelens(["check", wrong])).toEqual({
      status: 1,
      stdout: `${wrong}:${PLACE_AND_TEXT}1 task definition checked: 1 error\n`,
      stderr: "",
    });
  });

  it("reads standard input", async () => {
    const input = JSON.stringify(containers, null, 2);
    const { status, stdout } = await firelens(["check", "-"], { input });
    expect([status, stdout]).toEqual([1, `-:${PLACE_AND_TEXT}1 task definition checked: 1 error\n`]);
  });

  it("goes on after a file that it cannot read", async () => {
    expect(await firelens(["check", wrong, notJson, clean])).toEqual({
      status: 2,
      stdout: `${wrong}:${PLACE_AND_TEXT}2 task definitions checked: 1 error\n`,
      stderr: `firelens: ${notJson}:2:13: not JSON: invalid symbol\n`,
    });
  });

  it("takes another Fluent Bit version than the image's", async () => {
    const input = JSON.stringify([app({ Name: "loki", uri: "/push" }), router()]);
    expect((await firelens(["check", "-"], { input })).status).toBe(0);
    expect((await firelens(["check", "--fluent-bit", "1.9.3", "-"], { input })).status).toBe(1);
  });

  it("leaves out what is ignored, below the severity, or another rule than the only ones", async () => {
    expect((await firelens(["check", "--ignore", "required-option", wrong])).status).toBe(0);
    const { stdout } = await firelens(["check", "--ignore=unknown-field", article]);
    expect(stdout).toContain("2 warnings");
    expect((await firelens(["check", "--severity", "error", article])).stdout).toContain("nothing found");
    const only = await firelens(["check", "--only", "unknown-field", "--only", "moving-image-tag", article]);
    expect(only.stdout).toContain("2 warnings");
  });

  it("takes folders and patterns, and passes over files of other kinds in them", async () => {
    const folder = `${directory}/folder`;
    const first = write("folder/a.json", JSON.stringify(containers, null, 2));
    const second = write("folder/deep/b.yaml", "containerDefinitions:\n  - name: app\n");
    write("folder/tsconfig.json", "{ // comments\n}");
    write("folder/node_modules/c.json", "[{}]");
    write("folder/.hidden/d.json", "[{}]");
    write("folder/README.md", "# words");
    const { status, stdout, stderr } = await firelens(["check", folder]);
    expect([status, stdout, stderr]).toEqual([
      1,
      `${first}:${PLACE_AND_TEXT}2 task definitions checked: 1 error\n`,
      "",
    ]);
    expect((await firelens(["check", `${directory}/folder/**/*.yaml`])).stdout).toBe(
      "1 task definition checked: nothing found\n",
    );
    expect(second).toContain("deep");
  });

  it("says so if a folder or a pattern leads to no task definition", async () => {
    write("empty/words.md", "");
    write("others/package.json", "{}");
    write("meant/task.json", '{"containerDefinitions": [}');
    const message = async (name: string) => (await firelens(["check", `${directory}/${name}`])).stderr;
    expect(await message("empty")).toContain("empty: a folder without JSON or YAML files\n");
    expect(await message("others")).toContain("others: none of its files holds a task definition\n");
    expect(await message("others/*.yaml")).toContain("*.yaml: a pattern that no file matches\n");
    expect(await message("meant")).toContain("meant/task.json:1:27: not JSON: value expected\n");
  });
});

describe("firelens check --format", () => {
  it("json", async () => {
    const { status, stdout } = await firelens(["check", "--format=json", wrong, notJson]);
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
              jsonPath: [0, "logConfiguration", "options", "bucket"],
              line: 7,
              column: 18,
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

  it("sarif, version 2.1.0", async () => {
    const { stdout } = await firelens(["check", "--format", "sarif", wrong, article, notJson]);
    const sarif = JSON.parse(stdout);
    expect(sarif).toMatchObject({ version: "2.1.0", $schema: expect.stringContaining("sarif-2.1.0") });
    const [log] = sarif.runs;
    expect(log.tool.driver).toMatchObject({ name: "firelens", version: packageJson.version });
    const ids = log.tool.driver.rules.map(({ id }: { id: string }) => id);
    expect(ids).toEqual(expect.arrayContaining(RULES.map(({ id }) => id)));
    expect(log.invocations).toEqual([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          { level: "error", message: { text: `${notJson}:2:13: not JSON: invalid symbol` } },
        ],
      },
    ]);
    const [first, second] = log.results;
    expect(first).toEqual({
      ruleId: "required-option",
      ruleIndex: ids.indexOf("required-option"),
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
    expect(second.ruleId).toBe("unknown-field");
    expect(second.locations[0].physicalLocation.region).toEqual({
      startLine: 1,
      startColumn: text.lastIndexOf('"awsvpc"', text.indexOf("portMappings")) + 1,
    });
  });

  it("github: annotations, with what has a meaning in them escaped", async () => {
    const file = write("a,b:100%.json", JSON.stringify(containers));
    const { stdout } = await firelens(["check", "--format", "github", file, notJson]);
    expect(stdout.split("\n")).toEqual([
      `::error file=${directory}/a%2Cb%3A100%25.json,line=1,col=93,title=required-option::app.logConfiguration.options.bucket: s3 requires the option bucket`,
      `::error file=${notJson}::${notJson}:2:13: not JSON: invalid symbol`,
      "",
    ]);
  });

  it("junit: a suite for each file, a failure for each finding", async () => {
    const file = write("<a&b>.json", JSON.stringify(containers));
    const { stdout } = await firelens(["check", "--format", "junit", file, clean, notJson]);
    expect(stdout).toContain(
      `<testsuite name="${directory}/&lt;a&amp;b&gt;.json" tests="1" failures="1" errors="0">`,
    );
    expect(stdout).toContain(
      '<failure type="error" message="app.logConfiguration.options.bucket: s3 requires the option bucket">',
    );
    expect(stdout).toContain(`<testsuite name="${clean}" tests="1" failures="0" errors="0">`);
    expect(stdout).toContain(`<error message="${notJson}:2:13: not JSON: invalid symbol"/>`);
  });

  it("junit: without the characters that XML does not have", async () => {
    const input = JSON.stringify([app({ Name: "\u0001\ud800" }), router()]);
    const { stdout } = await firelens(["check", "--format", "junit", "-"], { input });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
    expect(stdout).not.toMatch(/[\u0000-\u0008\u000b-\u001f]|\p{Surrogate}/u);
  });
});
