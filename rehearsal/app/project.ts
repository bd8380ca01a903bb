import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What a CDKTF project's `cdktf.json` says of its app. */
export interface Project {
  readonly folder: string;
  /** Shell command that synthesizes. */
  readonly app: string;
  /** Folder that holds the synthesized stacks, relative to the project's. */
  readonly output: string;
  readonly context: Readonly<Record<string, unknown>>;
}

/**
 * @param app a command to run in place of that of `cdktf.json`
 * @throws when neither names a command
 */
export function readProject(folder: string, app?: string): Project {
  const file = join(folder, "cdktf.json");
  const settings = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Partial<Project>) : {};
  const command = app ?? settings.app;
  if (!command) {
    throw new Error(
      `${file} names no "app": run this in a CDKTF project's folder, or give --app "<command>"`,
    );
  }
  return { folder, app: command, output: settings.output ?? "cdktf.out", context: settings.context ?? {} };
}
