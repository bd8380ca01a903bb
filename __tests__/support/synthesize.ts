import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TerraformStack } from "cdktf";
import "./stack-traces.js";
import { CheckedApp, ConfigurationError } from "../../src/cdktf/checked-app.js";
import { FluentBitStack, type FluentBitStackProps } from "../../src/fluent-bit-stack.js";
import * as testing from "../../testing/index.js";

/** A synthesized configuration without cdktf's notes and without arguments that are null. */
export type Configuration = testing.TerraformJson;

const outdir = mkdtempSync(join(tmpdir(), "out-"));

/** An app that writes into the tests' temporary folder. */
export function testApp(): CheckedApp {
  return new CheckedApp({ outdir });
}

/** The configuration of a stack with these props. */
export function synthesize(props: FluentBitStackProps = {}, id = "fluent-bit"): Configuration {
  return configurationOf(new FluentBitStack(testApp(), id, props));
}

export function configurationOf(stack: TerraformStack): Configuration {
  return testing.synthesize(stack).json;
}

/** What is wrong with these props: the findings, without their count. */
export function findings(props: FluentBitStackProps): string[] {
  return testing.findings(props);
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
