import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onExit } from "./on-exit.js";

export interface PrivateFolder {
  readonly path: string;
  remove(): void;
  /** Leaves the folder behind for the user. */
  keep(): void;
}

const PREFIX = "rehearsal-";

/**
 * Makes a folder that only this user can enter and that is gone, at the latest, when the process exits.
 *
 * @param maxLength of the path in bytes; where the system's temporary folder is too long, /tmp serves
 * @throws when no temporary folder is short enough
 */
export function privateFolder({ maxLength = Number.POSITIVE_INFINITY } = {}): PrivateFolder {
  const parent = [tmpdir(), "/tmp"].find(
    (candidate) => Buffer.byteLength(join(candidate, `${PREFIX}XXXXXX`)) <= maxLength,
  );
  if (parent === undefined) {
    throw new Error(
      `no temporary folder has a path within ${maxLength} bytes, ${tmpdir()} has not: set TMPDIR`,
    );
  }
  const path = mkdtempSync(join(parent, PREFIX));
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
