/**
 * `npm run pictures`: writes docs/pictures, each picture for light and for dark pages. Runs `npm start` and
 * `firelens check` for what a terminal shows.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PALETTES, type Palette } from "./picture.js";
import { systemPicture } from "./system-picture.js";
import { terminalPicture } from "./terminal-picture.js";
import { checkSession, startSession } from "./terminal-sessions.js";

const START = startSession();
const CHECK = checkSession();
const PICTURES: Readonly<Record<string, (palette: Palette) => string>> = {
  system: systemPicture,
  start: (palette) => terminalPicture(START, palette),
  check: (palette) => terminalPicture(CHECK, palette),
};

mkdirSync(join("docs", "pictures"), { recursive: true });
for (const [NAME, DRAW] of Object.entries(PICTURES)) {
  for (const [SCHEME, PALETTE] of Object.entries(PALETTES)) {
    writeFileSync(join("docs", "pictures", `${NAME}-${SCHEME}.svg`), DRAW(PALETTE));
  }
}
