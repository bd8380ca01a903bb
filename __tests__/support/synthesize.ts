import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Testing } from "cdktf";
import "./stack-traces.js";
import { CheckedApp, ConfigurationError } from "../../src/cdktf/checked-app.js";
import { FluentBitStack, type FluentBitStackProps } from "../../src/fluent-bit-stack.js";

type Json = Record<string, unknown>;
type Named = Record<string, Record<string, Json>>;

/** A synthesized configuration without cdktf's notes and without arguments that are null. */
export interface Configuration {
  readonly resource: Named;
  readonly data: Named;
  readonly variable: Record<string, Json>;
  readonly output: Record<string, Json>;
  readonly locals: Json;
  readonly provider: Json;
  readonly terraform: Json;
}

const outdir = mkdtempSync(join(tmpdir(), "out-"));

/** An app that writes into the tests' temporary folder. */
export function testApp(): CheckedApp {
  return new CheckedApp({ outdir });
}

/** The configuration of a stack with these props. */
export function synthesize(props: FluentBitStackProps = {}, id = "fluent-bit"): Configuration {
  return configurationOf(new FluentBitStack(testApp(), id, props));
}

export function configurationOf(stack: Parameters<typeof Testing.synth>[0]): Configuration {
  return JSON.parse(Testing.synth(stack), (key, value) =>
    key === "//" || value === null ? undefined : value,
  ) as Configuration;
}

/** What is wrong with these props: the findings, without their count. */
export function findings(props: FluentBitStackProps): string[] {
  return findingsOf(() => {
    const app = testApp();
    new FluentBitStack(app, "fluent-bit", props);
    app.synth();
  });
}

/** The findings that `run` fails with; none where it does not fail. */
export function findingsOf(run: () => void): string[] {
  try {
    run();
  } catch (error) {
    if (error instanceof ConfigurationError) {
      return error.message
        .split("\n")
        .slice(1)
        .map((line) => line.trim());
    }
    throw error;
  }
  return [];
}
