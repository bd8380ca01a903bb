/** A command of the Terraform CLI failed. */
export class TerraformError extends Error {
  /**
   * @param command such as "plan"
   * @param diagnostics what Terraform says of the failure
   */
  constructor(
    readonly command: string,
    readonly diagnostics: string,
  ) {
    super(`terraform ${command} failed\n${diagnostics}`);
    this.name = "TerraformError";
  }
}
