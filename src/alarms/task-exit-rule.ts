import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule/index.js";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target/index.js";
import { Construct } from "constructs";
import type { HasArn } from "../aws/iam.js";
import { checkDeploymentName } from "../aws/names.js";
import { addCheck } from "../cdktf/checks.js";
import { jsonencode } from "../cdktf/expressions.js";

export interface TaskExitRuleProps {
  /** The name of the deployment, which the rule's begins with. */
  readonly name: string;
  /** The SNS topic that gets the event; its policy must let events.amazonaws.com publish. */
  readonly topic: HasArn;
  /** The service's cluster. */
  readonly cluster: HasArn;
  /** The service whose tasks are watched. */
  readonly service: { readonly name: string };
}

/**
 * Tells a topic of each task of the service that ended because one of its containers exited. The log router is
 * essential: when it exits, ECS stops its task and starts another, so that no metric counts its restarts but an event
 * has its exit code. What a deployment, scaling or Spot stops has another stop code.
 *
 * Source: Amazon ECS Developer Guide, "Amazon ECS task state change events"; Amazon ECS API Reference, Task.
 */
export class TaskExitRule extends Construct {
  constructor(scope: Construct, id: string, props: TaskExitRuleProps) {
    super(scope, id);
    const name = `${props.name}-task-exit`;
    addCheck(this, [props.name], checkDeploymentName);
    const rule = new CloudwatchEventRule(this, "fluent_bit_task_exit", {
      name,
      description: "A task ended because the application or the log router exited",
      eventPattern: jsonencode({
        source: ["aws.ecs"],
        "detail-type": ["ECS Task State Change"],
        detail: {
          clusterArn: [props.cluster.arn],
          group: [`service:${props.service.name}`],
          lastStatus: ["STOPPED"],
          stopCode: ["EssentialContainerExited"],
        },
      }),
    });
    new CloudwatchEventTarget(this, "fluent_bit_task_exit_topic", { rule: rule.name, arn: props.topic.arn });
  }
}
