import { KmsKey } from "@cdktf/provider-aws/lib/kms-key/index.js";
import { Construct } from "constructs";
import type { Account } from "../aws/account.js";
import { policyDocument } from "../aws/iam.js";

export interface LogKeyProps {
  /** The name of the deployment. */
  readonly name: string;
  /** The account and the region of the log groups. */
  readonly account: Account;
}

/** A KMS key that CloudWatch Logs encrypts the account's log groups with, and that AWS renews every year. */
export class LogKey extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { name, account }: LogKeyProps) {
    super(scope, id);
    // Source: CloudWatch Logs User Guide, "Encrypt log data using AWS KMS".
    this.arn = new KmsKey(this, "fluent_bit_log_key", {
      description: `Encrypts the log groups of ${name}`,
      enableKeyRotation: true,
      policy: policyDocument([
        {
          Effect: "Allow",
          Principal: { AWS: account.rootArn() },
          Action: "kms:*",
          Resource: "*",
        },
        {
          Effect: "Allow",
          Principal: { Service: `logs.${account.region}.${account.dnsSuffix()}` },
          Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
          Resource: "*",
          Condition: {
            ArnLike: { "kms:EncryptionContext:aws:logs:arn": account.arn("logs", "log-group:*") },
          },
        },
      ]),
    }).arn;
  }
}
