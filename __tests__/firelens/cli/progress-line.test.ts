import { expect, it } from "vitest";
import { progressLine } from "../../../firelens/cli/progress-line.js";

function stream(isTTY: boolean, columns: number) {
  const written: string[] = [];
  return { isTTY, columns, written, write: (text: string | Uint8Array) => written.push(String(text)) > 0 };
}

it("is written over on a terminal, and cut where the terminal ends", () => {
  const terminal = stream(true, 10);
  const show = progressLine(terminal);
  show?.("deployment: 0 of 1 tasks run");
  show?.("");
  expect(terminal.written).toEqual(["\r\u001b[Kdeploymen", "\r\u001b[K"]);
});

it("is nothing where there is no terminal", () => {
  expect(progressLine(stream(false, 80))).toBeUndefined();
});
