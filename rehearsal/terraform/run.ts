import { spawn } from "node:child_process";
import { onExit } from "./on-exit.js";

export interface Run {
  /** What Terraform, or the shell, says of itself: 0 is success. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Both streams in the order they came. */
  readonly output: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Has the first argument run by a shell. */
  readonly shell?: boolean;
}

/** Runs a command in a process group of its own, which ends with this process at the latest. */
export function run(command: string, args: readonly string[], options: RunOptions): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    const kill = onExit(() => killGroup(child.pid));
    const output: Buffer[] = [];
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => {
      output.push(chunk);
      stdout.push(chunk);
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

function killGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) {
      process.kill(-pid, "SIGKILL");
    }
  } catch {
    // The group has ended by itself.
  }
}
