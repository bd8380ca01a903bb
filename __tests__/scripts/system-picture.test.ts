import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { PALETTES, WIDTH } from "../../scripts/picture.js";
import { AREAS, BOXES, HEIGHT, WAYS } from "../../scripts/system-layout.js";
import { legsOf, systemPicture } from "../../scripts/system-picture.js";
import { ARTICLE_APPLICATION } from "../../src/task/application.js";
import { ROUTER_NAME } from "../../src/task/router-container.js";
import { synthesize } from "../support/synthesize.js";

const root = join(import.meta.dirname, "..", "..");
const shapes = [...AREAS, ...BOXES];
const names = shapes.flatMap(({ rows }) => rows.map(({ name }) => name));
const legs = WAYS.flatMap(legsOf);

const between = (value: number, one: number, other: number) =>
  value > Math.min(one, other) && value < Math.max(one, other);

describe("the picture of the default system", () => {
  it.each(["light", "dark"] as const)("is what `npm run pictures` writes, %s", (scheme) => {
    const file = readFileSync(join(root, `docs/pictures/system-${scheme}.svg`), "utf8");
    expect(file).toBe(systemPicture(PALETTES[scheme]));
  });

  it("shows each resource and each container of the default stack once, and nothing else", () => {
    const { resource = {} } = synthesize({});
    const resources = Object.values(resource).flatMap(Object.keys);
    const containers = [ROUTER_NAME, ARTICLE_APPLICATION.container];
    expect(names.toSorted()).toEqual([...resources, ...containers].toSorted());
  });

  it("has no line that crosses another or lies over a box", () => {
    const crossing = legs.filter(({ from, to }) =>
      legs.some(
        (other) =>
          from.x === to.x &&
          other.from.y === other.to.y &&
          between(from.x, other.from.x, other.to.x) &&
          between(other.from.y, from.y, to.y),
      ),
    );
    const over = legs.filter(({ from, to }) =>
      BOXES.some(({ x, y, width, height }) => {
        const [middleX, middleY] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
        return between(middleX, x, x + width) && between(middleY, y, y + height);
      }),
    );
    expect([...crossing, ...over]).toEqual([]);
  });

  it("can be read at the width of a README", () => {
    const picture = systemPicture(PALETTES.light);
    expect(picture).toContain(`viewBox="0 0 ${WIDTH} ${HEIGHT}"`);
    expect(WIDTH).toBe(900);
    const sizes = [...picture.matchAll(/font: (\S+)px/g)].map(([, size]) => Number(size));
    expect(sizes.filter((size) => size < 12)).toEqual([]);
    expect(shapes.filter(({ x, y, width, height }) => x + width > WIDTH || y + height > HEIGHT)).toEqual([]);
  });
});
