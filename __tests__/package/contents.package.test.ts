import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, inject, it } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { writeReports } from "../../scripts/api.js";

const ROOT = resolve(import.meta.dirname, "../..");

const packed = execFileSync("tar", ["-tzf", inject("tarball")], { encoding: "utf8" })
  .trim()
  .split("\n")
  .map((file) => file.replace(/^package\//, ""));

describe("the package", () => {
  it("holds compiled code with types and source maps, the command, and no sources, tests or synthesized programs", () => {
    const belongs =
      /^(package\.json|README\.md|LICENSE|CHANGELOG\.md|dist\/firelens[\w-]*\.js|dist\/lib\/.+\.js(\.map)?|dist\/(lib|cjs)\/package\.json|dist\/lib\/tfplugin5\.proto|dist\/esm\/.+\.js\.map|dist\/(cjs|esm)\/.+(\.d\.ts|\.js))$/;
    expect(packed.filter((file) => !belongs.test(file))).toEqual([]);
  });

  it("has every file that package.json exports", () => {
    const targets = JSON.stringify(packageJson.exports).match(/\.\/[^"]+\.(js|ts|json)(?=")/g) ?? [];
    const named = [...targets, packageJson.main, packageJson.types, ...Object.values(packageJson.bin)];
    expect(named.map((file) => file.replace("./", "")).filter((file) => !packed.includes(file))).toEqual([]);
  });

  it("loads only packages that package.json names", () => {
    const { dependencies, peerDependencies } = packageJson;
    const allowed = Object.keys({ ...dependencies, ...peerDependencies });
    const loaded = packed
      .filter((file) => /^dist\/.*\.js$/.test(file))
      .flatMap((file) => {
        const code = readFileSync(join(ROOT, file), "utf8");
        return [...code.matchAll(/(?:require\(|from ?|import\()"((?:node:|@)?\w[\w@/.-]*)"/g)].map(
          ([, name = ""]) => name,
        );
      });
    const foreign = loaded.filter(
      (name) => !isBuiltin(name) && !allowed.some((known) => `${name}/`.startsWith(`${known}/`)),
    );
    expect(foreign).toEqual([]);
    expect(loaded).toContain("cdktf");
  });

  it("never loads all resources of AWS", () => {
    const barrel = packed
      .filter((file) => /^dist\/(lib|esm)\/.*\.(js|d\.ts)$/.test(file))
      .filter((file) => /"@cdktf\/provider-aws"/.test(readFileSync(join(ROOT, file), "utf8")));
    expect(barrel).toEqual([]);
  });
});

describe("the public surface", () => {
  const folder = mkdtempSync(join(tmpdir(), "api-"));
  const messages = writeReports(folder);

  it("is what api/ says, which `npm run api` writes", () => {
    const read = (from: string) =>
      Object.fromEntries(readdirSync(from).map((file) => [file, readFileSync(join(from, file), "utf8")]));
    expect(read(folder)).toEqual(read(join(ROOT, "api")));
  });

  it("has a docstring for each name", () => {
    expect(messages.filter((message) => message.includes("Missing documentation"))).toEqual([]);
  });

  it("exports each type that it uses, except the lists whose members are a type", () => {
    const reports = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"));
    const exported = reports.flatMap((report) =>
      [...report.matchAll(/^export \w+ (\w+)/gm)].map(([, name = ""]) => name),
    );
    const used = messages.flatMap(
      (message) => /symbol "(\w+)" needs to be exported/.exec(message)?.[1] ?? [],
    );
    expect(used.filter((name) => !exported.includes(name) && !/^[A-Z_]+$/.test(name))).toEqual([]);
  });
});
