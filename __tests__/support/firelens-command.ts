import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";
import { run as runInProcess } from "../../firelens/cli/run.js";

/** The built command; vitest's global setup has just built it. */
export const command = fileURLToPath(new URL("../../dist/firelens.js", import.meta.url));

export interface Result {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `firelens` with the arguments. */
export function firelens(args: readonly string[], input = ""): Result {
  return run(process.execPath, [command, ...args], input);
}

/** Runs `firelens` in this process, for tests of what it says; without standard input. */
export function firelensHere(args: readonly string[]): Result {
  let stdout = "";
  let stderr = "";
  const status = runInProcess(args, {
    out(text) {
      stdout += text;
    },
    err(text) {
      stderr += text;
    },
  });
  return { status, stdout, stderr };
}

/** Runs any program. */
export function run(program: string, args: readonly string[], input = ""): Result {
  const { status, stdout, stderr, error } = spawnSync(program, [...args], {
    input,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error !== undefined) {
    throw error;
  }
  return { status, stdout, stderr };
}

/** A directory that is removed after the file's tests, with a function that writes files into it. */
export function temporaryDirectory() {
  const directory = mkdtempSync(join(tmpdir(), "firelens-"));
  afterAll(() => rmSync(directory, { recursive: true }));
  return {
    directory,
    write(name: string, content: string | Uint8Array): string {
      const file = join(directory, name);
      writeFileSync(file, content);
      return file;
    },
  };
}
