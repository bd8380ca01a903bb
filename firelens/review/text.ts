import { linesOf } from "./lines.js";
import type { Review } from "./review.js";
import { sectionsOf, summaryOf } from "./sections.js";

type Style = (style: "red" | "yellow" | "green" | "bold", text: string) => string;

const COLOURS: ReadonlyMap<string, "red" | "yellow" | "green"> = new Map([
  ["+", "green"],
  ["-", "red"],
  ["!", "red"],
  ["~", "yellow"],
]);

/** For a terminal. */
export function formatReviewText(review: Review, style: Style): string {
  const sections = sectionsOf(review).map((section) => {
    const lines = linesOf(section).map((line) => `  ${coloured(line, style)}\n`);
    return `${style("bold", section.title)}\n${lines.join("")}\n`;
  });
  return `${sections.join("")}${style("bold", summaryOf(review))}\n`;
}

function coloured(line: string, style: Style): string {
  const colour = COLOURS.get(line.trimStart().charAt(0));
  return colour === undefined ? line : style(colour, line);
}
