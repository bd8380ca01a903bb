import { TerraformFolder } from "./terraform.js";

/**
 * The JSON documents that Terraform makes of these expressions.
 * @param references - what the references in them stand for
 */
export function evaluate<Name extends string>(
  expressions: Readonly<Record<Name, unknown>>,
  references: Readonly<Record<string, string>>,
): Record<Name, unknown> {
  const known = (expression: unknown) =>
    Object.entries(references).reduce(
      (text, [reference, value]) => text.replaceAll(reference, JSON.stringify(value)),
      String(expression),
    );
  const names = Object.keys(expressions) as Name[];
  const outputs = new TerraformFolder({
    output: Object.fromEntries(names.map((name) => [name, { value: known(expressions[name]) }])),
  }).outputs();
  const documents = names.map((name) => [name, JSON.parse(String(outputs[name]))]);
  return Object.fromEntries(documents) as Record<Name, unknown>;
}
