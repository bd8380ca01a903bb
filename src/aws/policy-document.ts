import { jsonencode } from "../cdktf/expressions.js";

/** An IAM policy document. It has the statements that the list holds when the stack is synthesized. */
export function policyDocument(statements: readonly object[]): string {
  return jsonencode({ Version: "2012-10-17", Statement: statements });
}
