import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity/index.js";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition/index.js";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key/index.js";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic/index.js";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy/index.js";
import { Construct } from "constructs";
import type { HasArn } from "../aws/iam.js";
import { policyDocument } from "../aws/iam.js";
import { checkDeploymentName } from "../aws/names.js";
import { addCheck } from "../cdktf/checks.js";

export interface AlarmTopicProps {
  /** The name of the deployment, which the topic's begins with. */
  readonly name: string;
}

const ALARMS = { Service: "cloudwatch.amazonaws.com" };
const EVENTS = { Service: "events.amazonaws.com" };

/**
 * A topic that `Alarms` tell: encrypted, and open to CloudWatch's alarms and to EventBridge. Who is to know subscribes
 * to it.
 *
 * The key is one of its own, as neither may use AWS' key of SNS. Source: AWS re:Post Knowledge Center,
 * article cloudwatch-configure-alarm-sns.
 */
export class AlarmTopic extends Construct implements HasArn {
  readonly arn: string;
  readonly resource: SnsTopic;
  readonly key: KmsKey;

  constructor(scope: Construct, id: string, props: AlarmTopicProps) {
    super(scope, id);
    const topicName = `${props.name}-alarms`;
    addCheck(this, [props.name], checkDeploymentName);
    const { accountId } = new DataAwsCallerIdentity(this, "alarm_account");
    const { partition } = new DataAwsPartition(this, "alarm_partition");

    this.key = new KmsKey(this, "fluent_bit_alarm_key", {
      description: `Encrypts the topic ${topicName}`,
      enableKeyRotation: true,
      // In a key's policy the resource * is the key itself.
      policy: policyDocument([
        allow({ AWS: `arn:${partition}:iam::${accountId}:root` }, ["kms:*"], "*"),
        allow({ Service: [ALARMS.Service, EVENTS.Service] }, ["kms:Decrypt", "kms:GenerateDataKey*"], "*"),
      ]),
    });
    this.resource = new SnsTopic(this, "fluent_bit_alarm_topic", {
      name: topicName,
      kmsMasterKeyId: this.key.arn,
    });
    this.arn = this.resource.arn;
    const publish = ["sns:Publish"];
    new SnsTopicPolicy(this, "fluent_bit_alarm_topic_policy", {
      arn: this.arn,
      policy: policyDocument([
        {
          ...allow(ALARMS, publish, this.arn),
          Condition: { StringEquals: { "aws:SourceAccount": accountId } },
        },
        // SNS knows nothing to compare in a condition where EventBridge publishes: with one, no event arrives.
        allow(EVENTS, publish, this.arn),
      ]),
    });
  }
}

function allow(principal: object, actions: readonly string[], resource: string) {
  return {
    Effect: "Allow",
    Principal: principal,
    Action: actions,
    Resource: resource,
  };
}
