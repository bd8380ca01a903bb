/**
 * `npm run bench`: how long the project's commands take, as medians, each beside its target. It exits with 1 where a
 * figure exceeds its target. The targets are for a machine that does nothing else; a ratio to the start of Node holds
 * on fast and slow machines alike.
 */
import { execFileSync, execSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { rehearse } from "../rehearsal/index.js";

const RUNS = 5;
const TASK_DEFINITION = "examples/task-definitions/article.json";
const FOLDER = mkdtempSync(join(tmpdir(), "bench-"));
const { app: APP } = JSON.parse(readFileSync("cdktf.json", "utf8")) as { app: string };

/** Prints a figure. One that exceeds its target makes the command fail. */
function report(what: string, value: number, unit: string, target?: number): void {
  const digits = value < 100 ? 1 : 0;
  const isExceeded = target !== undefined && value > target;
  const beside = target === undefined ? "" : `  (target: at most ${target})${isExceeded ? "  EXCEEDED" : ""}`;
  console.log(`${what.padEnd(42)} ${value.toFixed(digits).padStart(7)} ${unit.padEnd(14)}${beside}`);
  if (isExceeded) {
    process.exitCode = 1;
  }
}

async function medianMs(act: () => unknown, runs = RUNS): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await act();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
}

/** Runs the app's command for a program, which writes into the folder. */
function synthesize(outdir: string, program = "", env: NodeJS.ProcessEnv = {}): void {
  execSync(`${APP} ${program}`, {
    env: { ...process.env, ...env, CDKTF_OUTDIR: join(FOLDER, outdir) },
    stdio: ["ignore", "ignore", "inherit"],
  });
}

async function benchSynthesis(nodeMs: number): Promise<void> {
  const ms = await medianMs(() => synthesize("main"));
  report("synthesis of main.ts", ms / nodeMs, "starts of Node", 5);
  const seconds: number[] = [];
  for (const [stacks, runs] of [
    [10, 3],
    [100, 3],
    [1000, 1],
  ] as const) {
    const env = { STACKS: String(stacks) };
    const ms = await medianMs(() => synthesize(env.STACKS, "examples/many-stacks.ts", env), runs);
    report(`synthesis of ${stacks} stacks`, ms / 1000, "s");
    seconds.push(ms / 1000);
  }
  const [, hundred = Number.NaN, thousand = Number.NaN] = seconds;
  report("1000 stacks to 100 stacks", thousand / hundred, "times", 12);
}

async function benchRehearsal(): Promise<void> {
  const ms = await medianMs(() => rehearse(join(FOLDER, "main", "stacks", "fluent-bit")), 3);
  report("rehearsal of main.ts", ms / 1000, "s", 3);
}

async function benchFirelens(nodeMs: number): Promise<void> {
  const check = (files: readonly string[]) => {
    const { status, stderr } = spawnSync(process.execPath, ["dist/firelens.js", "check", ...files]);
    // 1 says that there are findings, as there are in the article's task definition.
    if (status !== 0 && status !== 1) {
      throw new Error(`firelens check failed:\n${stderr}`);
    }
  };
  const one = await medianMs(() => check([TASK_DEFINITION]));
  report("firelens check of one file", one / nodeMs, "starts of Node", 2.5);
  const folder = join(FOLDER, "task-definitions");
  mkdirSync(folder);
  const text = readFileSync(TASK_DEFINITION, "utf8");
  const files = Array.from({ length: 1000 }, (_, index) => join(folder, `${index}.json`));
  for (const file of files) {
    writeFileSync(file, text);
  }
  const thousand = await medianMs(() => check(files), 3);
  report("firelens check of a thousand files", thousand / 1000, "s", 2);
}

try {
  execSync("npm run --silent build", { stdio: "inherit" });
  const NODE_MS = await medianMs(() => execFileSync(process.execPath, ["-e", "0"]));
  report("start of Node", NODE_MS, "ms");
  await benchSynthesis(NODE_MS);
  await benchRehearsal();
  await benchFirelens(NODE_MS);
} finally {
  rmSync(FOLDER, { recursive: true, force: true });
}
