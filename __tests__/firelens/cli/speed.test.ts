import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { expect, it } from "vitest";
import { firelens, run, temporaryDirectory } from "../../support/firelens-command.js";
import { articleTask } from "../../support/task-definitions.js";

const { write } = temporaryDirectory();

it("one file takes less than 2.5 times as long as node takes to do nothing", () => {
  const file = write("article.json", JSON.stringify(articleTask));
  const nothing: number[] = [];
  const check: number[] = [];
  // In turns, so that whatever else the machine does slows down both.
  for (let round = 0; round < 7; round++) {
    nothing.push(seconds(() => run(process.execPath, ["-e", "0"])));
    check.push(seconds(() => firelens(["check", file])));
  }
  expect(median(check) / median(nothing)).toBeLessThan(2.5);
});

it("a thousand files take less than two seconds", () => {
  const files = Array.from({ length: 1000 }, (_, index) =>
    write(`${index}.json`, JSON.stringify({ ...articleTask, family: `task-${index}` }, null, 2)),
  );
  const time = seconds(() => expect(firelens(["check", ...files]).stdout.split("\n")).toHaveLength(3001));
  expect(time).toBeLessThan(2);
});

it("the command holds its own files and two small libraries, no construct library", () => {
  const { metafile } = buildSync({
    entryPoints: ["firelens/cli/main.ts"],
    absWorkingDir: fileURLToPath(new URL("../../..", import.meta.url)),
    bundle: true,
    platform: "node",
    mainFields: ["module", "main"],
    format: "esm",
    write: false,
    metafile: true,
  });
  const origins = Object.keys(metafile.inputs).map(
    (file) => /^(node_modules\/[^/]+|src\/firelens|src\/rules|[^/]+)/.exec(file)?.[0],
  );
  expect([...new Set(origins)].sort()).toEqual([
    "node_modules/fastest-levenshtein",
    "node_modules/jsonc-parser",
    "package.json",
    "firelens",
  ]);
});

function seconds(action: () => void): number {
  const start = performance.now();
  action();
  return (performance.now() - start) / 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
