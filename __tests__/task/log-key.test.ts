import { expect, it } from "vitest";
import { policyOf } from "../support/policy.js";
import { findings, synthesize } from "../support/synthesize.js";

const { resource } = synthesize({ logs: { createKey: true }, network: { flowLogs: true } });

it("the key of the logs is used by CloudWatch Logs of the region and partition, for the account's groups", () => {
  const key = resource.aws_kms_key?.fluent_bit_log_key;
  expect(key).toMatchObject({
    description: "Encrypts the log groups of fluent-bit",
    enable_key_rotation: true,
  });
  expect(policyOf(key?.policy).Statement).toEqual([
    {
      Effect: "Allow",
      Principal: { AWS: "arn:PARTITION:iam::ACCOUNT:root" },
      Action: "kms:*",
      Resource: "*",
    },
    {
      Effect: "Allow",
      Principal: { Service: "logs.REGION.${data.aws_partition.partition.dns_suffix}" },
      Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
      Resource: "*",
      Condition: {
        ArnLike: { "kms:EncryptionContext:aws:logs:arn": "arn:PARTITION:logs:REGION:ACCOUNT:log-group:*" },
      },
    },
  ]);
});

it("the key of the logs encrypts every log group, those of flow logs too", () => {
  const keys = Object.values(resource.aws_cloudwatch_log_group ?? {}).map((group) => group.kms_key_id);
  expect(keys).toEqual(Array(3).fill("${aws_kms_key.fluent_bit_log_key.arn}"));
});

it("the key of the logs is made or given", () => {
  expect(findings({ logs: { createKey: true, key: { arn: "arn:key" } } })).toEqual([
    "[fluent-bit] logs.createKey is on with logs.key: expected one of them",
  ]);
});
