import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Manifest, TerraformStack } from "cdktf";
import { CheckedApp, ConfigurationError, findingsOf } from "../src/cdktf/checked-app.js";
import { FluentBitStack, type FluentBitStackProps } from "../src/fluent-bit-stack.js";
import { named } from "./named.js";

/** Values by their names. */
export type Named<T> = Readonly<Record<string, T>>;

/** The arguments of a block in Terraform's JSON: of a resource, a variable or an output. */
export type Arguments = Named<unknown>;

/** A configuration in Terraform's JSON, without cdktf's notes and without arguments that are null. */
export interface TerraformJson {
  /** The resources: by their type, then by their name. */
  readonly resource: Named<Named<Arguments>>;
  /** The data sources: by their type, then by their name. */
  readonly data: Named<Named<Arguments>>;
  /** The variables, by their names. */
  readonly variable: Named<Arguments>;
  /** The outputs, by their names. */
  readonly output: Named<Arguments>;
  /** The local values, by their names. */
  readonly locals: Arguments;
  /** The configurations of the providers, by their names. */
  readonly provider: Arguments;
  /** The settings of Terraform: its version, its providers and its backend. */
  readonly terraform: Arguments;
}

/** What can be tested: a stack, or the props of a `FluentBitStack`. */
export type StackOrProps = TerraformStack | SynthesizedStack | FluentBitStackProps;

/** A stack and the Terraform that it synthesizes to. */
export class SynthesizedStack {
  constructor(
    /** The stack. */
    readonly stack: TerraformStack,
    /** Terraform's JSON. */
    readonly json: TerraformJson,
  ) {}

  /**
   * The arguments of a resource.
   *
   * @param type as Terraform names it, such as `aws_ecs_service`
   * @throws Error with the nearest name where there is none
   */
  resource(type: string, name: string): Arguments {
    return named(type, named("resource type", this.json.resource, type), name);
  }

  /** The arguments of all resources of a type, by their names; empty where there is none. */
  resources(type: string): Named<Arguments> {
    return this.json.resource[type] ?? {};
  }

  /**
   * The arguments of an output.
   *
   * @throws Error with the nearest name where there is none
   */
  output(name: string): Arguments {
    return named("output", this.json.output, name);
  }

  /**
   * The arguments of a variable.
   *
   * @throws Error with the nearest name where there is none
   */
  variable(name: string): Arguments {
    return named("variable", this.json.variable, name);
  }
}

/**
 * Synthesizes a stack after all its checks, as `app.synth()` does.
 *
 * @throws ConfigurationError with all findings
 */
export function synthesize(subject: StackOrProps): SynthesizedStack {
  if (subject instanceof SynthesizedStack) {
    return subject;
  }
  const stack = stackOf(subject);
  return new SynthesizedStack(
    stack,
    withFiles(stack, (_, text) => ({
      resource: {},
      data: {},
      variable: {},
      output: {},
      locals: {},
      ...JSON.parse(text, (key, value) => (key === "//" || value === null ? undefined : value)),
    })),
  );
}

/** The findings of all checks, each with the path of its construct; empty where nothing is wrong. */
export function findings(subject: StackOrProps): string[] {
  return findingsOf(stackOf(subject));
}

/** The stack itself, or one with these props. */
export function stackOf(subject: StackOrProps): TerraformStack {
  if (subject instanceof SynthesizedStack) {
    return subject.stack;
  }
  return TerraformStack.isStack(subject)
    ? subject
    : inTemporaryFolder((outdir) => new FluentBitStack(new CheckedApp({ outdir }), "fluent-bit", subject));
}

/** What `use` makes of a stack's files, which are removed afterwards, and of the text of its `cdk.tf.json`. */
export function withFiles<T>(stack: TerraformStack, use: (folder: string, text: string) => T): T {
  return inTemporaryFolder((outdir) => {
    const folder = writeStack(stack, outdir);
    return use(folder, readFileSync(join(folder, "cdk.tf.json"), "utf8"));
  });
}

/**
 * Writes a stack and its assets into a folder.
 *
 * @returns the folder of its `cdk.tf.json`
 * @throws ConfigurationError with all findings
 */
export function writeStack(stack: TerraformStack, outdir: string): string {
  const found = findingsOf(stack);
  if (found.length > 0) {
    throw new ConfigurationError(found);
  }
  stack.prepareStack();
  const manifest = new Manifest("testing", outdir, false);
  stack.synthesizer.synthesize({ outdir, manifest, skipValidation: true });
  return join(outdir, manifest.forStack(stack).workingDirectory);
}

/** What `use` returns, given a folder that is removed afterwards. */
function inTemporaryFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "stack-"));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
