import { relative, sep } from "node:path";
import type { MarkdownRenderer } from "vitepress";
import { addressOf, ROOT } from "./pages.js";

/** Links as the repository has them, Mermaid, and pictures for light and dark. */
export function configureMarkdown(markdown: MarkdownRenderer): void {
  resolveLinks(markdown);
  drawMermaid(markdown);
  choosePictures(markdown);
}

function resolveLinks(markdown: MarkdownRenderer): void {
  markdown.core.ruler.push("links-of-the-repository", ({ tokens, env }) => {
    const page = relative(ROOT, env.realPath ?? env.path)
      .split(sep)
      .join("/");
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      const href = token.type === "link_open" ? token.attrGet("href") : null;
      if (href !== null && !/^(#|\/|[a-z]+:)/.test(href)) {
        token.attrSet("href", addressOf(page, href));
      }
    }
  });
}

function drawMermaid({ renderer }: MarkdownRenderer): void {
  const { fence } = renderer.rules;
  renderer.rules.fence = (tokens, index, ...rest) => {
    const { info = "", content = "" } = tokens[index] ?? {};
    if (info.trim() === "mermaid") {
      return `<MermaidDiagram code="${encodeURIComponent(content)}" />`;
    }
    return fence?.(tokens, index, ...rest) ?? "";
  };
}

const PICTURE =
  /<picture>\s*<source media="\(prefers-color-scheme: dark\)" srcset="([^"]+)">\s*<img alt="([^"]*)" src="([^"]+)"[^>]*>\s*<\/picture>/g;

/** GitHub chooses between light and dark by the system's setting, the site by its own switch. */
function choosePictures(markdown: MarkdownRenderer): void {
  markdown.core.ruler.push("pictures", ({ tokens }) => {
    for (const token of tokens.filter(({ type }) => type === "html_block")) {
      token.content = token.content.replace(
        PICTURE,
        `<img class="when-light" alt="$2" src="./$3"><img class="when-dark" alt="$2" src="./$1">`,
      );
    }
  });
}
