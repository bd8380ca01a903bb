import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { chooseStacks, copyToOutput, readProject, synthesize } from "../../rehearsal/synthesize.js";
import { project, temporaryFolder } from "./project.js";

const outdir = () => join(temporaryFolder(), "out");

describe("a project", () => {
  it("is what cdktf.json says", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "cdktf.json"), JSON.stringify({ app: "tsx main.ts", context: { size: 1 } }));
    expect(readProject(folder)).toEqual({
      folder,
      app: "tsx main.ts",
      output: "cdktf.out",
      context: { size: 1 },
    });
    expect(readProject(folder, "tsx other.ts").app).toBe("tsx other.ts");
    expect(readProject(folder, "other.ts").app).toBe("tsx other.ts");
    expect(readProject(folder, "other.mjs").app).toBe("node other.mjs");
  });

  it("needs an app", () => {
    expect(() => readProject("/nowhere")).toThrow(
      `/nowhere/cdktf.json names no "app": run this in a CDKTF project's folder, or give --app "<command>"`,
    );
  });
});

describe("synthesis", () => {
  it("runs the app as the cdktf CLI does: with its context, without TF_VAR_…", async () => {
    const folder = temporaryFolder();
    const seen = join(folder, "seen");
    const app = `env > ${seen}; echo '{"stacks": {}}' > "$CDKTF_OUTDIR/manifest.json"`;
    process.env.TF_VAR_cpu = "512";
    await synthesize({ folder, app, output: "cdktf.out", context: { size: 1 } }, outdir());
    delete process.env.TF_VAR_cpu;
    const env = readFileSync(seen, "utf8");
    expect(env).toContain('CDKTF_CONTEXT_JSON={"size":1}\n');
    expect(env).not.toContain("TF_VAR_cpu");
  });

  it("leaves a copy in the output folder", async () => {
    const read = readProject(project({ web: { resource: {} } }));
    const folder = outdir();
    const [stack] = await synthesize(read, folder);
    expect(stack).toEqual({
      name: "web",
      workingDirectory: "stacks/web",
      folder: join(folder, "stacks/web"),
      warnings: [],
    });
    expect(existsSync(join(copyToOutput({ project: read, outdir: folder }), "stacks/web/cdk.tf.json"))).toBe(
      true,
    );
  });

  it("passes on what the app warns of", async () => {
    const annotations = [
      { constructPath: "web/task", level: "@cdktf/warn", message: "unwise" },
      { constructPath: "web/task", level: "@cdktf/info", message: "by the way" },
    ];
    const manifest = { stacks: { web: { name: "web", workingDirectory: "stacks/web", annotations } } };
    const app = `echo '${JSON.stringify(manifest)}' > "$CDKTF_OUTDIR/manifest.json"`;
    const settings = { folder: temporaryFolder(), app, output: "cdktf.out", context: {} };
    const [stack] = await synthesize(settings, outdir());
    expect(stack?.warnings).toEqual(["web/task: unwise"]);
  });

  it("fails with the app's own message alone, when the app throws an error that has no stack trace", async () => {
    const thrown =
      "const error = new TypeError('1 finding:\\n  [web] cpu'); error.stack = String(error); throw error;";
    const settings = {
      folder: temporaryFolder(),
      app: `node -e "${thrown}"`,
      output: "cdktf.out",
      context: {},
    };
    await expect(synthesize(settings, outdir())).rejects.toThrow(/^TypeError: 1 finding:\n {2}\[web\] cpu$/);
  });

  it.each([
    ["fails", "echo no such luck; exit 3", "exit 3 failed\nno such luck"],
    ["writes nothing", "true", "true wrote no manifest.json into CDKTF_OUTDIR: does it call app.synth()?"],
  ])("tells when the app %s", async (_, app, message) => {
    const settings = { folder: temporaryFolder(), app, output: "cdktf.out", context: {} };
    await expect(synthesize(settings, outdir())).rejects.toThrow(message);
  });
});

describe("the stacks", () => {
  const stacks = ["a", "b"].map((name) => ({ name, workingDirectory: name, folder: name, warnings: [] }));

  it("are all, or those named", () => {
    expect(chooseStacks(stacks, [])).toEqual(stacks);
    expect(chooseStacks(stacks, ["b"])).toEqual([stacks[1]]);
  });

  it("are named, where the one asked for does not exist", () => {
    expect(() => chooseStacks(stacks, ["c", "a"])).toThrow('stack: "c"; expected a or b');
    expect(() => chooseStacks([], [])).toThrow("stack: null; expected an app with a stack");
  });
});
