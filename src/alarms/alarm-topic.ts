import { KmsKey } from "@cdktf/provider-aws/lib/kms-key/index.js";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic/index.js";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy/index.js";
import { Construct } from "constructs";
import type { Account } from "../aws/account.js";
import { allow, type HasArn, policyDocument } from "../aws/iam.js";
import { checkDeploymentName } from "../aws/names.js";
import { addCheck } from "../cdktf/checks.js";

/** The props of a topic for alarms. */
export interface AlarmTopicProps {
  /** The name of the deployment. The topic's name begins with it. */
  readonly name: string;
  /** The account of the alarms. */
  readonly account: Account;
}

const CLOUDWATCH = "cloudwatch.amazonaws.com";
const EVENTBRIDGE = "events.amazonaws.com";

/**
 * An encrypted SNS topic for `Alarms`, to which CloudWatch and EventBridge may publish. People subscribe to it.
 *
 * It has a KMS key of its own, as the two services may not use the key that AWS manages for SNS.
 * Source: AWS re:Post Knowledge Center, article cloudwatch-configure-alarm-sns.
 */
export class AlarmTopic extends Construct implements HasArn {
  /** The ARN of the topic. */
  readonly arn: string;
  /** The topic. */
  readonly resource: SnsTopic;
  /** The key that encrypts what the topic holds. */
  readonly key: KmsKey;

  constructor(scope: Construct, id: string, { name, account }: AlarmTopicProps) {
    super(scope, id);
    const topicName = `${name}-alarms`;
    addCheck(this, [name], checkDeploymentName);

    this.key = new KmsKey(this, "fluent_bit_alarm_key", {
      description: `Encrypts the topic ${topicName}`,
      enableKeyRotation: true,
      // In a key policy, the resource * is the key itself.
      policy: policyDocument([
        { ...allow(["kms:*"], "*"), Principal: { AWS: account.rootArn() } },
        {
          ...allow(["kms:Decrypt", "kms:GenerateDataKey*"], "*"),
          Principal: { Service: [CLOUDWATCH, EVENTBRIDGE] },
        },
      ]),
    });
    this.resource = new SnsTopic(this, "fluent_bit_alarm_topic", {
      name: topicName,
      kmsMasterKeyId: this.key.arn,
    });
    this.arn = this.resource.arn;
    const publish = allow(["sns:Publish"], this.arn);
    new SnsTopicPolicy(this, "fluent_bit_alarm_topic_policy", {
      arn: this.arn,
      policy: policyDocument([
        {
          ...publish,
          Principal: { Service: CLOUDWATCH },
          Condition: { StringEquals: { "aws:SourceAccount": account.id() } },
        },
        // No condition: EventBridge sends no source account to SNS, so that a condition would refuse its events.
        { ...publish, Principal: { Service: EVENTBRIDGE } },
      ]),
    });
  }
}
