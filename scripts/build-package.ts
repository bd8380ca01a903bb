/**
 * Compiles the library for npm into dist: `npm run build:package`.
 *
 * - dist/lib holds the code, once, as CommonJS: cdktf, constructs and the bindings are CommonJS, too. The entry points share
 *   its files, so that a class is the same one however a program imports it.
 * - dist/cjs and dist/esm hold what package.json exports: fronts of dist/lib for `require` and for `import`, and the types.
 *
 * A front checks the installation first: an old Node, or a peer that is missing, is then told before anything else fails.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, buildSync, type Metafile } from "esbuild";
import packageJson from "../package.json" with { type: "json" };
import { ENTRIES } from "./entries.js";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** The modules that become dist/lib. */
const MODULES = "dist/modules";
const LIB = "dist/lib";
const CJS = "dist/cjs";
const ESM = "dist/esm";

const COMMON: BuildOptions = {
  absWorkingDir: ROOT,
  platform: "node",
  target: "node20",
  sourcemap: "linked",
  logLevel: "warning",
};

/** The sources of dist/lib, without their extension: the entry points, and what those import that are ES modules alone. */
const SOURCES = ENTRIES.flatMap(({ source, isModule }) => (isModule ? importsOf(source) : [source]));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(ROOT, file)), { recursive: true });
  writeFileSync(join(ROOT, file), text);
}

function filesIn(folder: string, extension: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(extension))
    .map((file) => file.replaceAll("\\", "/"));
}

/** The modules of this project that a source imports. */
function importsOf(source: string): string[] {
  const file = `${source}.ts`;
  const { metafile } = buildSync({
    ...COMMON,
    entryPoints: [file],
    bundle: true,
    packages: "external",
    format: "esm",
    metafile: true,
    write: false,
    outdir: MODULES,
  });
  return (metafile.inputs[file]?.imports ?? [])
    .filter(({ external }) => external !== true)
    .map(({ path }) => path.replace(/\.ts$/, ""));
}

/** Bundles the entry points. What they share gets files of its own, which esbuild makes for ES modules only. */
function bundle(): Metafile["outputs"] {
  const { metafile } = buildSync({
    ...COMMON,
    entryPoints: SOURCES.map((source) => `${source}.ts`),
    outbase: ".",
    outdir: MODULES,
    bundle: true,
    splitting: true,
    format: "esm",
    packages: "external",
    metafile: true,
  });
  return metafile.outputs;
}

/** Makes CommonJS of the bundled modules. Their source maps lead on to the sources. */
function compileLibrary(): void {
  buildSync({
    ...COMMON,
    entryPoints: filesIn(MODULES, ".js").map((file) => `${MODULES}/${file}`),
    outbase: MODULES,
    outdir: LIB,
    format: "cjs",
    define: { "import.meta.dirname": "__dirname" },
  });
  // It is read where the code is that reads it.
  cpSync(join(ROOT, "rehearsal/protocol/tfplugin5.proto"), join(ROOT, LIB, "tfplugin5.proto"));
  // Old versions of Node, about which it has something to say, can read it.
  buildSync({
    ...COMMON,
    entryPoints: ["src/installation.ts"],
    outdir: LIB,
    bundle: true,
    format: "cjs",
    target: "es2015",
    sourcemap: false,
  });
  write(`${LIB}/package.json`, '{ "type": "commonjs" }\n');
}

/** The peers that are loaded with a file of the bundle. */
function peersOf(file: string, outputs: Metafile["outputs"], seen = new Set<string>()): string[] {
  seen.add(file);
  const loaded = (outputs[file]?.imports ?? []).filter(({ kind }) => kind === "import-statement");
  const peers = loaded.flatMap(({ path, external }) => {
    if (external) {
      return Object.keys(packageJson.peerDependencies).filter((peer) => `${path}/`.startsWith(`${peer}/`));
    }
    return seen.has(path) ? [] : peersOf(path, outputs, seen);
  });
  return [...new Set(peers)].sort();
}

/** Where a file is, as seen from another. */
function path(from: string, to: string): string {
  return relative(dirname(from), to).replaceAll("\\", "/");
}

function writeFronts(outputs: Metafile["outputs"]): void {
  const require = createRequire(import.meta.url);
  for (const entry of SOURCES) {
    const front = `${CJS}/${entry}.js`;
    const library = `${LIB}/${entry}.js`;
    const peers = JSON.stringify(peersOf(`${MODULES}/${entry}.js`, outputs));
    write(
      front,
      `"use strict";
const { checkInstallation } = require("${path(front, `${LIB}/installation.js`)}");
checkInstallation(require("${path(front, "package.json")}"), ${peers}, require);
module.exports = require("${path(front, library)}");
`,
    );
    const names = Object.keys(require(join(ROOT, library))).join(", ");
    const module = `${ESM}/${entry}.js`;
    write(module, `import library from "${path(module, front)}";\nexport const { ${names} } = library;\n`);
  }
  write(`${CJS}/package.json`, '{ "type": "commonjs" }\n');
}

/** Compiles the entry points that are ES modules alone. What they import are the fronts beside them. */
function compileModules(): void {
  buildSync({
    ...COMMON,
    entryPoints: ENTRIES.filter(({ isModule }) => isModule).map(({ source }) => `${source}.ts`),
    outbase: ".",
    outdir: ESM,
    format: "esm",
  });
}

/** Writes the declarations of the entry points and of all that they refer to, for both kinds of module. */
function writeTypes(): void {
  const config = "dist/tsconfig.json";
  const compilerOptions = {
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    rootDir: "..",
    outDir: "esm",
  };
  const files = ENTRIES.map(({ source }) => `../${source}.ts`);
  write(config, JSON.stringify({ extends: "../tsconfig.json", compilerOptions, files, include: [] }));
  execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", config], {
    cwd: ROOT,
    stdio: "inherit",
  });
  for (const file of filesIn(ESM, ".d.ts")) {
    cpSync(join(ROOT, ESM, file), join(ROOT, CJS, file));
  }
  rmSync(join(ROOT, config));
}

for (const FOLDER of [MODULES, LIB, CJS, ESM]) {
  rmSync(join(ROOT, FOLDER), { recursive: true, force: true });
}
const OUTPUTS = bundle();
compileLibrary();
writeFronts(OUTPUTS);
compileModules();
writeTypes();
rmSync(join(ROOT, MODULES), { recursive: true });
