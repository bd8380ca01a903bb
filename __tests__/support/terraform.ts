import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** How Terraform ended: its exit code and all that it printed. */
export interface Ran {
  readonly code: number;
  readonly output: string;
}

/** A folder with a Terraform configuration that needs no provider. */
export class TerraformFolder {
  readonly path = mkdtempSync(join(tmpdir(), "tf-"));

  constructor(configuration: object) {
    this.write("main.tf.json", JSON.stringify(configuration));
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.path, file), text);
  }

  /** Runs Terraform in the folder. Fails where there is none: what it would have shown can't be shown otherwise. */
  run(...args: string[]): Ran {
    const binary = process.env.TERRAFORM_BINARY_NAME ?? "terraform";
    const env = { ...process.env, CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1" };
    for (const name of ["TF_CLI_CONFIG_FILE", "TF_REATTACH_PROVIDERS"]) {
      delete env[name as keyof typeof env];
    }
    try {
      const output = execFileSync(binary, args, { cwd: this.path, env, encoding: "utf8", stdio: "pipe" });
      return { code: 0, output };
    } catch (error) {
      const { code, status, stdout, stderr } = error as NodeJS.ErrnoException & {
        status?: number;
        stdout?: string;
        stderr?: string;
      };
      if (code === "ENOENT") {
        throw new Error(`this test needs the Terraform CLI: ${binary} is not on PATH`);
      }
      return { code: status ?? 1, output: `${stdout ?? ""}${stderr ?? ""}` };
    }
  }

  /** The values of the configuration's outputs. One process finds them: there is no provider to initialize. */
  outputs(): Record<string, unknown> {
    const { code, output } = this.run("apply", "-json", "-auto-approve", "-input=false");
    if (code !== 0) {
      throw new Error(`terraform apply failed:\n${output}`);
    }
    const events = output
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as OutputsEvent);
    const outputs = events.findLast(({ type }) => type === "outputs")?.outputs ?? {};
    return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
  }
}

/** The lines of `terraform apply -json` that tell the outputs: the last has their values. */
interface OutputsEvent {
  readonly type: string;
  readonly outputs?: Readonly<Record<string, { readonly value?: unknown }>>;
}
