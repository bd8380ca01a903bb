/** The document that a `jsonencode` expression encodes, with Terraform's references as strings. */
export function jsonEncoded(expression: unknown): unknown {
  const text = /^\$\{jsonencode\((.*)\)\}$/s.exec(String(expression))?.[1] ?? "";
  return JSON.parse(
    text.replace(
      /("(?:[^"\\]|\\.)*")|\b((?:data\.)?aws_[\w.]+)/g,
      (_, literal, reference) => literal ?? JSON.stringify(reference),
    ),
  );
}
