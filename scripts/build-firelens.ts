/** Builds the firelens command into dist: `npm run build`. */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, buildSync } from "esbuild";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** What is seldom needed, such as the YAML parser, becomes a file of its own that is loaded when it is. */
export const BUNDLE: BuildOptions = {
  absWorkingDir: ROOT,
  entryPoints: ["firelens/cli/main.ts"],
  outdir: "dist",
  entryNames: "firelens",
  chunkNames: "firelens-[name]-[hash]",
  bundle: true,
  minify: true,
  splitting: true,
  format: "esm",
  // "node" would take the libraries' CommonJS, which calls require; these are the built-in modules that it knows. The AWS SDK is loaded
  // from node_modules by the one command that needs it.
  platform: "neutral",
  external: ["node:*", "@aws-sdk/*", "@smithy/*"],
  mainFields: ["module", "main"],
  target: "node20",
  logLevel: "warning",
};

/** Builds the command in place of the one that is there. */
export function buildFirelens(): void {
  removeOldFiles(join(ROOT, "dist"));
  buildSync(BUNDLE);
}

function removeOldFiles(folder: string): void {
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    if (/^firelens.*\.js$/.test(name)) {
      rmSync(join(folder, name));
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  buildFirelens();
}
