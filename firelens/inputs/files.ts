import { existsSync, readdirSync, statSync } from "node:fs";
import { posix } from "node:path";
import { InputError } from "./document.js";

/** A file to read. */
export interface InputFile {
  /** As named, or as found in a folder; `-` is standard input. */
  readonly name: string;
  /** True if the user named it; a file found in a folder may be something else. */
  readonly isNamed: boolean;
}

const SUFFIX = /\.(?:json|ya?ml)$/i;

/** More than any repository's; bounds what a wrong folder, such as /, would take. */
const MAX_FILES = 20_000;

/**
 * The files that a name of the command line stands for: itself, the JSON and YAML files of a folder and the folders
 * in it, or the matches of a pattern. Folders named node_modules or with a leading dot are passed over.
 *
 * @throws InputError if there is none.
 */
export async function inputFiles(name: string): Promise<readonly InputFile[]> {
  if (name === "-" || !(isFolder(name) || (isPattern(name) && !existsSync(name)))) {
    return [{ name, isNamed: true }];
  }
  const files = isFolder(name) ? filesIn(name).filter((file) => SUFFIX.test(file)) : await matches(name);
  if (files.length === 0) {
    throw new InputError(
      isFolder(name) ? "a folder without JSON or YAML files" : "a pattern that no file matches",
    );
  }
  return files.map((file) => ({ name: file, isNamed: false }));
}

function isPattern(name: string): boolean {
  return /[*?[\]{}]/.test(name);
}

async function matches(pattern: string): Promise<readonly string[]> {
  // Loaded only when there is a pattern.
  const { default: picomatch } = await import("picomatch");
  const { base } = picomatch.scan(pattern);
  const isMatch = picomatch(pattern.replace(/^\.\//, ""));
  return filesIn(base === "" ? "." : base).filter((file) => isMatch(file));
}

function filesIn(folder: string): readonly string[] {
  if (!isFolder(folder)) {
    return [];
  }
  const found: string[] = [];
  const folders = [folder];
  for (const current of folders) {
    const entries = readdirSync(current, { withFileTypes: true });
    for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
      const path = posix.join(current.replaceAll("\\", "/"), entry.name);
      if (entry.isDirectory() && entry.name !== "node_modules" && !entry.name.startsWith(".")) {
        folders.push(path);
      } else if (entry.isFile()) {
        found.push(path);
      }
      if (found.length + folders.length > MAX_FILES) {
        throw new InputError(`a folder with more than ${MAX_FILES} files; expected one of task definitions`);
      }
    }
  }
  return found;
}

/** False for what cannot be read, too: reading it says why. */
function isFolder(name: string): boolean {
  try {
    return statSync(name).isDirectory();
  } catch {
    return false;
  }
}
