import { spawnSync } from "node:child_process";
import { existsSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { temporaryFilesIn } from "./temp-folder.js";

/** Where Linux keeps files in memory. */
const MEMORY = "/dev/shm";
/** The tests have 9 MiB of files at most. */
const ROOM_BYTES = 32 * 1024 ** 2;

/** A temporary folder in memory, where it can be had: these tests write and remove thousands of small files. */
export default function setup(): () => void {
  return temporaryFilesIn(existsSync(MEMORY) && hasRoom() && runsPrograms() ? MEMORY : tmpdir());
}

function hasRoom(): boolean {
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize >= ROOM_BYTES;
}

/** False in a container of Docker, which mounts it without the right to run what lies there. */
function runsPrograms(): boolean {
  const program = join(MEMORY, `fb-program-${process.pid}`);
  try {
    writeFileSync(program, "#!/bin/sh\n", { mode: 0o700 });
    return spawnSync(program).status === 0;
  } catch {
    // This user may not write there.
    return false;
  } finally {
    rmSync(program, { force: true });
  }
}
