import { AwsProvider } from "@cdktf/provider-aws/lib/provider/index.js";
import { describe, expect, it } from "vitest";
import { AlarmTopic } from "../../src/alarms/alarm-topic.js";
import { Account } from "../../src/aws/account.js";
import { ExactIdStack } from "../../src/cdktf/exact-id-stack.js";
import { resolved } from "../../src/cdktf/resolve.js";
import { jsonEncoded } from "../support/json-encoded.js";
import { configurationOf, findingsOf, testApp } from "../support/synthesize.js";

function topic(name: string) {
  const app = testApp();
  const stack = new ExactIdStack(app, "shared");
  new AwsProvider(stack, "aws");
  const account = new Account(stack, "account", { region: "us-east-1" });
  return { app, stack, topic: new AlarmTopic(stack, "topic", { name, account }) };
}
const { stack, topic: made } = topic("web");
const { resource, data } = configurationOf(stack);

describe("the topic of the alarms", () => {
  it("is encrypted with a key of its own", () => {
    expect(resource.aws_sns_topic).toEqual({
      fluent_bit_alarm_topic: {
        name: "web-alarms",
        kms_master_key_id: "${aws_kms_key.fluent_bit_alarm_key.arn}",
      },
    });
    expect(resource.aws_kms_key?.fluent_bit_alarm_key).toMatchObject({
      description: "Encrypts the topic web-alarms",
      enable_key_rotation: true,
    });
    expect(resolved(stack, made.arn)).toBe("${aws_sns_topic.fluent_bit_alarm_topic.arn}");
  });

  it("asks for the account and the partition", () => {
    expect(data).toEqual({
      aws_caller_identity: { account: {} },
      aws_partition: { partition: {} },
    });
  });

  it("can be published to by both services, with the key", () => {
    const account = "${data.aws_caller_identity.account.account_id}";
    const partition = "${data.aws_partition.partition.partition}";
    const topicArn = "${aws_sns_topic.fluent_bit_alarm_topic.arn}";
    expect(jsonEncoded(resource.aws_kms_key?.fluent_bit_alarm_key?.policy)).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: `arn:${partition}:iam::${account}:root` },
          Action: ["kms:*"],
          Resource: "*",
        },
        {
          Effect: "Allow",
          Principal: { Service: ["cloudwatch.amazonaws.com", "events.amazonaws.com"] },
          Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
          Resource: "*",
        },
      ],
    });
    expect(jsonEncoded(resource.aws_sns_topic_policy?.fluent_bit_alarm_topic_policy?.policy)).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "cloudwatch.amazonaws.com" },
          Action: ["sns:Publish"],
          Resource: topicArn,
          Condition: { StringEquals: { "aws:SourceAccount": account } },
        },
        {
          Effect: "Allow",
          Principal: { Service: "events.amazonaws.com" },
          Action: ["sns:Publish"],
          Resource: topicArn,
        },
      ],
    });
  });

  it("checks its name", () => {
    expect(findingsOf(() => topic("a b").app.synth())).toEqual([
      '[shared/topic] name: "a b"; expected up to 28 letters, digits and hyphens, with no hyphen at either end',
    ]);
  });
});
