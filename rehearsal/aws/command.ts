import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

export interface Words {
  /** Stacks and flags. */
  readonly own: readonly string[];
  /** A command that is to run beside the local AWS, with its arguments. None for a deployment. */
  readonly command: readonly string[];
}

const SEPARATOR = "--";

/**
 * Tells the words of `npm run local-aws` from those of a command: what follows `--` is one, and so is everything where
 * the first word is a program on PATH.
 */
export function splitWords(words: readonly string[], env: NodeJS.ProcessEnv = process.env): Words {
  const separator = words.indexOf(SEPARATOR);
  const [first] = words;
  if (first !== undefined && separator !== 0 && isProgram(first, env)) {
    return { own: [], command: words };
  }
  return separator < 0
    ? { own: words, command: [] }
    : { own: words.slice(0, separator), command: words.slice(separator + 1) };
}

function isProgram(word: string, env: NodeJS.ProcessEnv): boolean {
  const folders = word.includes("/") ? [""] : (env.PATH ?? "").split(delimiter).filter(Boolean);
  return folders.some((folder) => {
    const file = folder === "" ? word : join(folder, word);
    try {
      accessSync(file, constants.X_OK);
      return statSync(file).isFile();
    } catch {
      return false;
    }
  });
}
