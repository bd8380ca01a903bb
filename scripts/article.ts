/** `npm run article-page`: writes docs/article.md, the article's Terraform beside the lines that make the same here. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { articlePage } from "./article-page.js";

writeFileSync(join("docs", "article.md"), articlePage("."));
