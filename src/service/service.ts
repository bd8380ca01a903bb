import { EcsClusterCapacityProviders } from "@cdktf/provider-aws/lib/ecs-cluster-capacity-providers/index.js";
import { EcsService } from "@cdktf/provider-aws/lib/ecs-service/index.js";
import type { SecurityGroup } from "@cdktf/provider-aws/lib/security-group/index.js";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { checkName, NAME_RULES } from "../aws/names.js";
import { addNumberChecks, SERVICE_NUMBERS } from "../aws/numbers.js";
import { addCheck } from "../cdktf/checks.js";
import type { LoadBalancerTarget } from "../load-balancer/load-balancer.js";
import type { DeploymentNetwork } from "../network/existing-network.js";
import type { TaskDefinition } from "../task/task-definition.js";
import { AutoScaling, type AutoScalingOptions } from "./auto-scaling.js";
import { type ClusterOptions, type ServiceCluster, serviceCluster } from "./cluster.js";
import { type DeploymentOptions, deploymentArguments } from "./deployment.js";
import { type EgressOptions, taskSecurityGroup } from "./security-group.js";
import { FARGATE_CAPACITY_PROVIDERS, type SpotOptions, spotStrategy } from "./spot.js";

export interface ServiceOptions extends ClusterOptions, DeploymentOptions, EgressOptions {
  /**
   * How many tasks run; with auto scaling, how many run first.
   * @default 1; with auto scaling, its minimum
   */
  readonly desiredCount?: number;
  /**
   * Run as many tasks as there is work for. Terraform then leaves their number alone.
   * @default - the desired count
   */
  readonly autoScaling?: AutoScalingOptions;
  /**
   * Run tasks on Fargate Spot too. Given or taken away later, it replaces the service; other weights don't.
   * @default - all tasks run on Fargate
   */
  readonly spot?: SpotOptions;
  /**
   * Let `aws ecs execute-command` into the containers. The task role needs `execStatements()`, a network without a way
   * to the internet the endpoint ssmmessages, and the containers a root file system that can be written.
   * @default false
   */
  readonly exec?: boolean;
  /**
   * Put the service's tags on its tasks, and AWS' own tags for the cluster and the service.
   * @default false, tasks have no tags
   */
  readonly enableTagPropagation?: boolean;
}

export interface ServiceProps extends ServiceOptions {
  /** The name of the deployment, which all names begin with. */
  readonly name: string;
  /** The network whose private subnets the tasks run in. */
  readonly network: DeploymentNetwork;
  /** What sends requests to the tasks; its load balancer counts them for auto scaling. */
  readonly loadBalancer: LoadBalancerTarget;
  /** What a task runs. */
  readonly taskDefinition: TaskDefinition;
  /**
   * What the tasks need before they start, such as VPC endpoints.
   * @default - nothing
   */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/** The article's "Provisioning the ECS cluster": a cluster and a Fargate service that only the load balancer reaches. */
export class Service extends Construct {
  readonly securityGroup: SecurityGroup;
  readonly cluster: ServiceCluster;
  readonly resource: EcsService;

  constructor(scope: Construct, id: string, props: ServiceProps) {
    super(scope, id);
    const { name, network, loadBalancer, taskDefinition, autoScaling, spot } = props;
    const { containerName, containerPort } = taskDefinition;
    const { desiredCount = autoScaling?.minTasks ?? 1 } = props;
    const serviceName = `${name}-service`;
    this.securityGroup = taskSecurityGroup(this, {
      ...props,
      vpcId: network.vpcId,
      containerPort,
      destinationPorts: taskDefinition.ports,
    });
    this.cluster = serviceCluster(this, props);
    addCheck(this, [serviceName], (known) => checkName(NAME_RULES.service, known));
    addNumberChecks(this, props, SERVICE_NUMBERS);

    this.resource = new EcsService(this, "fluent_bit_service", {
      name: serviceName,
      cluster: this.cluster.id,
      taskDefinition: taskDefinition.resource.arn,
      desiredCount,
      lifecycle: autoScaling === undefined ? undefined : { ignoreChanges: ["desired_count"] },
      ...(spot === undefined
        ? { launchType: "FARGATE" }
        : // The provider replaces the service on a change of the strategy, unless it may force a deployment.
          { capacityProviderStrategy: spotStrategy(this, spot), forceNewDeployment: true }),
      ...deploymentArguments(this, props),
      enableExecuteCommand: props.exec,
      propagateTags: props.enableTagPropagation ? "SERVICE" : undefined,
      enableEcsManagedTags: props.enableTagPropagation,
      networkConfiguration: {
        securityGroups: [this.securityGroup.id],
        subnets: network.privateSubnetIds,
      },
      loadBalancer: [{ targetGroupArn: loadBalancer.targetGroup.id, containerName, containerPort }],
      // ECS takes a target group only once a listener uses it, and starts no task that may not pull its images.
      dependsOn: [
        ...loadBalancer.listeners,
        ...taskDefinition.dependencies,
        ...this.capacityProviders(props),
        ...(props.dependsOn ?? []),
      ],
    });
    if (autoScaling !== undefined) {
      new AutoScaling(this, "auto-scaling", {
        ...autoScaling,
        name,
        cluster: this.cluster,
        service: this.resource,
        loadBalancer,
      });
    }
  }

  /** What Spot takes of a cluster that is made here. The service must go first: ECS keeps a provider that is in use. */
  private capacityProviders({ cluster, spot }: ServiceOptions): ITerraformDependable[] {
    if (spot === undefined || cluster !== undefined) {
      return [];
    }
    return [
      new EcsClusterCapacityProviders(this, "fluent_bit_capacity_providers", {
        clusterName: this.cluster.name,
        capacityProviders: FARGATE_CAPACITY_PROVIDERS,
      }),
    ];
  }
}
