import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository: where all paths of this file begin. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Markdown that has no page: tests, examples' own notes, and what packages bring. */
export const WITHOUT_PAGE = ["__tests__/**", "examples/**", "site/*.md", "cdktf.out/**"];

/** The Markdown files that become pages: those on top and those of docs. */
function markdownFiles(): readonly string[] {
  const inDocs = readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" });
  const files = [...readdirSync(ROOT), ...inDocs.map((file) => `docs/${file.split(sep).join("/")}`)];
  return files.filter((file) => file.endsWith(".md"));
}

/** The place in the site of a Markdown file: README.md stands for its folder, and docs is the site's top. */
export function placeOf(markdown: string): string {
  return markdown.replace(/^docs\//, "").replace(/(^|\/)README\.md$/, "$1index.md");
}

const LINK = /\]\((?!#|[a-z]+:)([^)#\s]+)/g;

/** The files of the repository that pages link to, and that are no pages themselves: each gets a page with its text. */
export function linkedFiles(): readonly string[] {
  const linked = markdownFiles().flatMap((page) =>
    [...readFileSync(join(ROOT, page), "utf8").matchAll(LINK)].map(([, target = ""]) =>
      resolve(page, target),
    ),
  );
  return [...new Set(linked)].filter((file) => !/\.(md|svg)$/.test(file) && isFile(file)).sort();
}

/**
 * The address in the site of what a page links to, as the link is written in the repository.
 * @param page - the Markdown file, from the top of the repository
 * @param target - a relative path with or without an anchor
 * @throws if there is no such file, such as a folder, which has no page
 */
export function addressOf(page: string, target: string): string {
  const [path = "", anchor] = target.split("#");
  const file = resolve(page, path);
  if (!isFile(file)) {
    throw new Error(`${page}: the link ${target} leads to no file`);
  }
  const place = file.endsWith(".md") ? placeOf(file) : `source/${file}.md`;
  const address = `/${place.replace(/\.md$/, ".html").replace(/(^|\/)index\.html$/, "$1")}`;
  return anchor === undefined ? address : `${address}#${anchor}`;
}

function isFile(path: string): boolean {
  return statSync(join(ROOT, path), { throwIfNoEntry: false })?.isFile() === true;
}

function resolve(page: string, target: string): string {
  return normalize(join(dirname(page), target))
    .split(sep)
    .join("/");
}
