import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";

const LINK = /<a [^>]*?href="([^"]*)#([^"]+)"/g;
const ID = / id="([^"]+)"/g;

/**
 * VitePress finds links to pages that do not exist, but not to headings that do not exist.
 * @param folder - the built site
 * @param base - what the addresses of the site begin with
 * @throws if a link leads to no heading; it lists all of them
 */
export function reportBrokenAnchors(folder: string, base: string): void {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".html"),
  );
  const pages = new Map(
    files.map((file) => [file.split(sep).join("/"), readFileSync(join(folder, file), "utf8")]),
  );
  const ids = new Map(
    [...pages].map(([page, html]) => [page, new Set([...html.matchAll(ID)].map(([, id]) => id))]),
  );
  const broken = [...pages].flatMap(([page, html]) =>
    [...html.matchAll(LINK)]
      .filter(([, address = ""]) => !/^[a-z]+:/.test(address))
      .filter(
        ([, address = "", id = ""]) => !ids.get(fileOf(address, page, base))?.has(decodeURIComponent(id)),
      )
      .map(([, address, id]) => `${page}: ${address}#${id}`),
  );
  if (broken.length > 0) {
    throw new Error(`links to headings that do not exist:\n${broken.join("\n")}`);
  }
}

function fileOf(address: string, page: string, base: string): string {
  const path = address === "" ? page : address.slice(base.length);
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}
