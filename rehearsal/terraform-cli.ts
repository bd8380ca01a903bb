import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";

const NAMES = ["terraform", "tofu"] as const;

/** A command of the Terraform CLI failed. */
export class TerraformError extends Error {
  override readonly name = "TerraformError";

  /**
   * @param command such as "plan"
   * @param diagnostics what Terraform printed
   */
  constructor(
    readonly command: string,
    readonly diagnostics: string,
  ) {
    super(`terraform ${command} failed\n${diagnostics}`);
  }
}

/**
 * The path of the Terraform CLI: what TERRAFORM_BINARY_NAME names (as for the cdktf CLI), else terraform or tofu.
 *
 * @throws when it is not on PATH
 */
export function findTerraform(env: NodeJS.ProcessEnv = process.env): string {
  const names = env.TERRAFORM_BINARY_NAME ? [env.TERRAFORM_BINARY_NAME] : NAMES;
  for (const name of names) {
    const folders = name.includes("/") ? [""] : (env.PATH ?? "").split(delimiter).filter(Boolean);
    const found = folders.map((folder) => resolve(join(folder, name))).find(isExecutable);
    if (found !== undefined) {
      return found;
    }
  }
  const missing = env.TERRAFORM_BINARY_NAME
    ? `${env.TERRAFORM_BINARY_NAME} (TERRAFORM_BINARY_NAME) is not on PATH`
    : "neither terraform nor tofu is on PATH";
  throw new Error(
    `${missing}: install the Terraform CLI (https://developer.hashicorp.com/terraform/install) or OpenTofu (https://opentofu.org/docs/intro/install)`,
  );
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
