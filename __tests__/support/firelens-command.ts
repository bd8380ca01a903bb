import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";
import { run } from "../../firelens/cli/run.js";

export interface Result {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  /** Standard input. */
  readonly input?: string | Uint8Array;
  /** The working folder. */
  readonly directory?: string;
}

/** Runs `firelens` with the arguments in this process, in a folder without a configuration. */
export async function firelens(
  args: readonly string[],
  { input = "", directory = "/" }: Surroundings = {},
): Promise<Result> {
  let stdout = "";
  let stderr = "";
  const status = await run(args, {
    out: (text) => {
      stdout += text;
    },
    err: (text) => {
      stderr += text;
    },
    stdin: async function* () {
      yield Buffer.from(input);
    },
    style: (_, text) => text,
    directory,
  });
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
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      return file;
    },
  };
}
