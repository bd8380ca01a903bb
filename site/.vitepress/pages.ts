import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository: where all paths of this file begin. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Markdown that has no page: tests, examples' own notes, and what packages bring. */
export const WITHOUT_PAGE = ["__tests__/**", "examples/**", "site/*.md", "cdktf.out/**"];

/** The Markdown files that become pages: those on top and those of docs. */
export function markdownFiles(): readonly string[] {
  const inDocs = readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" });
  const files = [...readdirSync(ROOT), ...inDocs.map((file) => `docs/${file.split(sep).join("/")}`)];
  return files.filter((file) => file.endsWith(".md"));
}

/** The place in the site of a Markdown file: README.md stands for its folder, and docs is the site's top. */
export function placeOf(markdown: string): string {
  return markdown.replace(/^docs\//, "").replace(/(^|\/)README\.md$/, "$1index.md");
}

const LINK = /\]\((?!#|[a-z]+:)([^)\s]+)/g;

/** The relative links of a Markdown file, as they are written. */
export function linksIn(page: string): readonly string[] {
  return [...readFileSync(join(ROOT, page), "utf8").matchAll(LINK)].map(([, target = ""]) => target);
}

/** The files that pages link to, and that are no pages themselves: each gets a page with its text. */
export function linkedFiles(): readonly string[] {
  const linked = markdownFiles().flatMap((page) =>
    linksIn(page).flatMap((target) => filesAt(resolve(page, target.replace(/#.*/, "")))),
  );
  return [...new Set(linked)].filter((file) => !/\.(md|svg)$/.test(file)).sort();
}

/** The file at a path, or the folder and the files in it; nothing where there is neither. */
function filesAt(path: string): readonly string[] {
  return isFolder(path) ? [path, ...filesIn(path)] : existsSync(join(ROOT, path)) ? [path] : [];
}

/** Whether the repository has such a folder. */
export function isFolder(path: string): boolean {
  return statSync(join(ROOT, path), { throwIfNoEntry: false })?.isDirectory() === true;
}

/** The files in a folder of the repository. */
export function filesIn(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder))
    .map((name) => `${folder}/${name}`)
    .filter((path) => !isFolder(path));
}

/**
 * The address in the site of what a page links to, as the link is written in the repository.
 * @param page - the Markdown file, from the top of the repository
 * @param target - a relative path with or without an anchor
 * @throws if there is no such file
 */
export function addressOf(page: string, target: string): string {
  const [path = "", anchor] = target.split("#");
  const file = resolve(page, path);
  if (!existsSync(join(ROOT, file))) {
    throw new Error(`${page}: the link ${target} leads to no file`);
  }
  const place = file.endsWith(".md") ? placeOf(file) : `source/${file}.md`;
  const address = `/${place.replace(/\.md$/, ".html").replace(/(^|\/)index\.html$/, "$1")}`;
  return anchor === undefined ? address : `${address}#${anchor}`;
}

function resolve(page: string, target: string): string {
  return normalize(join(dirname(page), target))
    .split(sep)
    .join("/")
    .replace(/\/$/, "");
}
