import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { describe, expect, inject, it } from "vitest";
import { folderWith, run } from "./project.js";

/** A project with the package alone: no peer is installed but the given ones. */
function projectWith(peers: Readonly<Record<string, string>>): string {
  const manifests = Object.entries(peers).map(([name, version]) => [
    `node_modules/${name}/package.json`,
    { name, version },
  ]);
  const folder = folderWith({
    "package.json": {},
    "node_modules/_": "",
    // What a program of an old Node sees.
    "old-node.cjs": `Object.defineProperty(process.versions, "node", { value: "18.20.8" });`,
    ...Object.fromEntries(manifests),
  });
  execFileSync("tar", ["-xzf", inject("tarball"), "-C", join(folder, "node_modules")]);
  renameSync(join(folder, "node_modules/package"), join(folder, "node_modules/fargate-fluent-bit"));
  return folder;
}

const MISSING_PEERS = `Error: fargate-fluent-bit can't run here:
  @cdktf/provider-aws: missing; expected ^21.22.1 || ^25.7.0, as by npm install "@cdktf/provider-aws@^21.22.1"
  cdktf: missing; expected ^0.21.0 || ^0.24.0, as by npm install "cdktf@^0.21.0"
  constructs: missing; expected ^10.4.2, as by npm install "constructs@^10.4.2"`;

describe("a project where the package can't run", () => {
  it.each([
    ["require", ["-e", `require("fargate-fluent-bit")`]],
    ["import", ["--input-type=module", "-e", `import "fargate-fluent-bit"`]],
  ])("is told which peers are missing, by %s", (_, args) => {
    expect(() => run(projectWith({}), args)).toThrow(MISSING_PEERS);
  });

  it("is told that its cdktf is another one", () => {
    const folder = projectWith({ cdktf: "0.20.9", constructs: "10.4.2", "@cdktf/provider-aws": "21.22.1" });
    expect(() => run(folder, ["-e", `require("fargate-fluent-bit")`])).toThrow(
      `Error: fargate-fluent-bit can't run here:
  cdktf: 0.20.9; expected ^0.21.0 || ^0.24.0, as by npm install "cdktf@^0.21.0"`,
    );
  });

  it("is told that its Node is too old", () => {
    expect(() =>
      run(projectWith({}), ["-r", "./old-node.cjs", "-e", `require("fargate-fluent-bit/firelens")`]),
    ).toThrow(
      `Error: fargate-fluent-bit can't run here:
  Node: 18.20.8; expected >=20.19`,
    );
  });

  it("is told so by the command", () => {
    const command = "node_modules/fargate-fluent-bit/dist/firelens.js";
    expect(() => run(projectWith({}), ["-r", "./old-node.cjs", command, "rules"])).toThrow(
      /^firelens: Node: "18.20.8"; expected 20.19 or later\n$/,
    );
  });

  it("can read what tells it, however old its Node is", () => {
    const folder = join(projectWith({}), "node_modules/fargate-fluent-bit/dist");
    for (const file of ["cjs/src/index.js", "cjs/firelens/index.js", "lib/installation.js"]) {
      const code = readFileSync(join(folder, file), "utf8");
      expect(transformSync(code, { target: "es2015" }).code).toBe(
        transformSync(code, { target: "esnext" }).code,
      );
    }
  });
});

it("the check and the preview need no peer", () => {
  const folder = projectWith({});
  const library = "node_modules/fastest-levenshtein";
  cpSync(join(import.meta.dirname, "../..", library), join(folder, library), { recursive: true });
  expect(run(folder, ["-e", `require("fargate-fluent-bit/firelens")`])).toBe("");
});
