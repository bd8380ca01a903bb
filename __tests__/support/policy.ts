import { jsonEncoded } from "./json-encoded.js";
import type { Configuration } from "./synthesize.js";

/** The policy that a `jsonencode` expression encodes, the account's parts in it named in capitals. */
export function policyOf(
  expression: unknown,
): { Statement: Record<string, unknown>[] } & Record<string, unknown> {
  const named = String(expression)
    .replaceAll("${data.aws_partition.partition.partition}", "PARTITION")
    .replaceAll("${data.aws_caller_identity.account.account_id}", "ACCOUNT")
    .replaceAll("${var.aws_region}", "REGION");
  return jsonEncoded(named) as ReturnType<typeof policyOf>;
}

/** The statements of a policy by the last part of its address. */
export function statementsOf({ resource }: Configuration, policy: string): Record<string, unknown>[] {
  return policyOf(resource.aws_iam_policy?.[policy]?.policy).Statement;
}
