import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll } from "vitest";
import type { Configuration } from "./web-service.js";

const ROOT = resolve(import.meta.dirname, "../..");

const undoings: (() => unknown)[] = [];

/** Registers a cleanup for after the tests of a file, which may run at the same time. */
export function afterwards(undo: () => unknown): void {
  undoings.push(undo);
}

afterAll(() => Promise.all(undoings.map((undo) => undo())));

export function temporaryFolder(name = "test-"): string {
  const folder = mkdtempSync(join(tmpdir(), name));
  afterwards(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A CDKTF project whose app copies the given stacks: a line of shell, and the same as a file of JavaScript. */
export function project(stacks: Record<string, Configuration>, folder = temporaryFolder()): string {
  const manifest = Object.keys(stacks).map((name) => [
    name,
    {
      name,
      constructPath: name,
      workingDirectory: `stacks/${name}`,
      synthesizedStackPath: `stacks/${name}/cdk.tf.json`,
      annotations: [],
      dependencies: [],
    },
  ]);
  const files = {
    "manifest.json": { version: "0.21.0", stacks: Object.fromEntries(manifest) },
    ...Object.fromEntries(
      Object.entries(stacks).map(([name, stack]) => [
        `stacks/${name}/cdk.tf.json`,
        { ...metadata(name), ...stack },
      ]),
    ),
  };
  const synthesized = join(folder, "synthesized");
  for (const [name, content] of Object.entries(files)) {
    const file = join(synthesized, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(content));
  }
  writeFileSync(join(folder, "app.sh"), `cp -R '${synthesized}/.' "$CDKTF_OUTDIR"\n`);
  const copy = `cpSync(${JSON.stringify(synthesized)}, process.env.CDKTF_OUTDIR, { recursive: true });`;
  writeFileSync(join(folder, "app.mjs"), `import { cpSync } from "node:fs";\n${copy}\n`);
  writeFileSync(
    join(folder, "cdktf.json"),
    JSON.stringify({
      language: "typescript",
      app: "sh app.sh",
      projectId: "test",
      sendCrashReports: "false",
    }),
  );
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  return folder;
}

/** What the cdktf CLI reads of a stack. */
function metadata(stackName: string): object {
  return {
    "//": { metadata: { backend: "local", overrides: {}, stackName, version: "0.21.0" }, outputs: {} },
  };
}

export interface Finished {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Starts a built command of the rehearsal in a project, as `npm run` does.
 *
 * @param entry such as "cli/start"
 */
export function start(entry: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}) {
  const { INIT_CWD: _, REHEARSAL_COMMANDS = "", ...own } = process.env;
  const child = spawn(process.execPath, [join(REHEARSAL_COMMANDS, `${entry}.js`), ...args], {
    cwd,
    env: { ...own, ...env },
  });
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => {
    output.stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    output.stderr += chunk;
  });
  const finished = new Promise<Finished>((resolveFinished) => {
    child.once("close", (exitCode) => resolveFinished({ exitCode, ...output }));
  });
  return { child, finished };
}

export function execute(entry: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}) {
  return start(entry, args, cwd, env).finished;
}
