import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { afterEach, describe, expect, it, vi } from "vitest";
import { CheckedApp, ConfigurationError } from "../../src/cdktf/checked-app.js";
import { addFindings } from "../../src/cdktf/checks.js";
import { filesBelow } from "../support/files-below.js";

const newOutdir = () => mkdtempSync(join(tmpdir(), "out-"));

/** Constructs that have these findings, by their paths below the app. */
function appWith(findings: Record<string, string[]>, outdir = newOutdir()): CheckedApp {
  const app = new CheckedApp({ outdir });
  for (const [path, texts] of Object.entries(findings)) {
    const [stackId = "", ...ids] = path.split("/");
    let scope: Construct = (app.node.tryFindChild(stackId) as Construct) ?? new TerraformStack(app, stackId);
    for (const id of ids) {
      scope = (scope.node.tryFindChild(id) as Construct) ?? new Construct(scope, id);
    }
    addFindings(scope, () => texts);
  }
  return app;
}

describe("an app that is synthesized", () => {
  it("lists the findings of all stacks, and writes nothing", () => {
    const outdir = newOutdir();
    const app = appWith({ right: [], wrong: ["a"], "worse/part": ["b", "c"] }, outdir);
    expect(() => app.synth()).toThrow(
      new ConfigurationError(["[wrong] a", "[worse/part] b", "[worse/part] c"]),
    );
    expect(filesBelow(outdir)).toEqual([]);
  });

  it("shows its own findings without a path", () => {
    const app = new CheckedApp({ outdir: newOutdir() });
    addFindings(app, () => ["a"]);
    expect(() => app.synth()).toThrow(new ConfigurationError(["a"]));
  });

  it("says a finding once for a construct and those inside it", () => {
    const app = appWith({ "stack/part": ["a"], "stack/part/inner": ["a"], "stack/part/inner/most": ["a"] });
    expect(() => app.synth()).toThrow(new ConfigurationError(["[stack/part] a"]));
  });

  it("names all constructs of a stack that have the same finding, in one line", () => {
    const app = appWith({ "one/a": ["x"], "one/b": ["x"], "two/a": ["x"] });
    expect(() => app.synth()).toThrow(new ConfigurationError(["[one/a, one/b] x", "[two/a] x"]));
  });

  it("checks nothing where validation is skipped", () => {
    const outdir = newOutdir();
    const app = new CheckedApp({ outdir, skipValidation: true });
    addFindings(new TerraformStack(app, "wrong"), () => ["a"]);
    app.synth();
    expect(filesBelow(outdir)).not.toEqual([]);
  });
});

describe("an app that is run as a program", () => {
  afterEach(() => {
    vi.restoreAllMocks();
    process.exitCode = undefined;
  });

  it("prints the findings alone, and ends with exit code 1", () => {
    const print = vi.spyOn(console, "error").mockReturnValue();
    const outdir = newOutdir();
    appWith({ wrong: ["a"] }, outdir).run();
    expect(print.mock.calls).toEqual([["ConfigurationError: 1 finding:\n  [wrong] a"]]);
    expect(process.exitCode).toBe(1);
    expect(filesBelow(outdir)).toEqual([]);
  });

  it("writes the stacks where there are none", () => {
    const outdir = newOutdir();
    appWith({ right: [] }, outdir).run();
    expect(process.exitCode).toBeUndefined();
    expect(filesBelow(outdir)).not.toEqual([]);
  });

  it("fails as any program does where the fault is not the configuration's", () => {
    const app = new CheckedApp({ outdir: newOutdir() });
    app.node.addValidation({
      validate: () => {
        throw new TypeError("a bug");
      },
    });
    expect(() => app.run()).toThrow(new TypeError("a bug"));
  });
});

describe("the error", () => {
  it("says how many findings there are", () => {
    expect(new ConfigurationError(["a"]).message).toBe("1 finding:\n  a");
    expect(new ConfigurationError(["a", "b"]).message).toBe("2 findings:\n  a\n  b");
  });

  it("shows the findings and no place in the code", () => {
    expect(new ConfigurationError(["a"]).stack).toBe("ConfigurationError: 1 finding:\n  a");
  });
});
