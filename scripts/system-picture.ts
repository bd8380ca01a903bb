import { escapeXml, type Palette, svg } from "./picture.js";
import { AREAS, BOXES, type Box, HEIGHT, type Point, WAYS, type Way } from "./system-layout.js";

const LINE_HEIGHT = 19;
const LABEL =
  "The default system. A request goes from the clients through the internet gateway, the load balancer and the target group to the application. A log line goes from the application through the log router, the NAT gateway and the internet gateway to CloudWatch Logs.";

/** The default system as an SVG file. */
export function systemPicture(palette: Palette): string {
  return svg(LABEL, HEIGHT, palette, [
    ...AREAS.map((area) => drawBox(area, "none", palette)),
    ...BOXES.map((box) => drawBox(box, palette.box, palette)),
    ...WAYS.map((way) => drawWay(way, palette)),
  ]);
}

function drawBox({ title, rows, textAt, columns, ...box }: Box, fill: string, { frame }: Palette): string {
  const { x, y } = textAt ?? { x: box.x + 12, y: box.y + 24 };
  const lines = rows.map(({ kind, name }, index) => {
    const column = columns?.[index];
    const at = column === undefined ? { x, y: y + LINE_HEIGHT * (index + 1) } : { x: x + column, y };
    const words = kind === undefined ? "" : `<tspan class="grey">${escapeXml(kind)} </tspan>`;
    return `<text x="${at.x}" y="${at.y}">${words}<tspan class="mono">${escapeXml(name)}</tspan></text>`;
  });
  return [
    `<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" rx="6" fill="${fill}" stroke="${frame}"/>`,
    `<text x="${x}" y="${y}" class="title">${escapeXml(title)}</text>`,
    ...lines,
  ].join("\n");
}

function drawWay(way: Way, palette: Palette): string {
  const colour = palette[way.colour];
  return [
    ...legsOf(way).map((leg) => drawArrow(leg, colour)),
    ...way.labels.map(
      ({ text, x, y }) =>
        `<text x="${x}" y="${y}" class="title" style="fill: ${colour}">${escapeXml(text)}</text>`,
    ),
  ].join("\n");
}

/** A line between two boxes. */
interface Leg {
  readonly from: Point;
  readonly to: Point;
}

/** The lines of a way: from edge to edge, so that none lies over the text of a box. */
export function legsOf({ stops }: Way): readonly Leg[] {
  return stops.slice(1).map(([title, column], index) => {
    const [before = "", columnBefore = column] = stops[index] ?? [];
    return legBetween(boxOf(before), boxOf(title), columnBefore === column ? column : undefined);
  });
}

function legBetween(one: Box, other: Box, column: number | undefined): Leg {
  if (column === undefined) {
    const y = one.y + one.height / 2;
    return { from: { x: one.x + one.width, y }, to: { x: other.x, y } };
  }
  return one.y < other.y
    ? { from: { x: column, y: one.y + one.height }, to: { x: column, y: other.y } }
    : { from: { x: column, y: one.y }, to: { x: column, y: other.y + other.height } };
}

function boxOf(title: string): Box {
  const box = BOXES.find((candidate) => candidate.title === title);
  if (box === undefined) {
    throw new Error(`the layout has no box ${title}`);
  }
  return box;
}

function drawArrow({ from, to }: Leg, colour: string): string {
  const [right, down] = [Math.sign(to.x - from.x), Math.sign(to.y - from.y)];
  const corner = (side: number) =>
    `${to.x - 9 * right - side * 5 * down} ${to.y - 9 * down + side * 5 * right}`;
  return [
    `<path d="M${from.x} ${from.y} L${to.x - 8 * right} ${to.y - 8 * down}" stroke="${colour}" stroke-width="2.5"/>`,
    `<path d="M${to.x} ${to.y} L${corner(1)} L${corner(-1)} Z" fill="${colour}"/>`,
  ].join("\n");
}
