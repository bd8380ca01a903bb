import type { Plugin } from "vite";
import { defineConfig } from "vitepress";
import { anchorOf } from "../../scripts/heading-anchor.js";
import { reportBrokenAnchors } from "./anchors.js";
import { configureMarkdown } from "./markdown.js";
import { NAVIGATION, SIDEBARS } from "./navigation.js";
import { placeOf, ROOT, WITHOUT_PAGE } from "./pages.js";

/** Pages lie above this folder, where Vite would not find Vue. */
function vueOfTheSite(): Plugin {
  return {
    name: "vue-of-the-site",
    enforce: "pre",
    resolveId(id, _importer, { ssr }) {
      if (!/^vue($|\/)/.test(id)) {
        return;
      }
      return ssr ? { id, external: true } : this.resolve(id, import.meta.filename, { skipSelf: true });
    },
  };
}

const WIDE = ["index.md", "article.md"];

export default defineConfig({
  title: "Fargate with Fluent Bit",
  description:
    "ECS Fargate with FireLens and Fluent Bit as CDKTF constructs, checked and rehearsed before they are deployed",
  lang: "en",
  // For a site below a path, such as GitHub Pages of a project: DOCS_BASE=/fargate-fluent-bit/
  base: process.env.DOCS_BASE ?? "/",
  srcDir: ROOT,
  srcExclude: WITHOUT_PAGE,
  rewrites: (page: string) => placeOf(page).replace(/^site\//, ""),
  markdown: { anchor: { slugify: anchorOf }, config: configureMarkdown },
  transformPageData: ({ params, title, relativePath, frontmatter }) => ({
    title: params?.path ?? title,
    // Pictures and two columns of code need the room of the outline.
    frontmatter: WIDE.includes(relativePath) ? { ...frontmatter, aside: false } : frontmatter,
  }),
  buildEnd: ({ outDir, site }) => reportBrokenAnchors(outDir, site.base),
  vite: {
    plugins: [vueOfTheSite()],
    // Mermaid as it is bundled already: bundling its parts again would take longer than all the rest.
    resolve: { alias: { mermaid: "mermaid/dist/mermaid.esm.min.mjs" } },
    build: { chunkSizeWarningLimit: 2000, reportCompressedSize: false },
  },
  themeConfig: {
    nav: NAVIGATION,
    sidebar: SIDEBARS,
    outline: [2, 3],
    search: { provider: "local" },
  },
});
