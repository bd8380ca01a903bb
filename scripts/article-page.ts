import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CORRECTIONS, type Part, SECTIONS, type Section } from "./article-sections.js";

const ARTICLE = "__tests__/fixtures/article";

const INTRODUCTION = `<!-- Made by \`npm run article-page\` from the article's Terraform and the sources. -->

# The article side by side with this code

The article "ECS Fargate Custom Logging with Fluent Bit" builds its system with Terraform. Each of its 21 resources, in its order,
beside the lines that make it here. The default stack has its names and its values; what it does otherwise stands below a
resource, and \`literal: true\` leaves that out. A test compares both plans ([parity.terraform.test.ts](../__tests__/parity.terraform.test.ts)).

Ours are longer where a line is for an option: what is \`undefined\` by default is not in the Terraform.
`;

/**
 * docs/article.md: the article's Terraform, resource by resource, beside this project's sources.
 * @param folder - the project's
 */
export function articlePage(folder: string): string {
  const corrections = CORRECTIONS.map(({ id, where, why }) => `| \`${id}\` | ${where} | ${why} |`);
  return [
    INTRODUCTION,
    "## Corrections",
    "",
    "Four things in the article never converge or never work, and the order of resources is left to chance. The default corrects",
    "exactly these; `literal` none.",
    "",
    "| correction | where | why |",
    "| ---------- | ----- | --- |",
    ...corrections,
    "",
    ...SECTIONS.flatMap((section) => [
      `## ${section.title}`,
      "",
      ...section.parts.flatMap((part) => partOf(part, section, folder)),
    ]),
  ].join("\n");
}

function partOf(
  { title, article, ours, differs }: Part,
  section: Section,
  folder: string,
): readonly string[] {
  const isFile = article.includes(".");
  const file = join(ARTICLE, isFile ? article : section.file);
  const text = readFileSync(join(folder, file), "utf8");
  return [
    `### ${title}`,
    "",
    '<div class="side-by-side">',
    "",
    isFile ? "```json" : "```hcl",
    (isFile ? text : resourceIn(text, article, file)).trimEnd(),
    "```",
    "",
    "```ts",
    ...ours.map((excerpt, index) => {
      const isSameFile = ours[index - 1]?.file === excerpt.file;
      const source = readFileSync(join(folder, excerpt.file), "utf8");
      const lines = statementIn(source, excerpt.from, excerpt.file);
      return `${index === 0 ? "" : "\n"}${isSameFile ? "" : `// ${excerpt.file}\n`}${lines}`;
    }),
    "```",
    "",
    "</div>",
    "",
    ...(differs === undefined ? [] : [`Differs: ${differs}`, ""]),
  ];
}

/** The block of a resource with the comment above it. */
function resourceIn(text: string, name: string, file: string): string {
  const [block] =
    new RegExp(`(?:^#.*\\n)*^resource "\\w+" "${name}" \\{\\n[\\s\\S]*?^\\}`, "m").exec(text) ?? [];
  if (block === undefined) {
    throw new Error(`${file} has no resource ${name}`);
  }
  return block;
}

/** A statement without its indentation: to the line that is indented like its first one and ends it. */
function statementIn(source: string, from: string, file: string): string {
  const start = source.indexOf(from);
  if (start < 0) {
    throw new Error(`${file} has no ${from}`);
  }
  const indentation = start - source.lastIndexOf("\n", start) - 1;
  const lines = source.slice(start).split("\n");
  const end = lines.findIndex((line, index) => isEnd(line, index, indentation));
  return lines
    .slice(0, end + 1)
    .map((line, index) => (index === 0 ? line : line.slice(indentation)))
    .join("\n");
}

function isEnd(line: string, index: number, indentation: number): boolean {
  if (index === 0) {
    return /;$/.test(line);
  }
  // The end of a list of parameters is followed by the body.
  return line.search(/\S/) === indentation && /^[\])}]/.test(line.trim()) && !/\{$/.test(line);
}
