import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { nearest } from "../firelens/facts/nearest.js";
import { formatMessage } from "../firelens/message.js";
import { createTempDir, run } from "./process.js";

/** A CDKTF project: its folder and what its `cdktf.json` says. */
export interface Project {
  readonly folder: string;
  /** Shell command that synthesizes. */
  readonly app: string;
  /** Folder of the synthesized stacks, relative to the project's folder. */
  readonly output: string;
  readonly context: Readonly<Record<string, unknown>>;
}

export interface SynthesizedStack {
  readonly name: string;
  /** Folder of the stack within the output folder. */
  readonly workingDirectory: string;
  /** Absolute path of the folder with the stack's `cdk.tf.json` and assets. */
  readonly folder: string;
  /** The app's warnings, each with the construct's path. */
  readonly warnings: readonly string[];
}

/** A project, synthesized to a temporary folder. */
export interface Synthesis {
  readonly project: Project;
  /** Folder that holds what the app wrote. */
  readonly outdir: string;
  readonly stacks: readonly SynthesizedStack[];
  remove(): void;
}

/** The app could not be synthesized. The message is complete: it needs no prefix. */
export class SynthesisError extends Error {
  override readonly name = "SynthesisError";
}

/**
 * Synthesizes the project in the current folder to a temporary folder.
 *
 * @param app a command, or the file of a program, to run in place of that of `cdktf.json`
 * @param names the stacks that are wanted; none means all
 * @throws when the app fails or a name is no stack's
 */
export async function synthesizeToTemp(
  app: string | undefined,
  names: readonly string[] = [],
): Promise<Synthesis> {
  const project = readProject(process.cwd(), app);
  const folder = createTempDir();
  const outdir = join(folder.path, "out");
  const stacks = chooseStacks(await synthesize(project, outdir), names);
  return { project, outdir, stacks, remove: folder.remove };
}

/**
 * @param app a command, or the file of a program, to run in place of that of `cdktf.json`
 * @throws when neither names a command
 */
export function readProject(folder: string, app?: string): Project {
  const file = join(folder, "cdktf.json");
  const settings = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Partial<Project>) : {};
  const command = app === undefined ? settings.app : commandOf(app);
  if (!command) {
    throw new Error(
      `${file} names no "app": run this in a CDKTF project's folder, or give --app "<command>"`,
    );
  }
  return { folder, app: command, output: settings.output ?? "cdktf.out", context: settings.context ?? {} };
}

/** The command that runs a program of TypeScript or JavaScript; of anything else, it is a command itself. */
function commandOf(app: string): string {
  const [, language] = /^\S+\.[cm]?([jt])s$/.exec(app) ?? [];
  return language === undefined ? app : `${language === "t" ? "tsx" : "node"} ${app}`;
}

/**
 * Runs the project's app as the cdktf CLI does: in a shell, with the context of `cdktf.json`, without TF_VAR_….
 *
 * @param outdir folder for what the app writes; its parent exists
 * @throws SynthesisError with what the app printed, when it fails or writes no stack
 */
export async function synthesize(project: Project, outdir: string): Promise<SynthesizedStack[]> {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("TF_VAR_"));
  const env = {
    ...Object.fromEntries(inherited),
    PATH: [join(project.folder, "node_modules", ".bin"), process.env.PATH].join(delimiter),
    CDKTF_OUTDIR: outdir,
    CDKTF_CONTEXT_JSON: JSON.stringify(project.context),
  };
  mkdirSync(outdir);
  const { exitCode, output } = await run(project.app, [], { cwd: project.folder, env, shell: true });
  if (exitCode !== 0) {
    throw new SynthesisError(uncaughtError(output) ?? `${project.app} failed\n${output}`);
  }
  const manifest = join(outdir, "manifest.json");
  if (!existsSync(manifest)) {
    throw new SynthesisError(
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

/**
 * The message of an uncaught error that has no stack trace, as a configuration error has none, without the frame
 * that Node prints around it: the source line above, Node's version below. Undefined for anything else.
 */
function uncaughtError(output: string): string | undefined {
  const [, error] =
    /^(?:.*\n.*\n *\^+\n\n)?\[?(\w*Error: [\s\S]*?)\]?(?:\n\nNode\.js v\S+)?$/.exec(output.trim()) ?? [];
  return error === undefined || /^ {4}at /m.test(error) ? undefined : error;
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

/** Copies a synthesis to the project's output folder, where the cdktf CLI would have written it. */
export function copyToOutput({ project, outdir }: Pick<Synthesis, "project" | "outdir">): string {
  const output = join(project.folder, project.output);
  cpSync(outdir, output, { recursive: true });
  return output;
}

/**
 * @param names of the stacks that are wanted; none means all
 * @throws when a name is no stack's
 */
export function chooseStacks(
  stacks: readonly SynthesizedStack[],
  names: readonly string[],
): SynthesizedStack[] {
  const existing = stacks.map(({ name }) => name);
  const unknown = names.find((name) => !existing.includes(name));
  if (unknown !== undefined || existing.length === 0) {
    throw new Error(
      formatMessage({
        what: "stack",
        value: unknown ?? null,
        expected: existing.length ? existing.join(" or ") : "an app with a stack",
        nearest: unknown === undefined ? undefined : nearest(unknown, existing),
      }),
    );
  }
  return stacks.filter(({ name }) => !names.length || names.includes(name));
}
