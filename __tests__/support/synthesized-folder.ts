import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { FluentBitStack, type FluentBitStackProps } from "../../src/stacks/fluent-bit-stack.js";
import { CheckedApp } from "../../src/terraform/checked-app.js";

const root = join(import.meta.dirname, "..", "..");

/** The folder of a stack with these props, synthesized with its assets. */
export function synthesizedFolder(props: FluentBitStackProps = {}): string {
  const outdir = mkdtempSync(join(tmpdir(), "out-"));
  const app = new CheckedApp({ outdir });
  new FluentBitStack(app, "fluent-bit", props);
  app.synth();
  return join(outdir, "stacks", "fluent-bit");
}

/** The folders of the stacks that a program of this project synthesizes. */
export async function synthesizedBy(program: string): Promise<string[]> {
  const outdir = mkdtempSync(join(tmpdir(), "out-"));
  const tsx = join(root, "node_modules", ".bin", "tsx");
  await promisify(execFile)(tsx, [program], { cwd: root, env: { ...process.env, CDKTF_OUTDIR: outdir } });
  return readdirSync(join(outdir, "stacks")).map((stack) => join(outdir, "stacks", stack));
}
