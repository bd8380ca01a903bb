import { execFileSync } from "node:child_process";

/** Builds the site before the tests that read it. */
export function setup(): void {
  execFileSync("npm", ["run", "--silent", "docs"], { stdio: "inherit" });
}
