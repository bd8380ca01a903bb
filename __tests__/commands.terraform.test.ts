import { execSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { execute } from "./rehearsal/project.js";
import { filesBelow } from "./support/files-below.js";
import { type Configuration, synthesize } from "./support/synthesize.js";

const root = join(import.meta.dirname, "..");
const { app, context } = JSON.parse(readFileSync(join(root, "cdktf.json"), "utf8"));

/** All that the app's command needs. */
const PARTS = ["main.ts", "cdktf.json", "package.json", "tsconfig.json", "src", "firelens", "scripts"];

/** A copy of the project in a folder of this name. */
function copyOfProject(name: string): string {
  const copy = join(mkdtempSync(join(tmpdir(), "copy-")), name);
  for (const part of PARTS) {
    cpSync(join(root, part), join(copy, part), { recursive: true });
  }
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  return copy;
}

/** The files below a folder and what they hold. */
function contentOf(folder: string): (readonly [file: string, content: string])[] {
  return filesBelow(folder)
    .map((file) => [`/${file}`, readFileSync(join(folder, file), "utf8")] as const)
    .sort();
}

function withoutNotes(content: string): Configuration {
  return JSON.parse(content, (key, value) => (key === "//" || value === null ? undefined : value));
}

describe("the app's command in cdktf.json", () => {
  it("synthesizes the stack with the settings there, to the byte the same wherever the project lies", () => {
    const [here, there] = ["here", "in another place"].map((place) => {
      const copy = copyOfProject(place);
      execSync(app, { cwd: copy });
      return contentOf(join(copy, "cdktf.out"));
    });
    expect(here?.map(([file]) => file)).toEqual([
      "/manifest.json",
      "/stacks/fluent-bit/assets/task_template/task.tftpl",
      "/stacks/fluent-bit/cdk.tf.json",
    ]);
    expect(withoutNotes(here?.at(-1)?.[1] ?? "")).toEqual(synthesize(context.fluentBit));
    expect(here).toEqual(there);
    expect(JSON.stringify(here)).not.toContain(tmpdir());
    expect(JSON.stringify(here)).not.toContain(root);
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
  it("shows the fluent-bit.conf that FireLens makes for the stack", async () => {
    const { stdout } = await execute("cli/preview", [], root);
    const golden = readFileSync(
      join(import.meta.dirname, "fixtures/firelens-golden/10-article-fargate.conf"),
      "utf8",
    );
    expect(stdout).toBe(golden.replace(/ecs_task_arn .*/, "ecs_task_arn <task-arn>"));
  });
});
