import type { Configuration } from "./synthesize.js";

/** The document that a `jsonencode` expression encodes, the account's parts in it named in capitals. */
export function encoded(
  expression: unknown,
): { Statement: Record<string, unknown>[] } & Record<string, unknown> {
  const document = String(expression)
    .replace(/^\$\{jsonencode\((.*)\)\}$/, "$1")
    .replaceAll("${data.aws_partition.partition.partition}", "PARTITION")
    .replaceAll("${data.aws_caller_identity.account.account_id}", "ACCOUNT")
    .replaceAll("${var.aws_region}", "REGION");
  return JSON.parse(document);
}

/** The statements of a policy by the last part of its address. */
export function statementsOf({ resource }: Configuration, policy: string): Record<string, unknown>[] {
  return encoded(resource.aws_iam_policy?.[policy]?.policy).Statement;
}
