import type { HasArn, PolicyStatement } from "./iam.js";

/** A statement of a bucket policy. */
export interface BucketStatement extends Omit<PolicyStatement, "Effect"> {
  /** The name of the statement. */
  readonly Sid: string;
  /** Whether it allows or denies. */
  readonly Effect: "Allow" | "Deny";
  /** Whom it is about: all, or a service of AWS. */
  readonly Principal: "*" | { readonly Service: string };
  /**
   * When it holds.
   * @default - always
   */
  readonly Condition?: PolicyStatement["Condition"];
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
