import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster/index.js";
import { EcsService } from "@cdktf/provider-aws/lib/ecs-service/index.js";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group/index.js";
import { Construct } from "constructs";
import { checkName, NAME_RULES } from "../rules/names.js";
import { checkValue } from "../terraform/checks.js";
import type { DeploymentNetwork } from "./deployment-network.js";
import type { LoadBalancer } from "./load-balancer.js";
import type { TaskDefinition } from "./task-definition.js";
import { ALL_TRAFFIC } from "./traffic.js";

export interface ServiceOptions {
  /**
   * How many tasks run.
   * @default 1
   */
  readonly desiredCount?: number;
}

export interface ServiceProps extends ServiceOptions {
  /** The name of the deployment, which all names begin with. */
  readonly name: string;
  /** The network whose private subnets the tasks run in. */
  readonly network: DeploymentNetwork;
  /** The load balancer that sends requests to the tasks. */
  readonly loadBalancer: LoadBalancer;
  /** What a task runs. */
  readonly taskDefinition: TaskDefinition;
}

/** The article's "Provisioning the ECS cluster": a cluster and a Fargate service that only the load balancer reaches. */
export class Service extends Construct {
  readonly securityGroup: SecurityGroup;
  readonly cluster: EcsCluster;
  readonly service: EcsService;

  constructor(scope: Construct, id: string, props: ServiceProps) {
    super(scope, id);
    const { name, network, loadBalancer, taskDefinition, desiredCount = 1 } = props;
    const { containerName, containerPort } = taskDefinition;
    const securityGroupName = `${name}-task-sg`;
    const clusterName = `${name}-ecs-cluster`;
    const serviceName = `${name}-service`;
    checkValue(this, securityGroupName, (known) => checkName(NAME_RULES.securityGroup, known));
    checkValue(this, clusterName, (known) => checkName(NAME_RULES.cluster, known));
    checkValue(this, serviceName, (known) => checkName(NAME_RULES.service, known));
    checkValue(this, desiredCount, checkDesiredCount);

    this.securityGroup = new SecurityGroup(this, "fluent_bit_task_sg", {
      name: securityGroupName,
      description: "Allow inbound access from the ALB only",
      vpcId: network.vpcId,
      ingress: [
        {
          protocol: "TCP",
          fromPort: containerPort,
          toPort: containerPort,
          securityGroups: [loadBalancer.securityGroup.id],
        },
      ],
      egress: [ALL_TRAFFIC],
    });
    this.cluster = new EcsCluster(this, "fluentbit_cluster", { name: clusterName });
    this.service = new EcsService(this, "fluent_bit_service", {
      name: serviceName,
      cluster: this.cluster.id,
      taskDefinition: taskDefinition.taskDefinition.arn,
      desiredCount,
      launchType: "FARGATE",
      networkConfiguration: {
        securityGroups: [this.securityGroup.id],
        subnets: network.privateSubnetIds,
      },
      loadBalancer: [{ targetGroupArn: loadBalancer.targetGroup.id, containerName, containerPort }],
      // ECS takes a target group only once a listener uses it.
      dependsOn: [loadBalancer.listener],
    });
  }
}

function checkDesiredCount(count: number): string[] {
  if (Number.isInteger(count) && count >= 0) return [];
  return [`desired count is ${count}: expected a whole number from 0`];
}
