import { execFileSync, spawnSync } from "node:child_process";
import type { Session } from "./terminal-picture.js";

const OMITTED = "…";

/** `npm start`, from its heading on: the steps, and what to do next. */
export function startSession(): Session {
  const output = execFileSync("npm", ["--silent", "start"], { encoding: "utf8" });
  const lines = output.trimEnd().split("\n");
  const resources = lines.findIndex((line) => line.startsWith("resources:"));
  const end = lines.findIndex((line) => line.startsWith("Nothing was created"));
  const shown = [...lines.slice(0, resources + 1), OMITTED, ...lines.slice(end)];
  return { command: "npm start", output: shown.join("\n") };
}

/** `firelens check` of a task definition with mistakes. */
export function checkSession(): Session {
  const file = "examples/task-definitions/mistakes.json";
  const { stdout } = spawnSync("node", ["dist/firelens.js", "check", file], {
    encoding: "utf8",
    env: { ...process.env, FORCE_COLOR: "1" },
  });
  return { command: `npx firelens check ${file}`, output: stdout };
}
