import { evaluator } from "../../firelens/inputs/cdk-tf-json.js";
import { withExpressions } from "../../firelens/model/unknown-text.js";

const evaluate = evaluator({}, ".");

/** The document that a `jsonencode` expression encodes, with Terraform's references as they are written: `${aws_x.y.arn}`. */
export function jsonEncoded(expression: unknown): unknown {
  return withExpressions(JSON.parse(String(evaluate(expression))), (text) => `\${${text}}`);
}
