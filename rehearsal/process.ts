import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PENDING_CLEANUPS = new Set<() => void>();

/**
 * Registers a cleanup to run at exit.
 *
 * @returns runs the cleanup now, once
 */
export function onExit(cleanup: () => void): () => void {
  if (PENDING_CLEANUPS.size === 0) {
    process.once("exit", cleanUp);
  }
  PENDING_CLEANUPS.add(cleanup);
  return () => {
    if (PENDING_CLEANUPS.delete(cleanup)) {
      cleanup();
    }
    if (PENDING_CLEANUPS.size === 0) {
      process.off("exit", cleanUp);
    }
  };
}

/** In reverse order: a process ends before its working folder is removed. */
function cleanUp(): void {
  for (const cleanup of [...PENDING_CLEANUPS].reverse()) {
    cleanup();
  }
}

/**
 * Makes the process exit on SIGHUP, SIGINT and SIGTERM, so that the registered cleanups run. Only for entry points.
 *
 * @returns restores the default handling
 */
export function exitOnSignals(): () => void {
  const exits = Object.entries({ SIGHUP: 129, SIGINT: 130, SIGTERM: 143 }).map(
    ([signal, code]) => [signal, () => process.exit(code)] as const,
  );
  for (const [signal, exit] of exits) {
    process.on(signal, exit);
  }
  return () => {
    for (const [signal, exit] of exits) {
      process.off(signal, exit);
    }
  };
}

export interface TempDir {
  readonly path: string;
  remove(): void;
  /** Keeps the folder after the process has ended. */
  keep(): void;
}

const TEMP_DIR_PREFIX = "rehearsal-";

/**
 * Creates a folder that only this user can enter. It is removed at exit, if not before.
 *
 * @param maxLength longest path, in bytes; /tmp is used where the system's temporary folder is longer
 * @throws when no temporary folder is short enough
 */
export function createTempDir({ maxLength = Number.POSITIVE_INFINITY } = {}): TempDir {
  const parent = [tmpdir(), "/tmp"].find(
    (candidate) => Buffer.byteLength(join(candidate, `${TEMP_DIR_PREFIX}XXXXXX`)) <= maxLength,
  );
  if (parent === undefined) {
    throw new Error(`no temporary folder has a path of at most ${maxLength} bytes: set TMPDIR`);
  }
  const path = mkdtempSync(join(parent, TEMP_DIR_PREFIX));
  let kept = false;
  const remove = onExit(() => {
    if (!kept) {
      rmSync(path, { recursive: true, force: true, maxRetries: 3 });
    }
  });
  return {
    path,
    remove,
    keep: () => {
      kept = true;
    },
  };
}

export interface RunResult {
  /** Exit code: 0 is success. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Both streams, in the order in which they were written. */
  readonly output: string;
}

interface RunOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Runs the command in a shell. @default false */
  readonly shell?: boolean;
  /** Called with what the command prints, as it prints it. @default - not called */
  readonly onStdout?: (text: string) => void;
}

/** Runs a command in a process group of its own, which is killed at exit. */
export function run(command: string, args: readonly string[], options: RunOptions): Promise<RunResult> {
  return new Promise((resolve, reject) => {
    const { cwd, env, shell, onStdout } = options;
    const child = spawn(command, args, {
      cwd,
      env,
      shell,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const kill = onExit(() => killGroup(child.pid));
    const output: Buffer[] = [];
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => {
      output.push(chunk);
      stdout.push(chunk);
      onStdout?.(chunk.toString());
    });
    child.stderr.on("data", (chunk: Buffer) => {
      output.push(chunk);
      stderr.push(chunk);
    });
    child.once("error", (error) => {
      kill();
      reject(error);
    });
    child.once("close", (code, signal) => {
      kill();
      if (signal !== null) {
        stderr.push(Buffer.from(`${command} was ended by ${signal}\n`));
      }
      resolve({
        exitCode: code ?? 1,
        stdout: Buffer.concat(stdout).toString(),
        stderr: Buffer.concat(stderr).toString(),
        output: Buffer.concat(output).toString(),
      });
    });
  });
}

/** Runs a command that shares the terminal: it receives Ctrl-C itself. Resolves with its exit code. */
export function runInForeground(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: "inherit" });
    const kill = onExit(() => child.kill("SIGKILL"));
    process.on("SIGINT", () => {});
    process.on("SIGTERM", () => child.kill("SIGTERM"));
    child.once("error", reject);
    child.once("close", (code) => {
      kill();
      resolve(code ?? 1);
    });
  });
}

function killGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) {
      process.kill(-pid, "SIGKILL");
    }
  } catch {
    // The group has ended already.
  }
}
