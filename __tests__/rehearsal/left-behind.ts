import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { temporaryFolder } from "./project.js";

/** The environment of a command whose temporary files go into a folder of its own. */
export type OwnFolder = Readonly<Record<"TMPDIR", string>>;

export function ownFolder(): OwnFolder {
  return { TMPDIR: temporaryFolder() };
}

/** Temporary files that a command has left. */
export function filesOf({ TMPDIR }: OwnFolder): string[] {
  return readdirSync(TMPDIR);
}

/** Processes of a command that run: process id and command line, with the environment. */
export function processesOf({ TMPDIR }: OwnFolder): string[] {
  return execFileSync("ps", ["axeww", "-o", "pid,command"], { encoding: "utf8" })
    .split("\n")
    .filter((line) => line.includes(`TMPDIR=${TMPDIR}`));
}
