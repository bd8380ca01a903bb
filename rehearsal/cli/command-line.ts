import { existsSync } from "node:fs";
import { resolve } from "node:path";

export interface CommandLine {
  /** Stacks named; none means all. */
  readonly stacks: readonly string[];
  /** Command that synthesizes in place of the one in `cdktf.json`. */
  readonly app: string | undefined;
  readonly keep: boolean;
  readonly json: boolean;
  /** Everything else, for Terraform. */
  readonly terraformArgs: readonly string[];
}

/** Options of `terraform plan` whose value may follow as a word of its own. */
const VALUED = new Set(["var", "var-file", "target", "replace", "parallelism", "exclude"]);

/**
 * @param folders where a relative `-var-file` may lie, the likeliest first
 * @throws when an option lacks its value
 */
export function parseCommandLine(words: readonly string[], folders: readonly string[]): CommandLine {
  const stacks: string[] = [];
  const terraformArgs: string[] = [];
  const own: { app?: string; keep?: boolean; json?: boolean } = {};
  const queue = [...words];
  for (let word = queue.shift(); word !== undefined; word = queue.shift()) {
    const [, name, given] = /^--?([a-z-]+)(?:=([\s\S]*))?$/.exec(word) ?? [];
    const value = () => given ?? queue.shift() ?? missing(word);
    if (name === undefined) {
      stacks.push(word);
    } else if (name === "app") {
      own.app = value();
    } else if (name === "keep" || name === "json") {
      own[name] = true;
    } else if (VALUED.has(name)) {
      terraformArgs.push(`-${name}=${name === "var-file" ? locate(value(), folders) : value()}`);
    } else {
      terraformArgs.push(word);
    }
  }
  return { stacks, app: own.app, keep: own.keep ?? false, json: own.json ?? false, terraformArgs };
}

function locate(file: string, folders: readonly string[]): string {
  const candidates = folders.map((folder) => resolve(folder, file));
  return candidates.find((candidate) => existsSync(candidate)) ?? resolve(file);
}

function missing(option: string | undefined): never {
  throw new Error(`${option} lacks its value`);
}

/** npm runs scripts in the project's folder and tells where it was called itself. */
export function callerFolders(env: NodeJS.ProcessEnv = process.env): string[] {
  return env.INIT_CWD ? [env.INIT_CWD, process.cwd()] : [process.cwd()];
}
