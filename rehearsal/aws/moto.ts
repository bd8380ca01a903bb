import { spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { formatMessage } from "../../firelens/message.js";
import { createTempDir, onExit } from "../process.js";

export interface Moto {
  readonly endpoint: string;
  /** Rejects when moto ends before it is stopped. */
  readonly failed: Promise<never>;
  stop(): void;
}

const PROGRAM = "moto_server";
const HOW_TO_GET =
  "moto's server on PATH: pipx install 'moto[server]', or docker run --rm -p 127.0.0.1:5000:5000 motoserver/moto and AWS_ENDPOINT_URL=http://127.0.0.1:5000";

/** Time that moto has to listen, in milliseconds: Python loads it in seconds, more on a busy machine. */
const START_TIMEOUT = 120_000;

/**
 * Runs a program that ends with this process, even where this one is killed and can stop nothing: the shell that waits for
 * the end of descriptor 3, which only this process writes to, then kills their process group.
 */
const WATCHED = '(read -r _ <&3; kill -9 0) >/dev/null 2>&1 & exec "$0" "$@" 3<&-';

/** What the shell ends with where there is no such program. */
const NOT_FOUND = 127;

/** What moto prints once it listens. */
const LISTENING = /Running on (http:\/\/127\.0\.0\.1:\d+)/;

/**
 * Starts moto's server on a free port of this machine. It is stopped at exit, with all that it started.
 *
 * @throws when it isn't installed, or ends before it listens
 */
export function startMoto(env: NodeJS.ProcessEnv): Promise<Moto> {
  return new Promise((resolve, reject) => {
    // It works in a folder of its own: what it writes goes with it.
    const folder = createTempDir();
    const child = spawn("sh", ["-c", WATCHED, PROGRAM, "-H", "127.0.0.1", "-p", "0"], {
      // ACM issues a certificate at once, not after a minute.
      env: { ...env, MOTO_ACM_VALIDATION_WAIT: "0" },
      cwd: folder.path,
      detached: true,
      stdio: ["ignore", "ignore", "pipe", "pipe"],
    });
    const stderr = child.stderr as Readable;
    const stop = onExit(() => {
      if (child.pid !== undefined) {
        killGroup(child.pid);
      }
      folder.remove();
    });
    let printed = "";
    let fail: (error: Error) => void = reject;
    const failed = new Promise<never>((_, rejectLater) => {
      fail = rejectLater;
    });
    // Whoever waits for a step waits for this too; a failure between two steps shows in the next.
    failed.catch(() => {});
    const timeout = setTimeout(() => give(`silent for ${START_TIMEOUT / 1000} s`), START_TIMEOUT);
    function give(value: string, expected = "it to run until it is stopped"): void {
      clearTimeout(timeout);
      stop();
      const error = new Error(formatMessage({ what: PROGRAM, value, expected }));
      fail(error);
      reject(error);
    }
    child.once("error", ({ message }) => give(message));
    child.once("exit", (code, signal) => {
      if (code === NOT_FOUND) {
        give("not found", HOW_TO_GET);
      } else {
        give(`ended with ${signal ?? code}: ${lastLine(printed)}`);
      }
    });
    stderr.on("data", (chunk: Buffer) => {
      const [, endpoint] = LISTENING.exec(printed) ?? [];
      if (endpoint === undefined) {
        printed += chunk.toString();
        const [, found] = LISTENING.exec(printed) ?? [];
        if (found !== undefined) {
          clearTimeout(timeout);
          resolve({ endpoint: found, failed, stop });
        }
      }
    });
  });
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // The group has ended already.
  }
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "";
}
