/**
 * `npm run bench`: the time that synthesis takes, as a ratio to the time that Node takes to start, and how it grows
 * with the number of stacks in one app. Medians of RUNS runs.
 */
import { execFileSync, execSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";

const RUNS = 7;
/** The most that the app's command may take, in starts of Node. */
const MAX_STARTS = 5;
/** The most that ten times the stacks may take, in times. */
const MAX_GROWTH = 12;

const { app } = JSON.parse(readFileSync("cdktf.json", "utf8")) as { app: string };
const OUTDIR = mkdtempSync(join(tmpdir(), "bench-"));
const ENV = { ...process.env, CDKTF_OUTDIR: OUTDIR };

function medianMs(run: () => void): number {
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return times[Math.floor(RUNS / 2)] ?? Number.NaN;
}

try {
  const NODE = medianMs(() => execFileSync("node", ["-e", "0"]));
  const SYNTHESIS = medianMs(() => execSync(app, { env: ENV, stdio: ["ignore", "ignore", "inherit"] }));
  const STARTS = SYNTHESIS / NODE;
  console.log(`node -e 0: ${NODE.toFixed(0)} ms`);
  console.log(
    `synthesis: ${SYNTHESIS.toFixed(0)} ms, ${STARTS.toFixed(1)} starts of Node (at most ${MAX_STARTS})`,
  );

  const BUNDLE = join("dist", "many-stacks.cjs");
  execSync(`${app} examples/many-stacks.ts`, {
    env: { ...ENV, STACKS: "1" },
  });
  const GROWTH = [1, 10, 100, 1000].map((stacks) => {
    const ms = medianMs(() => execFileSync("node", [BUNDLE], { env: { ...ENV, STACKS: String(stacks) } }));
    console.log(`${stacks} ${stacks === 1 ? "stack" : "stacks"}: ${ms.toFixed(0)} ms`);
    return ms;
  });
  const [, , HUNDRED = Number.NaN, THOUSAND = Number.NaN] = GROWTH;
  console.log(
    `1000 stacks take ${(THOUSAND / HUNDRED).toFixed(1)} times as long as 100 (at most ${MAX_GROWTH})`,
  );
  if (STARTS > MAX_STARTS || THOUSAND > MAX_GROWTH * HUNDRED) {
    process.exitCode = 1;
  }
} finally {
  rmSync(OUTDIR, { recursive: true, force: true });
}
