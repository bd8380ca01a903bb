import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { articlePage } from "../../scripts/article-page.js";
import { CORRECTIONS, SECTIONS } from "../../scripts/article-sections.js";
import { synthesize } from "../support/synthesize.js";

const root = join(import.meta.dirname, "..", "..");
const parts = SECTIONS.flatMap((section) => section.parts);

describe("docs/article.md", () => {
  it("is what `npm run article-page` writes", () => {
    expect(readFileSync(join(root, "docs/article.md"), "utf8")).toBe(articlePage(root));
  });

  it("has each of the article's resources, and all of its files", () => {
    const resources = Object.values(synthesize({}).resource ?? {}).flatMap(Object.keys);
    const files = readdirSync(join(root, "__tests__/fixtures/article")).filter((file) =>
      /\.tf(tpl)?$/.test(file),
    );
    const shown = parts.map(({ article }) => article);
    expect(shown.toSorted()).toEqual([...resources, "task.tftpl"].toSorted());
    expect([...SECTIONS.map(({ file }) => file), "task.tftpl"].toSorted()).toEqual(files.toSorted());
  });

  it("says of each correction where it is", () => {
    const said = parts.map(({ differs = "" }) => differs).join(" ");
    expect(CORRECTIONS.filter(({ id }) => !said.includes(`\`${id}\``))).toEqual([]);
  });
});
