import { execFileSync, execSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Configuration, synthesize } from "./support/synthesize.js";

const root = join(import.meta.dirname, "..");
const { app, context } = JSON.parse(readFileSync(join(root, "cdktf.json"), "utf8"));

function withoutNotes(file: string): Configuration {
  return JSON.parse(readFileSync(file, "utf8"), (key, value) =>
    key === "//" || value === null ? undefined : value,
  );
}

describe("the app's command in cdktf.json", () => {
  it("synthesizes the stack with the settings there", () => {
    const outdir = mkdtempSync(join(tmpdir(), "out-"));
    execSync(app, { cwd: root, env: { ...process.env, CDKTF_OUTDIR: outdir } });
    expect(withoutNotes(join(outdir, "stacks/fluent-bit/cdk.tf.json"))).toEqual(
      synthesize(context.fluentBit),
    );
  });

  it("fails with the findings alone, and writes nothing", () => {
    const outdir = join(mkdtempSync(join(tmpdir(), "out-")), "cdktf.out");
    const context = JSON.stringify({ fluentBit: { nmae: "web" } });
    const { status, stderr } = spawnSync(app, {
      cwd: root,
      shell: true,
      encoding: "utf8",
      env: { ...process.env, CDKTF_OUTDIR: outdir, CDKTF_CONTEXT_JSON: context },
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^ConfigurationError: 1 finding:\n {2}\[cdktf.json\] unknown setting context.fluentBit.nmae; .*\n$/,
    );
    expect(existsSync(join(outdir, "manifest.json"))).toBe(false);
  });
});

describe("npm run preview", () => {
  it("shows the fluent-bit.conf that FireLens makes for the stack", () => {
    const tsx = join(root, "node_modules", ".bin", "tsx");
    const printed = execFileSync(tsx, ["rehearsal/cli/preview.ts"], {
      cwd: root,
      encoding: "utf8",
      stdio: "pipe",
    });
    const golden = readFileSync(
      join(import.meta.dirname, "fixtures/firelens-golden/10-article-fargate.conf"),
      "utf8",
    );
    expect(printed).toBe(golden.replace(/ecs_task_arn .*/, "ecs_task_arn <task-arn>"));
  });
});

describe("npm run review", () => {
  it("shows the way from the article to production, as docs/review.md has it", () => {
    const docs = readFileSync(join(root, "docs/review.md"), "utf8");
    const [, words = "", excerpt = ""] =
      /\$ npm run --silent review -- (--before .*)\n([\s\S]*?)\n```/.exec(docs) ?? [];
    const tsx = join(root, "node_modules", ".bin", "tsx");
    const printed = execFileSync(tsx, ["rehearsal/cli/review.ts", ...words.split(" ")], {
      cwd: root,
      encoding: "utf8",
      stdio: "pipe",
    });
    const missing = excerpt.split("\n").filter((line) => line !== "…" && !printed.split("\n").includes(line));
    expect(missing).toEqual([]);
    expect(excerpt.split("\n").at(-1)).toMatch(/^48 to create, 21 to change, 1 to replace, 0 to destroy;/);
  });
});

describe("the cdktf CLI", () => {
  it("synthesizes from cdktf.json", () => {
    const output = mkdtempSync(join(tmpdir(), "out-"));
    const cdktf = join(root, "node_modules", ".bin", "cdktf");
    const printed = execFileSync(cdktf, ["synth", "--output", output], {
      cwd: root,
      encoding: "utf8",
      stdio: "pipe",
    });
    expect(printed).toContain("Generated Terraform code for the stacks: fluent-bit");
    expect(withoutNotes(join(output, "stacks/fluent-bit/cdk.tf.json"))).toEqual(
      synthesize(context.fluentBit),
    );
  });
});
