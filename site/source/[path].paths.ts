import { readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { addressOf, filesIn, isFolder, linkedFiles, ROOT } from "../.vitepress/pages.js";

const LANGUAGES: Readonly<Record<string, string>> = {
  ".json": "json",
  ".tf": "hcl",
  ".ts": "ts",
  ".yaml": "yaml",
  ".yml": "yaml",
};

/** A page for each file and each folder of the repository that a page links to. */
export default {
  paths() {
    return linkedFiles().map((path) => ({
      params: { path },
      content: isFolder(path) ? listOf(path) : textOf(path),
    }));
  },
};

function listOf(folder: string): string {
  return filesIn(folder)
    .map((file) => `- [${basename(file)}](${addressOf("", file)})`)
    .join("\n");
}

function textOf(file: string): string {
  const language = LANGUAGES[extname(file)] ?? "text";
  return `\`\`\`\`\`${language}\n${readFileSync(join(ROOT, file), "utf8").trimEnd()}\n\`\`\`\`\``;
}
