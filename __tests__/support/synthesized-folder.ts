import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import "./stack-traces.js";
import { CheckedApp } from "../../src/cdktf/checked-app.js";
import { FluentBitStack, type FluentBitStackProps } from "../../src/fluent-bit-stack.js";

const root = join(import.meta.dirname, "..", "..");

/**
 * The folder of a stack with these props, synthesized with its assets.
 *
 * @param extend adds constructs to the stack
 */
export function synthesizedFolder(
  props: FluentBitStackProps = {},
  extend: (stack: FluentBitStack) => void = () => {},
): string {
  const outdir = mkdtempSync(join(tmpdir(), "out-"));
  const app = new CheckedApp({ outdir });
  extend(new FluentBitStack(app, "fluent-bit", props));
  app.synth();
  return join(outdir, "stacks", "fluent-bit");
}

let runs = 0;

/** The folders of the stacks that a program of this project synthesizes. It runs here: another process takes longer. */
export async function synthesizedBy(program: string): Promise<string[]> {
  const outdir = mkdtempSync(join(tmpdir(), "out-"));
  const before = process.env.CDKTF_OUTDIR;
  process.env.CDKTF_OUTDIR = outdir;
  try {
    // A program runs when it is imported, and only the first time, but for another query.
    await import(`${join(root, program)}?run=${++runs}`);
  } finally {
    if (before === undefined) {
      delete process.env.CDKTF_OUTDIR;
    } else {
      process.env.CDKTF_OUTDIR = before;
    }
  }
  return readdirSync(join(outdir, "stacks")).map((stack) => join(outdir, "stacks", stack));
}
