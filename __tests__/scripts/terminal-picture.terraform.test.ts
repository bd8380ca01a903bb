import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { PALETTES } from "../../scripts/picture.js";
import { terminalPicture, textOf } from "../../scripts/terminal-picture.js";
import { checkSession, startSession } from "../../scripts/terminal-sessions.js";

const root = join(import.meta.dirname, "..", "..");
const SCHEMES = ["light", "dark"] as const;
const pictures = (name: string) =>
  SCHEMES.map((scheme) => readFileSync(join(root, `docs/pictures/${name}-${scheme}.svg`), "utf8"));

/** How long a step takes is another number in each run. */
const withoutTimes = (picture: string) =>
  textOf(picture).map((line) => line.replace(/ *\d+\.\d\d s/, " 0.00 s"));

describe("the pictures of a terminal", () => {
  it("show what `firelens check` prints", () => {
    const session = checkSession();
    expect(pictures("check")).toEqual(SCHEMES.map((scheme) => terminalPicture(session, PALETTES[scheme])));
  });

  it("show what `npm start` prints, but for the times", () => {
    const printed = withoutTimes(terminalPicture(startSession(), PALETTES.light));
    expect(pictures("start").map(withoutTimes)).toEqual([printed, printed]);
  });
});
