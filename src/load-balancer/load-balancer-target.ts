import type { Alb } from "@cdktf/provider-aws/lib/alb/index.js";
import type { AlbTargetGroup } from "@cdktf/provider-aws/lib/alb-target-group/index.js";
import type { SecurityGroup } from "@cdktf/provider-aws/lib/security-group/index.js";
import type { ITerraformDependable } from "cdktf";

/** What sends requests to a service: a load balancer with all of its requests, or a route with some of them. */
export interface LoadBalancerTarget {
  readonly alb: Alb;
  /** The group that the requests come from. */
  readonly securityGroup: SecurityGroup;
  /** The group that the service's tasks register in. */
  readonly targetGroup: AlbTargetGroup;
  /** What forwards to the target group: ECS takes a target group only once something does. */
  readonly listeners: readonly ITerraformDependable[];
}
