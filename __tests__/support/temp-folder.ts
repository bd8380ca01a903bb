import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** All that the tests write goes into one temporary folder, which is removed after the last of them. */
export default function setup(): () => void {
  return temporaryFilesIn(tmpdir());
}

/** @returns removes the folder that was made in `parent` */
export function temporaryFilesIn(parent: string): () => void {
  const folder = mkdtempSync(join(parent, "fb-"));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
