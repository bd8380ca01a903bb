import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { reportBrokenAnchors } from "../../site/.vitepress/anchors.js";
import { addressOf, linksIn, markdownFiles, placeOf } from "../../site/.vitepress/pages.js";

/** Without the API reference, which is generated. */
const PAGES = markdownFiles().filter((file) => !file.startsWith("docs/reference/"));

/** A folder with these pages, as a site is built. */
function siteWith(pages: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "site-"));
  for (const [name, html] of Object.entries(pages)) {
    writeFileSync(join(folder, name), html);
  }
  return folder;
}

describe("links of the site", () => {
  it("lead to headings that exist", () => {
    const folder = siteWith({
      "index.html": '<h2 id="two"></h2><a href="#two">here</a><a href="/web/b.html#one">there</a>',
      "b.html":
        '<h2 id="one"></h2><a class="x" href="/web/#two">back</a><a href="https://x.example/#y">out</a>',
    });
    expect(() => reportBrokenAnchors(folder, "/web/")).not.toThrow();
  });

  it("fail the build where a heading does not exist", () => {
    const folder = siteWith({
      "index.html": '<h2 id="one"></h2><a href="#two">here</a><a href="/b.html#one">there</a>',
      "b.html": "<h2></h2>",
    });
    expect(() => reportBrokenAnchors(folder, "/")).toThrow(
      "links to headings that do not exist:\nindex.html: #two\nindex.html: /b.html#one",
    );
  });

  it("are those of the repository", () => {
    expect(addressOf("docs/adopting.md", "rehearsal.md")).toBe("/rehearsal.html");
    expect(addressOf("docs/firelens.md", "rules/README.md")).toBe("/rules/");
    expect(addressOf("README.md", "docs/production.md#scanners")).toBe("/production.html#scanners");
    expect(addressOf("docs/production.md", "../src/production.ts")).toBe("/source/src/production.ts.html");
    expect(placeOf("README.md")).toBe("index.md");
  });

  it.each(PAGES)("lead from %s to pages and files that exist", (page) => {
    expect(() => linksIn(page).map((target) => addressOf(page, target))).not.toThrow();
  });

  it("fail the build where a file does not exist", () => {
    expect(() => addressOf("docs/adopting.md", "rehersal.md")).toThrow(
      "docs/adopting.md: the link rehersal.md leads to no file",
    );
  });
});
