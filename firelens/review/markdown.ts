import { linesOf } from "./lines.js";
import type { Review } from "./review.js";
import { sectionsOf, summaryOf } from "./sections.js";

/**
 * The longest body of a comment or pull request, in characters, less some room for what surrounds the review. The summary
 * of a job takes a MiB.
 *
 * Source: https://github.com/orgs/community/discussions/27190
 */
const MAX_CHARACTERS = 65_536 - 1_536;

/**
 * For a comment of a pull request: a line that sums up, and a part to unfold for each section. What is too long is
 * shortened, the last sections first.
 */
export function formatReviewMarkdown(review: Review): string {
  const head = `**Review of the plan:** ${summaryOf(review)}\n`;
  const parts: string[] = [];
  let room = MAX_CHARACTERS - head.length;
  for (const section of sectionsOf(review)) {
    const part = sectionPart(`${section.title} (${section.entries.length})`, linesOf(section), room);
    room -= part.length;
    parts.push(part);
  }
  return `${head}${parts.join("")}`;
}

/** Signs at the start of a line get colours on GitHub; a block of code needs no escaping but for its own fence. */
function sectionPart(title: string, lines: readonly string[], room: number): string {
  const fence = "`".repeat(Math.max(3, longestRun(lines) + 1));
  const frame = (content: string) =>
    `\n<details><summary>${title}</summary>\n\n${fence}diff\n${content}${fence}\n\n</details>\n`;
  let left = room - frame("").length - LEFT_OUT_CHARACTERS;
  const shown: string[] = [];
  for (const line of lines) {
    left -= line.length + 1;
    if (left < 0) {
      break;
    }
    shown.push(`${line}\n`);
  }
  const hidden = lines.length - shown.length;
  return frame(
    `${shown.join("")}${hidden === 0 ? "" : `… ${hidden} ${hidden === 1 ? "line" : "lines"} more: firelens review PLAN\n`}`,
  );
}

const LEFT_OUT_CHARACTERS = 60;

function longestRun(lines: readonly string[]): number {
  return lines.reduce(
    (longest, line) => Math.max(longest, ...(line.match(/`+/g) ?? []).map(({ length }) => length)),
    0,
  );
}
