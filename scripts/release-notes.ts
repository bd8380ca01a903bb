/** `npm run release-notes -- v1.2.3`: prints what CHANGELOG.md says of the version that a tag releases. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { formatMessage } from "../firelens/message.js";

/**
 * What the changelog says of the version that the tag releases.
 *
 * @throws if the tag isn't the version of package.json, or the changelog has no dated section for it, or an empty one
 */
export function releaseNotes(tag: string, version: string, changelog: string): string {
  if (tag !== `v${version}`) {
    throw new Error(
      formatMessage({
        what: "the tag is not the version of package.json",
        value: tag,
        expected: `v${version}`,
      }),
    );
  }
  const [head, notes] =
    sectionsOf(changelog).find(([name]) => name === version || name.startsWith(`${version} `)) ?? [];
  if (head === undefined) {
    throw new Error(
      formatMessage({
        what: "CHANGELOG.md has no section for a version",
        value: version,
        expected: `## ${version} - YYYY-MM-DD`,
      }),
    );
  }
  if (!/ - \d{4}-\d{2}-\d{2}$/.test(head)) {
    throw new Error(
      formatMessage({
        what: "CHANGELOG.md dates no release",
        value: head,
        expected: `${version} - YYYY-MM-DD`,
      }),
    );
  }
  if (notes === "") {
    throw new Error(formatMessage({ what: "CHANGELOG.md says nothing of a version", value: version }));
  }
  return `${notes}\n`;
}

/** The sections of the versions: the head, such as "1.2.3 - 2026-11-30", and the text below it. */
function sectionsOf(changelog: string): (readonly [head: string, notes: string])[] {
  const [, ...sections] = changelog.split(/^## /m);
  return sections.map((section) => {
    const [head = "", ...lines] = section.split("\n");
    return [head, lines.join("\n").trim()];
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const READ = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), "utf8");
  const { version } = JSON.parse(READ("package.json"));
  try {
    process.stdout.write(releaseNotes(process.argv[2] ?? "", version, READ("CHANGELOG.md")));
  } catch (error) {
    console.error(`release-notes: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}
