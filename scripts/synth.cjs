/**
 * Bundles a program of the project and runs it: `node scripts/synth.cjs [main.ts]`, on Windows, macOS and Linux alike.
 * A bundle starts several times as fast as the sources do under tsx, and CommonJS faster than ES modules.
 */
const { basename, resolve } = require("node:path");
const { build } = require("esbuild");

const [PROGRAM = "main.ts"] = process.argv.slice(2);
const BUNDLE = resolve("dist", `${basename(PROGRAM, ".ts")}.cjs`);

build({
  entryPoints: [PROGRAM],
  outfile: BUNDLE,
  bundle: true,
  packages: "external",
  platform: "node",
  logLevel: "warning",
}).then(
  () => require(BUNDLE),
  // esbuild has printed the errors.
  () => {
    process.exitCode = 1;
  },
);
