import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { filesBelow } from "../support/files-below.js";

/** Writes a folder outside the repository. Text that is no string becomes JSON. */
export function folderWith(
  files: Readonly<Record<string, unknown>>,
  folder = mkdtempSync(join(tmpdir(), "user-")),
): string {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), typeof content === "string" ? content : JSON.stringify(content));
  }
  return folder;
}

/** A folder with packages installed, for projects in folders below it. */
export function installed(dependencies: Readonly<Record<string, string>>): string {
  const folder = folderWith({ "package.json": { private: true, dependencies } });
  // What is known from the installation of this project is not asked for again.
  const options = ["--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  execFileSync("npm", ["install", ...options], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  return folder;
}

/** Runs a program of Node, and fails with all that it printed. */
export function run(folder: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): string {
  try {
    return execFileSync(process.execPath, args, {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, ...environment },
    });
  } catch (error) {
    const { stdout, stderr } = error as { readonly stdout: string; readonly stderr: string };
    throw new Error(`${stdout}${stderr}`);
  }
}

/** All files of a synthesized stack, by their paths. The configuration is read, so that the order of its keys says nothing. */
export function stackFiles(folder: string): Record<string, unknown> {
  return Object.fromEntries(
    filesBelow(folder).map((file) => {
      const text = readFileSync(join(folder, file), "utf8");
      return [file, file.endsWith(".json") ? JSON.parse(text) : text];
    }),
  );
}
