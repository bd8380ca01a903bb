import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** All that the tests write goes into one temporary folder, which is removed after the last of them. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "fb-"));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
