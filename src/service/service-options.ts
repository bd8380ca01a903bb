import type { AutoScalingOptions } from "./auto-scaling.js";
import type { DeploymentStrategyOptions } from "./deployment-strategy.js";
import type { EgressOptions } from "./security-group.js";
import type { ServiceConnectOptions } from "./service-connect.js";
import type { ServiceDiscoveryOptions } from "./service-discovery.js";

/** A cluster: the resource, or one that is made elsewhere. */
export interface ServiceCluster {
  /** What a service names its cluster by: the ARN, or the name. */
  readonly id: string;
  /** The name of the cluster. */
  readonly name: string;
  /** The ARN of the cluster. */
  readonly arn: string;
}

/** The options of the cluster. */
export interface ClusterOptions {
  /**
   * An existing cluster for the service, which it shares with other services. For Spot it must have the capacity
   * providers FARGATE and FARGATE_SPOT.
   * @default - a new cluster
   */
  readonly cluster?: ServiceCluster;
  /**
   * Container Insights: metrics of the cluster and its services in CloudWatch, at the price of custom metrics. "enhanced"
   * adds metrics of tasks and containers. False turns off what the account has turned on.
   * @default - the account's setting
   */
  readonly containerInsights?: boolean | "enhanced";
  /**
   * The name of a log group that records the sessions of `exec`, in a new cluster.
   * @default - none: ECS Exec keeps no record beyond CloudTrail's
   */
  readonly execLogGroup?: string;
}

/** How a service replaces its tasks with those of a new task definition. */
export interface DeploymentOptions {
  /**
   * Stop a deployment whose tasks keep failing, and roll back to the last one that succeeded.
   * @default false, a failing deployment starts tasks for ever
   */
  readonly circuitBreaker?: boolean;
  /**
   * Start all new tasks beside the old ones, and move the requests to them: at once, in steps, or first a few of them.
   * @default - a rolling deployment, task by task
   */
  readonly deploymentStrategy?: DeploymentStrategyOptions;
  /**
   * The names of CloudWatch alarms that stop a deployment and roll it back. They must exist: those of the stack itself, such
   * as "<name>-target-errors", do after the first deployment.
   * @default - none
   */
  readonly rollbackAlarms?: readonly string[];
  /**
   * Let `terraform apply` wait until the tasks run and are healthy. With the circuit breaker it fails if the deployment
   * fails.
   * @default false, it does not wait for the tasks
   */
  readonly waitForSteadyState?: boolean;
  /**
   * Seconds after a task's start in which failed health checks of the load balancer are ignored.
   * @default 0
   */
  readonly healthCheckGracePeriodSeconds?: number;
  /**
   * The minimum of tasks that run during a deployment, in percent of the desired count, rounded up.
   * @default 100
   */
  readonly minimumHealthyPercent?: number;
  /**
   * The maximum of tasks that run during a deployment, in percent of the desired count, rounded down.
   * @default 200
   */
  readonly maximumPercent?: number;
}

/**
 * The shares of Fargate and Fargate Spot. Spot costs less and stops a task with a notice of two minutes. It runs both
 * architectures: X86_64 from platform version 1.3.0 and ARM64 from 1.4.0, which is the default.
 * Source: Amazon ECS API Reference, CapacityProviderStrategyItem.
 */
export interface SpotOptions {
  /** The share of the tasks beyond `baseOnDemand` that run on Spot, relative to `onDemandWeight`. From 0 to 1000. */
  readonly spotWeight: number;
  /**
   * The share of the tasks beyond `baseOnDemand` that run on Fargate. From 0 to 1000.
   * @default 0, all of them run on Spot
   */
  readonly onDemandWeight?: number;
  /**
   * The number of tasks that run on Fargate before the weights count. From 0 to 100000.
   * @default 0
   */
  readonly baseOnDemand?: number;
}

/** The options of the service and its cluster. */
export interface ServiceOptions extends ClusterOptions, DeploymentOptions, EgressOptions {
  /**
   * The number of tasks. With auto scaling it is the number at the start.
   * @default 1; with auto scaling, its minimum
   */
  readonly desiredCount?: number;
  /**
   * Change the number of tasks with their load. Terraform then ignores changes of the desired count.
   * @default - the number of tasks stays the desired count
   */
  readonly autoScaling?: AutoScalingOptions;
  /**
   * Run tasks on Fargate Spot too. Adding or removing it later replaces the service. Changing its weights does not.
   * @default - all tasks run on Fargate
   */
  readonly spot?: SpotOptions;
  /**
   * Connect the service with others of a namespace by Service Connect.
   * @default - none
   */
  readonly serviceConnect?: ServiceConnectOptions;
  /**
   * Register the tasks in a private DNS namespace.
   * @default - none
   */
  readonly serviceDiscovery?: ServiceDiscoveryOptions;
  /**
   * The ids of security groups whose members may connect to the ports of the tasks, past the load balancer: those of other
   * services with Service Connect or service discovery.
   * @default - none
   */
  readonly clientSecurityGroupIds?: readonly string[];
  /**
   * Allow `aws ecs execute-command` in the containers. The task role needs `execStatements()`, a network without NAT the
   * endpoint ssmmessages, and the containers a writable root file system.
   * @default false
   */
  readonly exec?: boolean;
  /**
   * Copy the service's tags to its tasks, and add AWS' own tags for the cluster and the service.
   * @default false, tasks have no tags
   */
  readonly enableTagPropagation?: boolean;
}
