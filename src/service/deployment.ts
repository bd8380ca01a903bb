import type { EcsServiceConfig } from "@cdktf/provider-aws/lib/ecs-service/index.js";
import type { Construct } from "constructs";
import { addCheck } from "../cdktf/checks.js";

/** How a service goes from one task definition to the next. */
export interface DeploymentOptions {
  /**
   * Stop a deployment whose tasks keep failing, and go back to the last one that worked.
   * @default false, a failing deployment starts tasks forever
   */
  readonly circuitBreaker?: boolean;
  /**
   * Let `terraform apply` wait until the tasks run and are healthy. With the circuit breaker it fails where the
   * deployment does.
   * @default false, it ends once ECS knows what is wanted
   */
  readonly waitForSteadyState?: boolean;
  /**
   * Seconds that a new task has before failed health checks of the load balancer count.
   * @default 0
   */
  readonly healthCheckGracePeriodSeconds?: number;
  /**
   * Tasks that keep running during a deployment, in percent of the desired count, rounded up.
   * @default 100
   */
  readonly minimumHealthyPercent?: number;
  /**
   * Tasks that may run during a deployment, in percent of the desired count, rounded down.
   * @default 200
   */
  readonly maximumPercent?: number;
}

/** The arguments of a service that is deployed so. Checks them in `scope`. */
export function deploymentArguments(
  scope: Construct,
  options: DeploymentOptions,
): Pick<
  EcsServiceConfig,
  | "deploymentCircuitBreaker"
  | "waitForSteadyState"
  | "healthCheckGracePeriodSeconds"
  | "deploymentMinimumHealthyPercent"
  | "deploymentMaximumPercent"
> {
  const { minimumHealthyPercent = 100, maximumPercent = 200 } = options;
  addCheck(scope, [minimumHealthyPercent, maximumPercent], checkPercentages);
  return {
    deploymentCircuitBreaker: options.circuitBreaker ? { enable: true, rollback: true } : undefined,
    waitForSteadyState: options.waitForSteadyState,
    healthCheckGracePeriodSeconds: options.healthCheckGracePeriodSeconds,
    deploymentMinimumHealthyPercent: options.minimumHealthyPercent,
    deploymentMaximumPercent: options.maximumPercent,
  };
}

function checkPercentages(minimum: number, maximum: number): string[] {
  if (minimum < maximum) {
    return [];
  }
  return [
    `minimum healthy percent is ${minimum}, maximum percent ${maximum}: expected a minimum below the maximum, as a deployment must either stop or start a task first`,
  ];
}
