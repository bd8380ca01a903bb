import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster/index.js";
import { EcsClusterCapacityProviders } from "@cdktf/provider-aws/lib/ecs-cluster-capacity-providers/index.js";
import {
  EcsService,
  type EcsServiceCapacityProviderStrategy,
} from "@cdktf/provider-aws/lib/ecs-service/index.js";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group/index.js";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { formatMessage } from "../../firelens/message.js";
import { checkDeploymentName } from "../aws/names.js";
import { addNumberChecks, SERVICE_NUMBERS, SPOT_NUMBERS } from "../aws/numbers.js";
import { addCheck, addFindings } from "../cdktf/checks.js";
import { unlessBlank } from "../cdktf/optional.js";
import type { LoadBalancerTarget } from "../load-balancer/routable.js";
import type { DeploymentNetwork } from "../network/existing-network.js";
import type { TaskDefinition } from "../task/task-definition.js";
import { AutoScaling } from "./auto-scaling.js";
import {
  checkStrategy,
  deploymentConfiguration,
  type InfrastructureRole,
  type TrafficShift,
} from "./deployment-strategy.js";
import {
  checkEgressOptions,
  checkEgressPort,
  clientIngress,
  taskEgress,
  taskIngress,
} from "./security-group.js";
import { checkServiceConnect, serviceConnectConfiguration } from "./service-connect.js";
import { ServiceDiscovery } from "./service-discovery.js";
import type { ClusterOptions, ServiceCluster, ServiceOptions, SpotOptions } from "./service-options.js";

/** The props of a service. */
export interface ServiceProps extends ServiceOptions {
  /** The name of the deployment, which all names begin with. */
  readonly name: string;
  /** The network. The tasks run in its private subnets. */
  readonly network: DeploymentNetwork;
  /** The target group that the tasks are in, and its load balancer. */
  readonly loadBalancer: LoadBalancerTarget;
  /** The task definition. */
  readonly taskDefinition: TaskDefinition;
  /**
   * What the tasks need before they start, such as VPC endpoints.
   * @default - nothing
   */
  readonly dependsOn?: readonly ITerraformDependable[];
  /**
   * What `deploymentStrategy` needs of the load balancer, and the role with which ECS uses it.
   * @default - none, for a rolling deployment
   */
  readonly trafficShift?: TrafficShift & { readonly role: InfrastructureRole };
}

/** The article's "Provisioning the ECS cluster": a cluster, and a Fargate service behind the load balancer. */
export class Service extends Construct {
  /** The security group of the tasks. */
  readonly securityGroup: SecurityGroup;
  /** The cluster, new or existing. */
  readonly cluster: ServiceCluster;
  /** The service. */
  readonly resource: EcsService;

  constructor(scope: Construct, id: string, props: ServiceProps) {
    super(scope, id);
    const { name, network, loadBalancer, taskDefinition, autoScaling, spot } = props;
    const { containerName, containerPort } = taskDefinition;
    const { desiredCount = autoScaling?.minTasks ?? 1 } = props;
    const { order } = network;
    const { deploymentStrategy: strategy, trafficShift: shift, rollbackAlarms } = props;
    this.addChecks(props);

    this.securityGroup = new SecurityGroup(this, "fluent_bit_task_sg", {
      name: `${name}-task-sg`,
      description: "Allow inbound access from the ALB only",
      vpcId: network.vpcId,
      ingress: [
        taskIngress(loadBalancer, containerPort, props),
        ...clientIngress(props.clientSecurityGroupIds ?? [], taskDefinition.containerPorts),
      ],
      egress: taskEgress(taskDefinition.ports, props),
    });

    this.cluster =
      props.cluster ??
      new EcsCluster(this, "fluentbit_cluster", {
        name: `${name}-ecs-cluster`,
        setting: insightsSetting(props),
        configuration: execConfiguration(props),
      });

    const discovery =
      props.serviceDiscovery &&
      new ServiceDiscovery(this, "discovery", {
        ...props.serviceDiscovery,
        name: props.serviceDiscovery.name ?? name,
      });
    this.resource = new EcsService(this, "fluent_bit_service", {
      name: `${name}-service`,
      cluster: this.cluster.id,
      taskDefinition: taskDefinition.resource.arn,
      desiredCount,
      ...(spot === undefined
        ? { launchType: "FARGATE" }
        : // Without forceNewDeployment the provider replaces the service when the strategy changes.
          { capacityProviderStrategy: capacityProviderStrategy(spot), forceNewDeployment: true }),
      networkConfiguration: {
        securityGroups: [this.securityGroup.id],
        subnets: network.privateSubnetIds,
      },
      loadBalancer: [
        {
          targetGroupArn: loadBalancer.targetGroup.id,
          containerName,
          containerPort,
          advancedConfiguration: shift && {
            alternateTargetGroupArn: shift.alternateTargetGroup.arn,
            productionListenerRule: shift.productionRule.arn,
            roleArn: shift.role.resource.arn,
          },
        },
      ],
      serviceConnectConfiguration:
        props.serviceConnect &&
        serviceConnectConfiguration(
          props.serviceConnect,
          taskDefinition.namedPorts,
          taskDefinition.awslogs("service-connect"),
        ),
      serviceRegistries: discovery && { registryArn: discovery.resource.arn },
      deploymentConfiguration: strategy && deploymentConfiguration(strategy),
      alarms: rollbackAlarms && { enable: true, rollback: true, alarmNames: [...rollbackAlarms] },
      lifecycle: unlessBlank({
        ignoreChanges: autoScaling === undefined ? undefined : ["desired_count"],
        // AWS deletes no subnet that tasks are in, so the service is replaced together with its subnets.
        replaceTriggeredBy: order === undefined ? undefined : [order.privateReplacement],
      }),
      deploymentCircuitBreaker: props.circuitBreaker ? { enable: true, rollback: true } : undefined,
      deploymentMinimumHealthyPercent: props.minimumHealthyPercent,
      deploymentMaximumPercent: props.maximumPercent,
      healthCheckGracePeriodSeconds: props.healthCheckGracePeriodSeconds,
      waitForSteadyState: props.waitForSteadyState,
      enableExecuteCommand: props.exec,
      propagateTags: props.enableTagPropagation ? "SERVICE" : undefined,
      enableEcsManagedTags: props.enableTagPropagation,
      // ECS accepts a target group only if a listener uses it, and starts no task whose images it may not pull.
      dependsOn: [
        ...loadBalancer.listeners,
        ...taskDefinition.dependencies,
        ...this.capacityProviders(props),
        // The way out: to pull images, and to send the last logs while the service is deleted.
        ...(order?.privateRoutes ?? []),
        ...(props.dependsOn ?? []),
        ...(shift === undefined ? [] : [shift.productionRule, shift.role.attachment]),
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

  /**
   * The capacity providers that Spot needs in a new cluster. The service depends on them, so that it is deleted first: ECS
   * removes no provider that is in use.
   */
  private capacityProviders({ cluster, spot }: ServiceProps): ITerraformDependable[] {
    if (spot === undefined || cluster !== undefined) {
      return [];
    }
    return [
      new EcsClusterCapacityProviders(this, "fluent_bit_capacity_providers", {
        clusterName: this.cluster.name,
        capacityProviders: ["FARGATE", "FARGATE_SPOT"],
      }),
    ];
  }

  private addChecks(props: ServiceProps): void {
    const { autoScaling, spot, minimumHealthyPercent = 100, maximumPercent = 200 } = props;
    addCheck(this, [props.name], checkDeploymentName);
    addCheck(this, [props.desiredCount, autoScaling?.minTasks, autoScaling?.maxTasks], checkDesiredCount);
    for (const port of props.extraEgressPorts ?? []) {
      addCheck(this, [port], checkEgressPort);
    }
    addFindings(this, () => checkEgressOptions(props));
    addCheck(this, [props.deploymentStrategy], checkStrategy);
    addFindings(this, () => checkClusterOptions(props));
    const { serviceConnect, taskDefinition } = props;
    if (serviceConnect !== undefined) {
      addFindings(this, () => checkServiceConnect(serviceConnect, taskDefinition.namedPorts));
    }
    addNumberChecks(this, props, SERVICE_NUMBERS);
    if (spot !== undefined) {
      addNumberChecks(this, spot, SPOT_NUMBERS);
      addCheck(this, [spot.spotWeight, spot.onDemandWeight ?? 0], checkWeights);
    }
    addCheck(this, [minimumHealthyPercent, maximumPercent], checkPercentages);
  }
}

/** The sessions of ECS Exec go to a log group. Source: Amazon ECS API Reference, ExecuteCommandConfiguration. */
function execConfiguration({ execLogGroup }: ClusterOptions) {
  return execLogGroup === undefined
    ? undefined
    : {
        executeCommandConfiguration: {
          logging: "OVERRIDE",
          logConfiguration: { cloudWatchLogGroupName: execLogGroup },
        },
      };
}

function insightsSetting({ containerInsights }: ClusterOptions) {
  if (containerInsights === undefined) {
    return undefined;
  }
  const switched = containerInsights ? "enabled" : "disabled";
  return [{ name: "containerInsights", value: containerInsights === "enhanced" ? "enhanced" : switched }];
}

/** The capacity provider strategy that shares the tasks between Fargate and Fargate Spot. */
function capacityProviderStrategy({
  spotWeight,
  onDemandWeight = 0,
  baseOnDemand = 0,
}: SpotOptions): EcsServiceCapacityProviderStrategy[] {
  const spot = { capacityProvider: "FARGATE_SPOT", weight: spotWeight };
  if (onDemandWeight === 0 && baseOnDemand === 0) {
    return [spot];
  }
  return [{ capacityProvider: "FARGATE", base: baseOnDemand, weight: onDemandWeight }, spot];
}

function checkClusterOptions({ cluster, containerInsights }: ClusterOptions): string[] {
  if (cluster === undefined || containerInsights === undefined) {
    return [];
  }
  const expected = "it where the given cluster is made";
  return [formatMessage({ what: "containerInsights", value: containerInsights, expected })];
}

function checkWeights(spotWeight: number, onDemandWeight: number): string[] {
  if (spotWeight !== 0 || onDemandWeight !== 0) {
    return [];
  }
  const expected = "spotWeight or onDemandWeight above 0, as ECS places no task without";
  return [formatMessage({ what: "spot", value: { spotWeight, onDemandWeight }, expected })];
}

function checkPercentages(minimumHealthyPercent: number, maximumPercent: number): string[] {
  if (minimumHealthyPercent < maximumPercent) {
    return [];
  }
  return [
    formatMessage({
      what: "minimumHealthyPercent",
      value: minimumHealthyPercent,
      expected: `less than maximumPercent, ${maximumPercent}, as a deployment must stop or start a task first`,
    }),
  ];
}

/** Application Auto Scaling would change a count outside its range at once. */
function checkDesiredCount(count: number, minTasks: number, maxTasks: number): string[] {
  if (minTasks > maxTasks || (count >= minTasks && count <= maxTasks)) {
    return [];
  }
  const expected = `a count from autoScaling's minTasks ${minTasks} to its maxTasks ${maxTasks}`;
  return [formatMessage({ what: "desiredCount", value: count, expected })];
}
