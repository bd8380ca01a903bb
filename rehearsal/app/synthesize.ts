import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run } from "../terraform/run.js";
import type { Project } from "./project.js";

export interface SynthesizedStack {
  readonly name: string;
  /** Folder of the stack within the output folder. */
  readonly workingDirectory: string;
  /** Folder that holds the stack's `cdk.tf.json` and assets. */
  readonly folder: string;
  /** What the app warns of, each with the construct's path. */
  readonly warnings: readonly string[];
}

/**
 * Runs the project's app as the cdktf CLI does: in a shell, with the context of `cdktf.json`, without
 * TF_VAR_….
 *
 * @param outdir folder for what the app writes; its parent exists
 * @throws with what the app printed when it fails or writes no stack
 */
export async function synthesize(project: Project, outdir: string): Promise<SynthesizedStack[]> {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith("TF_VAR_"));
  const env = {
    ...Object.fromEntries(own),
    PATH: [join(project.folder, "node_modules", ".bin"), process.env.PATH].join(delimiter),
    CDKTF_OUTDIR: outdir,
    CDKTF_CONTEXT_JSON: JSON.stringify(project.context),
  };
  mkdirSync(outdir);
  const { exitCode, output } = await run(project.app, [], { cwd: project.folder, env, shell: true });
  if (exitCode !== 0) {
    throw new Error(`${project.app} failed\n${output}`);
  }
  const manifest = join(outdir, "manifest.json");
  if (!existsSync(manifest)) {
    throw new Error(
      `${project.app} wrote no manifest.json into CDKTF_OUTDIR: does it call app.synth()?\n${output}`,
    );
  }
  const { stacks = {} } = JSON.parse(readFileSync(manifest, "utf8")) as Manifest;
  return Object.values(stacks).map(({ name, workingDirectory, annotations = [] }) => ({
    name,
    workingDirectory,
    folder: join(outdir, workingDirectory),
    warnings: annotations
      .filter(({ level }) => level === "@cdktf/warn")
      .map(({ constructPath, message }) => `${constructPath}: ${message}`),
  }));
}

interface Manifest {
  readonly stacks?: Readonly<Record<string, ManifestStack>>;
}

interface ManifestStack {
  readonly name: string;
  readonly workingDirectory: string;
  readonly annotations?: readonly {
    readonly constructPath: string;
    readonly level: string;
    readonly message: string;
  }[];
}

/** Leaves a copy in the project's output folder, where the cdktf CLI would have written it. */
export function publish(project: Project, outdir: string): string {
  const output = join(project.folder, project.output);
  cpSync(outdir, output, { recursive: true });
  return output;
}

/**
 * @param names of the stacks wanted, none for all
 * @throws when a name is no stack's
 */
export function chooseStacks(
  stacks: readonly SynthesizedStack[],
  names: readonly string[],
): SynthesizedStack[] {
  const unknown = names.filter((name) => !stacks.some((stack) => stack.name === name));
  if (unknown.length || !stacks.length) {
    const existing = stacks.map(({ name }) => name).join(", ") || "none";
    throw new Error(`${["no stack", unknown.join(", ")].join(" ").trim()}: the app's stacks are ${existing}`);
  }
  return stacks.filter(({ name }) => !names.length || names.includes(name));
}
