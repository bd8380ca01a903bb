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

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** The modules that become dist/lib. */
const MODULES = "dist/modules";
const LIB = "dist/lib";
const CJS = "dist/cjs";
const ESM = "dist/esm";

/** The sources that package.json exports, without their extension: src/index for dist/esm/src/index.js. */
const ENTRIES = Object.values(packageJson.exports)
  .filter((target) => typeof target !== "string")
  .map((target) => target.import.default.replace(/^\.\/dist\/esm\/(.*)\.js$/, "$1"));

const COMMON: BuildOptions = {
  absWorkingDir: ROOT,
  platform: "node",
  target: "node20",
  sourcemap: "linked",
  logLevel: "warning",
};

function write(file: string, text: string): void {
  mkdirSync(dirname(join(ROOT, file)), { recursive: true });
  writeFileSync(join(ROOT, file), text);
}

function filesIn(folder: string, extension: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(extension))
    .map((file) => file.replaceAll("\\", "/"));
}

/** Bundles the entry points. What they share gets files of its own, which esbuild makes for ES modules only. */
function bundle(): Metafile["outputs"] {
  const { metafile } = buildSync({
    ...COMMON,
    entryPoints: ENTRIES.map((entry) => `${entry}.ts`),
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
  });
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
  for (const entry of ENTRIES) {
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
  const files = ENTRIES.map((entry) => `../${entry}.ts`);
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
writeTypes();
rmSync(join(ROOT, MODULES), { recursive: true });
