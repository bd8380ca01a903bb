import { existsSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** All that the tests write goes into one temporary folder, which is removed after the last of them. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(hasRoom(MEMORY) ? MEMORY : tmpdir(), "fb-"));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/** Where Linux keeps files in memory: the tests write and remove thousands of small ones. */
const MEMORY = "/dev/shm";
const ROOM_BYTES = 1024 ** 3;

/** True for a folder that is there and has room for what all tests write. A container's memory may have 64 MiB. */
function hasRoom(folder: string): boolean {
  if (!existsSync(folder)) {
    return false;
  }
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize >= ROOM_BYTES;
}
