import { mkdtempSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { buildFirelens } from "../../scripts/build-firelens.js";

const ROOT = join(import.meta.dirname, "..", "..");

/** Builds the commands before the tests that run them: none runs an old one, and none is compiled at each start. */
export function setup(): void {
  buildFirelens();
  process.env.REHEARSAL_COMMANDS = buildRehearsal();
}

/** The folder of the built commands. */
function buildRehearsal(): string {
  const outdir = mkdtempSync(join(tmpdir(), "commands-"));
  symlinkSync(join(ROOT, "node_modules"), join(outdir, "node_modules"));
  buildSync({
    absWorkingDir: ROOT,
    entryPoints: ["rehearsal/cli/*.ts", "rehearsal/aws/main.ts"],
    outdir,
    bundle: true,
    splitting: true,
    format: "esm",
    packages: "external",
    platform: "node",
    // The definition of the protocol is read from beside its source.
    define: { "import.meta.dirname": JSON.stringify(join(ROOT, "rehearsal", "protocol")) },
    logLevel: "warning",
  });
  return outdir;
}
