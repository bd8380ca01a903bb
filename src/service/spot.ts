import type { EcsServiceCapacityProviderStrategy } from "@cdktf/provider-aws/lib/ecs-service/index.js";
import type { Construct } from "constructs";
import { addNumberChecks, SPOT_NUMBERS } from "../aws/numbers.js";
import { addCheck } from "../cdktf/checks.js";

/**
 * How tasks are shared between Fargate and Fargate Spot, which costs less and stops a task with two minutes' notice.
 *
 * Both architectures can be had: Spot runs Linux tasks on X86_64 from platform version 1.3.0, on ARM64 from 1.4.0, the
 * one that a service gets where it asks for none. Source: Amazon ECS API Reference, CapacityProviderStrategyItem,
 * which names no region without; AWS announced it in September 2024, before which ECS refused it.
 */
export interface SpotOptions {
  /** The share of the tasks beyond the base that run on Spot, relative to `onDemandWeight`: 0 to 1000. */
  readonly spotWeight: number;
  /**
   * The share of the tasks beyond the base that run on Fargate: 0 to 1000.
   * @default 0, all of them run on Spot
   */
  readonly onDemandWeight?: number;
  /**
   * How many tasks run on Fargate before the weights count: 0 to 100000.
   * @default 0
   */
  readonly baseOnDemand?: number;
}

/** The capacity providers of Fargate: every account has them, a cluster must name them. */
export const FARGATE_CAPACITY_PROVIDERS = ["FARGATE", "FARGATE_SPOT"];

/** The capacity provider strategy that shares tasks so. Checks the shares in `scope`. */
export function spotStrategy(scope: Construct, options: SpotOptions): EcsServiceCapacityProviderStrategy[] {
  const { spotWeight, onDemandWeight = 0, baseOnDemand = 0 } = options;
  addNumberChecks(scope, options, SPOT_NUMBERS);
  addCheck(scope, [spotWeight, onDemandWeight], checkWeights);
  const spot = { capacityProvider: "FARGATE_SPOT", weight: spotWeight };
  if (onDemandWeight === 0 && baseOnDemand === 0) {
    return [spot];
  }
  return [{ capacityProvider: "FARGATE", base: baseOnDemand, weight: onDemandWeight }, spot];
}

function checkWeights(spot: number, onDemand: number): string[] {
  if (spot !== 0 || onDemand !== 0) {
    return [];
  }
  return ["Spot weight and on-demand weight are 0: expected one above 0, as ECS places no task without"];
}
