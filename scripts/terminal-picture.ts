import { escapeXml, type Palette, svg } from "./picture.js";

/** What a person types, and what the terminal then shows. */
export interface Session {
  readonly command: string;
  /** With the escape sequences of colours. */
  readonly output: string;
}

/** What fits into the width of a picture. */
const COLUMNS = 108;
const LINE_HEIGHT = 19;
const MARGIN = 20;

/** A character and how it is shown. */
interface Cell {
  readonly character: string;
  readonly style: string;
}

/** A terminal as an SVG file. */
export function terminalPicture({ command, output }: Session, palette: Palette): string {
  const lines = [`\u001b[1m$ ${command}\u001b[0m`, ...output.trimEnd().split("\n")]
    .flatMap((line) => wrap(cellsOf(line, palette)))
    .map((cells, index) => drawLine(cells, MARGIN + LINE_HEIGHT * (index + 0.75)));
  const height = 2 * MARGIN + LINE_HEIGHT * lines.length;
  return svg(`A terminal with the output of ${command}`, height, palette, lines);
}

/** The text in such a picture, a line for each of the terminal's. */
export function textOf(picture: string): readonly string[] {
  return [...picture.matchAll(/<text [^>]*>(.*)<\/text>/g)].map(([, line = ""]) =>
    line
      .replace(/<[^>]*>/g, "")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&amp;", "&"),
  );
}

/** The characters of a line with the style that the escape sequence before them says. */
function cellsOf(line: string, { red, green, log, grey }: Palette): readonly Cell[] {
  const styles: Readonly<Record<string, string>> = {
    1: "font-weight: 600",
    2: `fill: ${grey}`,
    31: `fill: ${red}`,
    32: `fill: ${green}`,
    33: `fill: ${log}`,
  };
  const [start = "", ...styled] = line.split("\u001b[");
  const runs = styled.map((run) => /^(\d*)m(.*)$/.exec(run) ?? []);
  return [["", "", start], ...runs].flatMap(([, code = "", text = ""]) =>
    [...text].map((character) => ({ character, style: styles[code] ?? "" })),
  );
}

/** Breaks a line between words. */
function wrap(cells: readonly Cell[]): readonly (readonly Cell[])[] {
  if (cells.length <= COLUMNS) {
    return [cells];
  }
  const space = cells.slice(0, COLUMNS + 1).findLastIndex(({ character }) => character === " ");
  const end = space > 0 ? space : COLUMNS;
  return [cells.slice(0, end), ...wrap(cells.slice(space > 0 ? end + 1 : end))];
}

function drawLine(cells: readonly Cell[], y: number): string {
  const runs: { style: string; text: string }[] = [];
  for (const { character, style } of cells) {
    const last = runs.at(-1);
    if (last?.style === style) {
      last.text += character;
    } else {
      runs.push({ style, text: character });
    }
  }
  const spans = runs.map(({ style, text }) =>
    style === "" ? escapeXml(text) : `<tspan style="${style}">${escapeXml(text)}</tspan>`,
  );
  return `<text x="${MARGIN}" y="${y}" class="mono">${spans.join("")}</text>`;
}
