import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { firelens, temporaryDirectory } from "../../support/firelens-command.js";
import { app, fargateTask, router } from "../../support/task-definitions.js";

const { directory, write } = temporaryDirectory();
const latest = router({ image: "amazon/aws-for-fluent-bit:latest" });
const moving = write("services/a.json", JSON.stringify(fargateTask([app({ Name: "stdout" }), latest])));
write("services/b.json", JSON.stringify(fargateTask([app({ Name: "loki", uri: "/push" }), latest])));

async function check(config: object | string, args: readonly string[] = [moving]) {
  write("firelens.config.json", typeof config === "string" ? config : JSON.stringify(config, null, 1));
  return firelens(["check", ...args], { directory: `${directory}/services` });
}

const ignore = (fields: object = {}) => ({ rule: "moving-image-tag", reason: "a test", ...fields });

describe("firelens.config.json", () => {
  it("is found in the folder and above", async () => {
    expect((await check({})).stdout).toContain("1 warning");
    expect((await check({ ignore: [ignore()] })).stdout).toBe("1 task definition checked: nothing found\n");
  });

  it("ignores rules by file and by container", async () => {
    const all = `${directory}/services`;
    expect((await check({ ignore: [ignore({ file: "services/a.json" })] }, [all])).stdout).toMatch(
      /b\.json.*moving/,
    );
    expect((await check({ ignore: [ignore({ file: "services/*.json" })] }, [all])).stdout).not.toContain(
      "moving",
    );
    expect((await check({ ignore: [ignore({ container: "log_router" })] })).status).toBe(0);
    expect((await check({ ignore: [ignore({ container: "log_router" })] })).stdout).toContain(
      "nothing found",
    );
  });

  it("reports what is ignored for nothing, at its place in the configuration", async () => {
    const { status, stdout } = await check({ ignore: [ignore(), ignore({ container: "app" })] });
    expect(status).toBe(0);
    expect(stdout).toBe(
      '../firelens.config.json:7:3: warning app: ignored rule that found nothing: "moving-image-tag" [unused-ignore]\n1 task definition checked: 1 warning\n',
    );
  });

  it("does not report what is ignored in files that are not checked, or by rules that are not asked for", async () => {
    expect((await check({ ignore: [ignore(), ignore({ file: "services/b.json" })] })).stdout).toContain(
      "nothing found",
    );
    const unused = { ignore: [ignore(), ignore({ rule: "unknown-field" })] };
    expect((await check(unused, ["--only", "moving-image-tag", moving])).stdout).toContain("nothing found");
  });

  it("changes severities", async () => {
    const { status, stdout } = await check({ severity: { "moving-image-tag": "error" } });
    expect([status, stdout]).toEqual([1, expect.stringContaining(": error log_router.image: ")]);
  });

  it("says the version of Fluent Bit, of all files or of some; the command line counts more", async () => {
    const b = `${directory}/services/b.json`;
    const version = async (config: object, args: readonly string[] = []) =>
      (await check(config, ["--only", "option-version", ...args, b])).status;
    expect(await version({})).toBe(1);
    expect(await version({ fluentBit: "5.0.9" })).toBe(0);
    expect(await version({ versions: [{ file: "services/b.json", fluentBit: "5.0.9" }] })).toBe(0);
    expect(await version({ versions: [{ file: "services/a.json", fluentBit: "5.0.9" }] })).toBe(1);
    expect(await version({ fluentBit: "5.0.9" }, ["--fluent-bit", "1.9.10"])).toBe(1);
  });

  it("is as the documentation shows", async () => {
    const documentation = readFileSync(new URL("../../../docs/firelens.md", import.meta.url), "utf8");
    const [, example = ""] = /```json\n([\s\S]*?)```/.exec(documentation) ?? [];
    const { status, stdout } = await check(example);
    expect([status, stdout]).toEqual([0, expect.stringContaining('found nothing: "router-memory"')]);
  });

  it("may be another file", async () => {
    write("other.json", JSON.stringify({ severity: { "moving-image-tag": "error" } }));
    expect((await check({}, ["--config", "../other.json", moving])).status).toBe(1);
    const { status, stderr } = await check({}, ["--config", "none.json", moving]);
    expect([status, stderr]).toEqual([2, "firelens: none.json: no such file\n"]);
  });

  it.each([
    ["{", "1:2: not JSON: close brace expected"],
    [[], "1:1: the configuration: []; expected an object"],
    [
      { ingore: [] },
      "2:12: ingore; expected one of $schema, fluentBit, ignore, severity, versions; did you mean ignore?",
    ],
    [{ ignore: {} }, "2:12: ignore: {}; expected a list"],
    [{ ignore: ["x"] }, '3:3: ignore[0]: "x"; expected an object'],
    [{ ignore: [{ rule: "unknown-field" }] }, "3:3: ignore[0].reason; expected a text"],
    [{ ignore: [ignore({ reason: " " })] }, '5:14: ignore[0].reason: " "; expected a text'],
    [
      { ignore: [ignore({ conteiner: "x" })] },
      "6:17: ignore[0].conteiner; expected one of rule, reason, container, file; did you mean container?",
    ],
    [
      { ignore: [ignore({ rule: "unknown-feild" })] },
      '4:12: ignore[0].rule: rule: "unknown-feild"; did you mean unknown-field?',
    ],
    [
      { severity: { "unknown-feild": "error" } },
      '3:20: severity.unknown-feild: rule: "unknown-feild"; did you mean unknown-field?',
    ],
    [
      { severity: { "unknown-field": "off" } },
      '3:20: severity.unknown-field: "off"; expected error or warning',
    ],
    [{ fluentBit: "newest" }, '2:15: fluentBit: "newest"; expected a version, such as 5.1.1'],
    [{ versions: [{ file: "x" }] }, "3:3: versions[0].fluentBit; expected a text"],
  ])("that makes no sense is refused: %j", async (config, message) => {
    expect(await check(config)).toEqual({
      status: 2,
      stdout: "",
      stderr: `firelens: ../firelens.config.json:${message}\n`,
    });
  });
});
