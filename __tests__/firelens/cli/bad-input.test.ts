import { truncateSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import { InputError } from "../../../firelens/cli/input-error.js";
import { parseJson } from "../../../firelens/cli/parse-json.js";
import { command, firelens, firelensHere, run, temporaryDirectory } from "../../support/firelens-command.js";

const { directory, write } = temporaryDirectory();

function huge(): string {
  const file = write("huge.json", "[");
  truncateSync(file, 100 * 1024 * 1024);
  return file;
}

it.each([
  ["100 MB", huge(), "larger than 1 MiB, which no task definition is"],
  ["NUL bytes", write("nul.json", "[\u0000]"), "not a text file: it has NUL bytes"],
  [
    "not UTF-8",
    write("latin1.json", Buffer.from([0x5b, 0x22, 0xe9, 0x22, 0x5d])),
    "not a text file: it is not UTF-8",
  ],
  ["missing", `${directory}/missing.json`, "no such file"],
  ["a directory", directory, "is a directory"],
  ["endless", "/dev/zero", "larger than 1 MiB, which no task definition is"],
])("%s: one line, no stack trace", (_, file, message) => {
  for (const name of ["check", "preview"]) {
    expect(firelensHere([name, file])).toEqual({
      status: 2,
      stdout: "",
      stderr: `firelens: ${file}: ${message}\n`,
    });
  }
});

it.each([
  ["nothing", "", "1:1: not JSON: value expected"],
  ["deeply nested", "[".repeat(900_000), "1:101: nested deeper than 100 levels"],
  ["deeply nested in objects", '\n{"a":'.repeat(101), "102:1: nested deeper than 100 levels"],
  ["a key twice", '[{\n "name": 1,\n "n\\u0061me": 2}]', '3:2: the key "name" is given twice in one object'],
  ["a comment", "[ // none\n]", "1:3: not JSON: invalid comment token"],
  ["a trailing comma", "[1,\n]", "2:1: not JSON: value expected"],
  ["two values", "[] []", "1:4: not JSON: end of file expected"],
  ["an open string", '["a', "1:2: not JSON: unexpected end of string"],
  [
    "a number alone",
    "7",
    "1:1: not a task definition: neither an object nor a list of container definitions",
  ],
])("standard input with %s", (_, input, message) => {
  expect(firelens(["check", "-"], input)).toEqual({
    status: 2,
    stdout: "",
    stderr: `firelens: -:${message}\n`,
  });
});

it("standard input without end is read no further than the limit", () => {
  const { stdout, stderr } = run("bash", ["-c", `yes | '${process.execPath}' '${command}' check -; echo $?`]);
  expect([stdout, stderr]).toEqual(["2\n", "firelens: -: larger than 1 MiB, which no task definition is\n"]);
});

it("memory stays bounded, whatever the file", () => {
  const files = [
    huge(),
    write("deep.json", "[".repeat(1_000_000)),
    write("keys.json", `[{${Array.from({ length: 60_000 }, (_, index) => `"key${index}":1`).join(",")}}]`),
    write("many.json", `[${"1,".repeat(500_000)}1]`),
  ];
  // biome-ignore format: one line of code for the other process
  const report = 'data:text/javascript,process.on("exit",()=>console.error("maxRSS "+process.resourceUsage().maxRSS))';
  for (const file of files) {
    const { stderr } = run(process.execPath, ["--import", report, command, "check", file]);
    expect(Number(/maxRSS (\d+)/.exec(stderr)?.[1]), file).toBeLessThan(256 * 1024);
  }
});

it("a byte order mark is no fault", () => {
  expect(firelens(["check", "-"], "\ufeff[]").status).toBe(0);
});

it("what is JSON to JSON.parse is JSON here, and nothing else", () => {
  const fragment = fc.constantFrom(
    ...'{}[],:"\\ \n0-1.eE+tfn/*',
    '"a"',
    '"b":',
    "true",
    "null",
    "\\u00",
    "\t",
    "\u0001",
  );
  fc.assert(
    fc.property(fc.array(fragment, { maxLength: 12 }), (fragments) => {
      const text = fragments.join("");
      let expected: unknown;
      try {
        expected = JSON.parse(text);
      } catch {
        expect(() => parseJson(text)).toThrow(InputError);
        return;
      }
      try {
        expect(parseJson(text)).toEqual(expected);
      } catch (error) {
        expect(String(error)).toContain("given twice");
      }
    }),
    { numRuns: 2000 },
  );
});
