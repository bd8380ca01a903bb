import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** The package as npm would publish it. */
    readonly tarball: string;
  }
}

const ROOT = resolve(import.meta.dirname, "../..");

/** Builds and packs the package before the tests that install it. */
export function setup({ provide }: TestProject): void {
  const folder = mkdtempSync(join(tmpdir(), "pack-"));
  execFileSync("npm", ["run", "--silent", "build"], { cwd: ROOT, stdio: "inherit" });
  execFileSync("npm", ["run", "--silent", "build:package"], { cwd: ROOT, stdio: "inherit" });
  const [tarball = ""] = execFileSync(
    "npm",
    ["pack", "--silent", "--ignore-scripts", "--pack-destination", folder],
    { cwd: ROOT, encoding: "utf8" },
  ).split("\n");
  provide("tarball", join(folder, tarball));
}
