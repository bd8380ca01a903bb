/** The document that a `jsonencode` expression encodes, with each reference as the string that it is written as. */
export function policyDocument(expression: unknown): unknown {
  const json = String(expression).replace(/^\$\{jsonencode\((.*)\)\}$/, "$1");
  return JSON.parse(json.replace(/(?<=[:[,])(?:data\.)?aws_[\w.]+/g, '"$&"'));
}
