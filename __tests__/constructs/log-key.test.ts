import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group/index.js";
import { TerraformVariable } from "cdktf";
import { describe, expect, it } from "vitest";
import { Account } from "../../src/constructs/account.js";
import { LogKey } from "../../src/constructs/log-key.js";
import { synthesizeIn } from "../support/in-stack.js";
import { encoded } from "../support/policy.js";

const { resource } = synthesizeIn((stack) => {
  const region = new TerraformVariable(stack, "aws_region", { type: "string" }).stringValue;
  const key = new LogKey(stack, "log-key", {
    name: "web",
    account: new Account(stack, "account", { region }),
  });
  new CloudwatchLogGroup(stack, "logs", { name: "web", kmsKeyId: key.arn });
});
const key = resource.aws_kms_key?.fluent_bit_log_key;

describe("the key of the log groups", () => {
  it("says what it is for, and is renewed every year", () => {
    expect(key).toMatchObject({ description: "Encrypts the log groups of web", enable_key_rotation: true });
  });

  it("is the account's to manage, and CloudWatch Logs' to use for the log groups of the account and the region", () => {
    expect(encoded(key?.policy)).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: "arn:PARTITION:iam::ACCOUNT:root" },
          Action: "kms:*",
          Resource: "*",
        },
        {
          Effect: "Allow",
          Principal: { Service: "logs.REGION.amazonaws.com" },
          Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
          Resource: "*",
          Condition: {
            ArnLike: {
              "kms:EncryptionContext:aws:logs:arn": "arn:PARTITION:logs:REGION:ACCOUNT:log-group:*",
            },
          },
        },
      ],
    });
  });

  it("is known by its ARN", () => {
    expect(resource.aws_cloudwatch_log_group?.logs?.kms_key_id).toBe("${aws_kms_key.fluent_bit_log_key.arn}");
  });
});
