import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { expect, it } from "vitest";
import { BUNDLE } from "../../../scripts/build-firelens.js";
import { temporaryDirectory } from "../../support/firelens-command.js";
import { app, fargateTask, router } from "../../support/task-definitions.js";

/** The built command; vitest's global setup has just built it. */
const COMMAND = fileURLToPath(new URL("../../../dist/firelens.js", import.meta.url));

const { write } = temporaryDirectory();
const wrong = write("wrong.json", JSON.stringify(fargateTask([app({ Name: "s3" }), router()])));

function start(program: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}, input = "") {
  const { status, stdout, stderr } = spawnSync(program, args, {
    input,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined, ...environment },
  });
  return { status, stdout, stderr };
}

it("the built command checks a file, and standard input", () => {
  const { status, stdout, stderr } = start(process.execPath, [COMMAND, "check", wrong]);
  expect([status, stderr]).toEqual([1, ""]);
  expect(stdout).toContain(`${wrong}:1:`);
  const definition = JSON.stringify(fargateTask([app({ Name: "stdout" }), router()]));
  expect(start(process.execPath, [COMMAND, "check", "-"], {}, definition).status).toBe(0);
});

it("loads the YAML parser and the matcher of patterns from beside itself", () => {
  const yaml = write("task.yaml", "containerDefinitions:\n  - name: a b\n");
  const { status, stdout } = start(process.execPath, [COMMAND, "check", yaml.replace("task", "*")]);
  expect([status, stdout.split(" ", 2)]).toEqual([1, [`${yaml}:2:11:`, "error"]]);
});

it("shows colours where they are wanted, and none in a pipe", () => {
  const red = "\u001b[31merror";
  expect(start(process.execPath, [COMMAND, "check", wrong]).stdout).not.toContain("\u001b");
  expect(start(process.execPath, [COMMAND, "check", wrong], { FORCE_COLOR: "1" }).stdout).toContain(red);
  expect(start(process.execPath, [COMMAND, "check", wrong], { NO_COLOR: "1" }).stdout).not.toContain(
    "\u001b",
  );
});

it("standard input without end is read no further than the limit", () => {
  const { stdout, stderr } = start("bash", [
    "-c",
    `yes | '${process.execPath}' '${COMMAND}' check - > /dev/null; echo $?`,
  ]);
  expect([stdout, stderr]).toEqual([
    "2\n",
    "firelens: -: larger than 16 MiB: no task definition, plan or template\n",
  ]);
});

it("a reader that stops early is no fault", () => {
  const { stdout, stderr } = start("bash", ["-c", `'${process.execPath}' '${COMMAND}' rules | head -n 1`]);
  expect([stdout, stderr]).toEqual(["error wrong-type\n", ""]);
});

it("the command holds its own files and five libraries, no construct library", () => {
  const { metafile } = buildSync({ ...BUNDLE, write: false, metafile: true });
  const originOf = (file: string) => /^(?:node_modules\/)?[^/]+/.exec(file)?.[0];
  expect([...new Set(Object.keys(metafile?.inputs ?? {}).map(originOf))].sort()).toEqual([
    "firelens",
    "node_modules/diff",
    "node_modules/fastest-levenshtein",
    "node_modules/jsonc-parser",
    "node_modules/picomatch",
    "node_modules/yaml",
    "package.json",
  ]);

  const loadedAtOnce = Object.values(metafile?.outputs ?? {}).find(({ entryPoint }) =>
    entryPoint?.endsWith("cli/program.ts"),
  );
  const libraries = Object.keys(loadedAtOnce?.inputs ?? {}).map(originOf);
  expect(libraries).not.toContain("node_modules/yaml");
  expect(libraries).not.toContain("node_modules/picomatch");
  const loadedByPath = (loadedAtOnce?.imports ?? []).filter(({ kind }) => kind === "import-statement");
  expect(loadedByPath.map(({ path }) => path).filter((path) => path.startsWith("@"))).toEqual([]);
});
