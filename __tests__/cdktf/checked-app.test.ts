import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { CheckedApp, ConfigurationError } from "../../src/cdktf/checked-app.js";
import { FluentBitStack } from "../../src/fluent-bit-stack.js";

it("lists the findings of all stacks, and writes nothing", () => {
  const outdir = mkdtempSync(join(tmpdir(), "out-"));
  const app = new CheckedApp({ outdir });
  new FluentBitStack(app, "right");
  new FluentBitStack(app, "wrong", { name: "sg-a" });
  new FluentBitStack(app, "worse", { service: { desiredCount: -1 }, network: { zones: 1 } });
  expect(() => app.synth()).toThrow(
    new ConfigurationError([
      '[wrong/load-balancer] security group name is "sg-a-alb-sg": names that begin with "sg-" are AWS\' own',
      '[wrong/service] security group name is "sg-a-task-sg": names that begin with "sg-" are AWS\' own',
      "[worse/network] zones are 1: expected a whole number from 2, as a load balancer needs two",
      "[worse/service] desired count is -1: expected a whole number from 0",
    ]),
  );
  expect(
    readdirSync(outdir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()),
  ).toEqual([]);
});

it("says how many findings there are", () => {
  expect(new ConfigurationError(["a"]).message).toBe("1 finding:\n  a");
  expect(new ConfigurationError(["a", "b"]).message).toBe("2 findings:\n  a\n  b");
});

it("shows the findings and no place in the code", () => {
  expect(new ConfigurationError(["a"]).stack).toBe("ConfigurationError: 1 finding:\n  a");
});
