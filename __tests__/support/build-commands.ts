import { execFileSync } from "node:child_process";

/** Builds the command before the tests that run it, so that none runs an old one. */
export function setup(): void {
  execFileSync("npm", ["run", "--silent", "build"], { stdio: "inherit" });
}
