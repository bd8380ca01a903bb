import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster/index.js";
import type { Construct } from "constructs";

/** A cluster: the resource, or what is known of one that is made elsewhere. */
export interface ServiceCluster {
  /** What a service names its cluster by: the ARN, or the name. */
  readonly id: string;
  readonly name: string;
  readonly arn: string;
}

export interface ClusterOptions {
  /**
   * The cluster that the service runs in, to share one with other services. For Spot it must have the capacity
   * providers FARGATE and FARGATE_SPOT.
   * @default - a cluster of its own
   */
  readonly cluster?: ServiceCluster;
  /**
   * Metrics of the cluster and its services in CloudWatch, which cost as custom metrics do; "enhanced" adds those of
   * tasks and containers, false switches off what the account has on.
   * @default - the account's setting
   */
  readonly containerInsights?: boolean | "enhanced";
}

/** The cluster that is given, or one that is made in `scope`. */
export function serviceCluster(
  scope: Construct,
  { name, cluster, containerInsights }: ClusterOptions & { readonly name: string },
): ServiceCluster {
  if (cluster !== undefined) {
    if (containerInsights !== undefined) {
      const finding = `container insights are ${containerInsights} for a cluster that is given: expected them where it is made`;
      scope.node.addValidation({ validate: () => [finding] });
    }
    return cluster;
  }
  const clusterName = `${name}-ecs-cluster`;
  return new EcsCluster(scope, "fluentbit_cluster", {
    name: clusterName,
    setting:
      containerInsights === undefined
        ? undefined
        : [{ name: "containerInsights", value: insightsValue(containerInsights) }],
  });
}

function insightsValue(containerInsights: boolean | "enhanced"): string {
  if (containerInsights === "enhanced") {
    return containerInsights;
  }
  return containerInsights ? "enabled" : "disabled";
}
