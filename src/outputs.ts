import { TerraformOutput } from "cdktf";
import { Construct } from "constructs";
import type { HasArn } from "./aws/iam.js";
import type { Service } from "./service/service.js";
import { type DeploymentRole, ExistingRole } from "./task/existing-role.js";
import type { TaskDefinition } from "./task/task-definition.js";

export interface OutputsProps {
  /** What answers requests. */
  readonly loadBalancer: { readonly alb: { readonly dnsName: string }; readonly url: string };
  /** What runs the tasks. */
  readonly service: Service;
  /** What the tasks run. */
  readonly taskDefinition: TaskDefinition;
  /**
   * The topic of the alarms, to subscribe to.
   * @default - none
   */
  readonly alarmTopic?: HasArn;
  /** The roles. Where they exist already, somebody must give them what the task needs. */
  readonly taskRole: DeploymentRole;
  readonly executionRole: DeploymentRole;
}

/** What a person or a script needs after a deployment. */
export class Outputs extends Construct {
  constructor(scope: Construct, id: string, props: OutputsProps) {
    super(scope, id);
    const { alb, url } = props.loadBalancer;
    const { cluster, resource: service } = props.service;
    const { applicationLogGroup, routerLogGroup } = props.taskDefinition;
    this.output("alb_dns", alb.dnsName, "The load balancer's DNS name");
    this.output("url", url, "Where the application answers");
    this.output("cluster", cluster.name, "The ECS cluster");
    this.output("service", service.name, "The ECS service");
    if (applicationLogGroup !== undefined) {
      this.output("application_log_group", applicationLogGroup, "Where the application's logs arrive");
    }
    if (props.alarmTopic !== undefined) {
      this.output("alarm_topic", props.alarmTopic.arn, "The SNS topic of the alarms");
    }
    this.output("router_log_group", routerLogGroup, "Where the log router's own logs arrive");
    const { taskRole, executionRole } = props;
    if (taskRole instanceof ExistingRole) {
      this.output("task_role_policy", taskRole.policy, "What the task role must be allowed");
    }
    if (executionRole instanceof ExistingRole && executionRole !== taskRole) {
      this.output("execution_role_policy", executionRole.policy, "What the execution role must be allowed");
    }
  }

  private output(id: string, value: string, description: string): void {
    new TerraformOutput(this, id, { value, description });
  }
}
