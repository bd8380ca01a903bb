import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";

const preload = join(import.meta.dirname, "..", "..", "scripts", "without-archiver.cjs");

/** Runs a program beside the project's packages, with the script before it. */
function run(program: string): string {
  const folder = mkdtempSync(join(tmpdir(), "archiver-"));
  const file = join(folder, "program.cjs");
  const cdktf = JSON.stringify(createRequire(import.meta.url).resolve("cdktf"));
  writeFileSync(file, `const cdktf = require(${cdktf});\n${program}`);
  const env = { ...process.env, CDKTF_OUTDIR: join(folder, "out") };
  return execFileSync(process.execPath, ["--require", preload, file], { env, encoding: "utf8" });
}

it("keeps cdktf from loading archiver", () => {
  const loaded = run(
    `console.log(Object.keys(require.cache).filter((id) => id.includes("/zip-stream/")).length)`,
  );
  expect(loaded.trim()).toBe("0");
});

it("leaves assets that are archives as they are", () => {
  const zip = run(`
    const app = new cdktf.App();
    const stack = new cdktf.TerraformStack(app, "stack");
    new cdktf.TerraformAsset(stack, "asset", { path: __dirname, type: cdktf.AssetType.ARCHIVE });
    app.synth();
    const [file] = require("node:fs").readdirSync(app.outdir, { recursive: true }).filter((file) => file.endsWith(".zip"));
    console.log(require("node:path").join(app.outdir, file));
  `);
  expect(readFileSync(zip.trim()).toString("latin1", 0, 2)).toBe("PK");
});
