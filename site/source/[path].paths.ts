import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { linkedFiles, ROOT } from "../.vitepress/pages.js";

const LANGUAGES: Readonly<Record<string, string>> = {
  ".json": "json",
  ".tf": "hcl",
  ".ts": "ts",
  ".yaml": "yaml",
};

/** A page for each file of the repository that a page links to. */
export default {
  paths() {
    return linkedFiles().map((path) => {
      const language = LANGUAGES[extname(path)] ?? "text";
      const text = readFileSync(join(ROOT, path), "utf8");
      return { params: { path }, content: `\`\`\`\`\`${language}\n${text.trimEnd()}\n\`\`\`\`\`` };
    });
  },
};
