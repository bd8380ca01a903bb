import type { HasArn, PolicyStatement } from "./iam.js";

/** A statement of a bucket policy. */
export interface BucketStatement extends Omit<PolicyStatement, "Effect"> {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal: "*" | { readonly Service: string };
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Denies all requests without TLS. */
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
