import { cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readConfiguration } from "../../../rehearsal/aws/terraform-folder.js";
import { run } from "../../../rehearsal/process.js";
import { findTerraform } from "../../../rehearsal/terraform-cli.js";
import type { Mutant } from "./mutants.js";

interface Diagnostic {
  readonly severity: string;
  readonly summary: string;
  readonly detail?: string;
  readonly range?: { readonly filename: string };
}

/** What was refused: the mutant's number, and why. */
export type Refusals = ReadonlyMap<number, string>;

/**
 * Validates and plans the mutants beside the stack they come from. Each has a file of its own, which names it in what
 * Terraform says.
 *
 * @param folder an empty folder, for which Terraform has nothing to install
 * @throws when something else than a mutant is refused
 */
export async function refusalsOf(
  mutants: readonly Mutant[],
  folder: string,
  env: NodeJS.ProcessEnv,
): Promise<Refusals> {
  for (const [number, { type, arguments: values }] of mutants.entries()) {
    writeFileSync(
      join(folder, fileOf(number)),
      JSON.stringify({ resource: { [type]: { [`mutant_${number}`]: values } } }),
    );
  }
  const refused = new Map<number, string>();
  for (const command of ["validate", "plan"]) {
    const { stdout, output } = await run(findTerraform(), [command, "-json", "-no-color"], {
      cwd: folder,
      env,
    });
    for (const { severity, summary, detail, range } of diagnosticsIn(stdout)) {
      if (severity === "error") {
        const [, number] = /^mutant-(\d+)/.exec(range?.filename ?? "") ?? [];
        if (number === undefined) {
          throw new Error(`not of a mutant: ${summary}: ${detail}\n${output.slice(-2000)}`);
        }
        refused.set(Number(number), `${summary}: ${detail}`);
      }
    }
    for (const number of refused.keys()) {
      rmSync(join(folder, fileOf(number)), { force: true });
    }
  }
  return refused;
}

/** Copies a synthesized stack, without its backend. */
export function copyStack(stackFolder: string, folder: string): void {
  cpSync(stackFolder, folder, { recursive: true });
  const { terraform, ...rest } = readConfiguration(stackFolder) as {
    readonly terraform?: { readonly backend?: unknown };
  };
  const { backend: _backend, ...settings } = terraform ?? {};
  writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify({ ...rest, terraform: settings }));
}

function fileOf(number: number): string {
  return `mutant-${number}.tf.json`;
}

/** `terraform validate` prints one object, `terraform plan` one a line. */
function diagnosticsIn(stdout: string): Diagnostic[] {
  if (stdout.startsWith("{\n")) {
    return (JSON.parse(stdout) as { readonly diagnostics: Diagnostic[] }).diagnostics;
  }
  return stdout
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .flatMap((line) => (JSON.parse(line) as { readonly diagnostic?: Diagnostic }).diagnostic ?? []);
}
