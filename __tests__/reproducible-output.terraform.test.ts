import { execSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

describe("the output", () => {
  const root = join(import.meta.dirname, "..");
  const { app } = JSON.parse(readFileSync(join(root, "cdktf.json"), "utf8"));
  const read = (folder: string) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file.slice(folder.length), readFileSync(file, "utf8")])
      .sort();

  it("is the same to the byte wherever the project lies, and holds no path of it", () => {
    const outputs = ["here", "in another place"].map((place) => {
      const copy = join(mkdtempSync(join(tmpdir(), "copy-")), place);
      for (const part of [
        "main.ts",
        "cdktf.json",
        "package.json",
        "tsconfig.json",
        "src",
        "firelens",
        "scripts",
      ]) {
        cpSync(join(root, part), join(copy, part), { recursive: true });
      }
      symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
      execSync(app, { cwd: copy });
      return read(join(copy, "cdktf.out"));
    });
    expect(outputs[0]?.map(([file]) => file)).toEqual([
      "/manifest.json",
      "/stacks/fluent-bit/assets/task_template/task.tftpl",
      "/stacks/fluent-bit/cdk.tf.json",
    ]);
    expect(outputs[0]).toEqual(outputs[1]);
    expect(JSON.stringify(outputs)).not.toContain(tmpdir());
    expect(JSON.stringify(outputs)).not.toContain(root);
  });
});
