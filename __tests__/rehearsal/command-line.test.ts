import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { callerFolders, parseCommandLine } from "../../rehearsal/cli/command-line.js";
import { type CommandName, flagsOf, helpText, spelling } from "../../rehearsal/cli/flags.js";
import { stepLine } from "../../rehearsal/cli/summary.js";
import { temporaryFolder } from "./project.js";

describe("the command line", () => {
  it("tells stacks, own options and Terraform's apart", () => {
    const words = [
      "web",
      "-var",
      "a=b",
      "--keep",
      "-target=aws_vpc.main",
      "--json",
      "--app",
      "tsx x.ts",
      "-destroy",
    ];
    expect(parseCommandLine("plan", words, [])).toEqual({
      stacks: ["web"],
      app: "tsx x.ts",
      keep: true,
      json: true,
      help: false,
      before: undefined,
      reviewArgs: [],
      terraformArgs: ["-var=a=b", "-target=aws_vpc.main", "-destroy"],
    });
  });

  it("hands the flags of a review to firelens review", () => {
    const words = ["--before", "tsx old.ts", "--fail-on", "open,errors", "-format=json", "-var=a=b"];
    expect(parseCommandLine("review", words, [])).toMatchObject({
      before: "tsx old.ts",
      reviewArgs: ["--fail-on=open,errors", "--format=json"],
      terraformArgs: ["-var=a=b"],
    });
  });

  it("takes two dashes for one", () => {
    expect(parseCommandLine("plan", ["--var=a=b=c", "--var-file=/f"], []).terraformArgs).toEqual([
      "-var=a=b=c",
      "-var-file=/f",
    ]);
  });

  it("finds a variables file where the caller is, else in the project", () => {
    const [caller, project] = [temporaryFolder(), temporaryFolder()];
    writeFileSync(join(project, "a.tfvars"), "");
    const find = () => parseCommandLine("plan", ["-var-file", "a.tfvars"], [caller, project]).terraformArgs;
    expect(find()).toEqual([`-var-file=${join(project, "a.tfvars")}`]);
    writeFileSync(join(caller, "a.tfvars"), "");
    expect(find()).toEqual([`-var-file=${join(caller, "a.tfvars")}`]);
  });

  it("knows from npm where the caller is", () => {
    expect(callerFolders({ INIT_CWD: "/caller" })).toEqual(["/caller", process.cwd()]);
    expect(callerFolders({})).toEqual([process.cwd()]);
  });

  it("reports a flag without its value", () => {
    expect(() => parseCommandLine("plan", ["-var"], [])).toThrow(
      "-var has no value; expected <name>=<value>",
    );
  });

  it("reports a value of a flag that has none", () => {
    expect(() => parseCommandLine("start", ["--keep=yes"], [])).toThrow('--keep: "yes"; expected no value');
  });

  it.each([
    ["--kep", "--keep"],
    ["-Keep", "--keep"],
    ["--vra-file=x", "-var-file"],
  ])("reports the unknown flag %s with the nearest, %s", (word, meant) => {
    expect(() => parseCommandLine("start", [word], [])).toThrow(
      `unknown flag: ${JSON.stringify(word)}; expected one of --app, --keep, --help, -var, -var-file, -target, -parallelism; did you mean ${meant}?`,
    );
  });

  it("reports a flag of another command", () => {
    expect(() => parseCommandLine("start", ["-destroy"], [])).toThrow('unknown flag: "-destroy"');
  });

  it.each(["start", "plan", "preview"] as const)(
    "of %s takes every flag that its help lists",
    (command: CommandName) => {
      for (const flag of flagsOf(command)) {
        expect(helpText(command)).toContain(`  ${[spelling(flag), flag.value].filter(Boolean).join(" ")} `);
        const words = [spelling(flag), ...(flag.value === undefined ? [] : ["value"])];
        expect(() => parseCommandLine(command, words, [])).not.toThrow();
      }
    },
  );
});

it("a step's line shows its time and its changes", () => {
  const counts = { add: 27, change: 0, destroy: 0 };
  expect(stepLine({ name: "plan", milliseconds: 287, counts })).toBe(
    "  plan          0.29 s   27 to add, 0 to change, 0 to destroy",
  );
  expect(stepLine({ name: "init", milliseconds: 45 })).toBe("  init          0.04 s");
});
