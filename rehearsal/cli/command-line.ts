import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { nearest } from "../../firelens/facts/nearest.js";
import { formatMessage } from "../../firelens/message.js";
import { type CommandName, flagsOf, spelling } from "./flags.js";

export interface CommandLine {
  /** Names of the stacks; none means all. */
  readonly stacks: readonly string[];
  /** Command that synthesizes in place of the one in `cdktf.json`. */
  readonly app: string | undefined;
  readonly keep: boolean;
  readonly json: boolean;
  readonly help: boolean;
  /** Command that synthesizes the app which is deployed before. */
  readonly before: string | undefined;
  /** The flags for `firelens review`. */
  readonly reviewArgs: readonly string[];
  /** The flags for Terraform. */
  readonly terraformArgs: readonly string[];
}

/**
 * Reads the words after the name of a command.
 *
 * @param folders where a relative `-var-file` is looked for, in this order
 * @throws when a flag is unknown or has no value
 */
export function parseCommandLine(
  command: CommandName,
  words: readonly string[],
  folders: readonly string[],
): CommandLine {
  const stacks: string[] = [];
  const terraformArgs: string[] = [];
  const reviewArgs: string[] = [];
  const given = new Map<string, string>();
  const queue = [...words];
  for (let word = queue.shift(); word !== undefined; word = queue.shift()) {
    if (!word.startsWith("-")) {
      stacks.push(word);
      continue;
    }
    const [, name = "", assigned] = /^--?([^=]*)(?:=([\s\S]*))?$/.exec(word) ?? [];
    const flag = flagsOf(command).find((candidate) => candidate.name === name);
    if (flag === undefined) {
      throw new Error(unknownFlag(command, word, name));
    }
    const value = flag.value === undefined ? assigned : (assigned ?? queue.shift());
    if (flag.value !== undefined && value === undefined) {
      throw new Error(formatMessage({ what: `${word} has no value`, expected: flag.value }));
    }
    if (flag.value === undefined && !flag.isTerraform && value !== undefined) {
      throw new Error(formatMessage({ what: spelling(flag), value, expected: "no value" }));
    }
    if (flag.isTerraform) {
      const located = name === "var-file" && value !== undefined ? locate(value, folders) : value;
      terraformArgs.push(located === undefined ? `-${name}` : `-${name}=${located}`);
    } else if (flag.isReview) {
      reviewArgs.push(`--${name}=${value ?? ""}`);
    } else {
      given.set(name, value ?? "");
    }
  }
  return {
    stacks,
    app: given.get("app"),
    keep: given.has("keep"),
    json: given.has("json"),
    help: given.has("help"),
    before: given.get("before"),
    reviewArgs,
    terraformArgs,
  };
}

function unknownFlag(command: CommandName, word: string, name: string): string {
  const flags = flagsOf(command);
  const meant = nearest(
    name,
    flags.map((flag) => flag.name),
  );
  const nearestFlag = flags.find((flag) => flag.name === meant);
  return formatMessage({
    what: "unknown flag",
    value: word,
    expected: `one of ${flags.map(spelling).join(", ")}`,
    nearest: nearestFlag && spelling(nearestFlag),
  });
}

/** The file in the first of the folders that has it, else in the current folder. */
export function locate(file: string, folders: readonly string[]): string {
  const candidates = folders.map((folder) => resolve(folder, file));
  return candidates.find((candidate) => existsSync(candidate)) ?? resolve(file);
}

/** The folders of relative paths. npm runs scripts in the project's folder; INIT_CWD is where npm was called. */
export function callerFolders(env: NodeJS.ProcessEnv = process.env): string[] {
  return env.INIT_CWD ? [env.INIT_CWD, process.cwd()] : [process.cwd()];
}
