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
const MOST_STARTS = 5;
/** The most that ten times the stacks may take, in times. */
const MOST_GROWTH = 12;

const { app } = JSON.parse(readFileSync("cdktf.json", "utf8")) as { app: string };
const outdir = mkdtempSync(join(tmpdir(), "bench-"));
const env = { ...process.env, CDKTF_OUTDIR: outdir };

function medianMs(run: () => void): number {
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return times[Math.floor(RUNS / 2)] ?? Number.NaN;
}

try {
  const node = medianMs(() => execFileSync("node", ["-e", "0"]));
  const synthesis = medianMs(() => execSync(app, { env, stdio: ["ignore", "ignore", "inherit"] }));
  const starts = synthesis / node;
  console.log(`node -e 0: ${node.toFixed(0)} ms`);
  console.log(
    `synthesis: ${synthesis.toFixed(0)} ms, ${starts.toFixed(1)} starts of Node (at most ${MOST_STARTS})`,
  );

  const bundle = join("dist", "many-stacks.cjs");
  execSync(app.replace("main.ts", "examples/many-stacks.ts").replaceAll("dist/main.cjs", bundle), {
    env: { ...env, STACKS: "1" },
  });
  const growth = [1, 10, 100, 1000].map((stacks) => {
    const ms = medianMs(() => execFileSync("node", [bundle], { env: { ...env, STACKS: String(stacks) } }));
    console.log(`${stacks} ${stacks === 1 ? "stack" : "stacks"}: ${ms.toFixed(0)} ms`);
    return ms;
  });
  const [, , hundred = Number.NaN, thousand = Number.NaN] = growth;
  console.log(
    `1000 stacks take ${(thousand / hundred).toFixed(1)} times as long as 100 (at most ${MOST_GROWTH})`,
  );
  if (starts > MOST_STARTS || thousand > MOST_GROWTH * hundred) process.exitCode = 1;
} finally {
  rmSync(outdir, { recursive: true, force: true });
}
