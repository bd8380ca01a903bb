/** A command of the Terraform CLI failed. */
export class TerraformError extends Error {
  /**
   * @param command such as "plan"
   * @param output what Terraform printed
   */
  constructor(
    readonly command: string,
    readonly output: string,
  ) {
    super(`terraform ${command} failed\n${output}`);
    this.name = "TerraformError";
  }
}
