import type { HasArn } from "../aws/iam.js";
import { allow, type PolicyStatement } from "../aws/iam.js";

/** A statement of a bucket's policy, which says whom it is about. */
export interface BucketStatement extends Omit<PolicyStatement, "Effect"> {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal: "*" | { readonly Service: string };
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Nobody reads or writes the bucket without TLS. */
export function denyPlainHttp({ arn }: HasArn): BucketStatement {
  return {
    Sid: "DenyPlainHttp",
    Effect: "Deny",
    Principal: "*",
    Action: ["s3:*"],
    Resource: [arn, `${arn}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}

/**
 * Elastic Load Balancing writes the access logs of the load balancers of one account, each account's being in a folder
 * of its own. Source: Elastic Load Balancing, "Enable access logs for your Application Load Balancer", which has no
 * condition on the source: where the service sends none, such a condition refuses every log.
 */
export function deliverAccessLogs({ arn }: HasArn, accountId: string): BucketStatement {
  return {
    Sid: "DeliverAccessLogs",
    ...allow(["s3:PutObject"], `${arn}/AWSLogs/${accountId}/*`),
    Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
  };
}
