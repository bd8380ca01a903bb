import type { AlbTargetGroup } from "@cdktf/provider-aws/lib/alb-target-group/index.js";
import type { ITerraformDependable } from "cdktf";
import type { IConstruct } from "constructs";
import type { HasArn } from "../aws/iam.js";

/** What the rest of a deployment asks of a load balancer, be it new or existing. */
export interface KnownLoadBalancer {
  /** The DNS name that AWS gives it. */
  readonly dnsName: string;
  /** How CloudWatch and Application Auto Scaling name it. */
  readonly arnSuffix: string;
}

/** What sends requests to a service: a load balancer sends all of its requests, a route some of them. */
export interface LoadBalancerTarget {
  /** The load balancer. */
  readonly alb: KnownLoadBalancer;
  /** The security groups that the requests come from. */
  readonly securityGroupIds: string[];
  /** The target group of the service's tasks. */
  readonly targetGroup: AlbTargetGroup;
  /** The listeners, or rules of listeners, that forward to the target group. ECS needs them before the service. */
  readonly listeners: readonly ITerraformDependable[];
}

/** A route of a load balancer, which sends some of the requests to another target group. */
export interface Route {
  /** The path of the route's construct. */
  readonly path: string;
  /** Its priority among all routes. */
  readonly priority: number;
  /** The port of its tasks. */
  readonly port: number;
}

/** A load balancer that `ListenerRoute` adds services to. */
export interface RoutableLoadBalancer {
  /** The load balancer. */
  readonly alb: KnownLoadBalancer;
  /** The ids of its security groups. */
  readonly securityGroupIds: string[];
  /** The listeners that forward requests. */
  readonly listeners: readonly (IConstruct & HasArn)[];
  /** Adds a route: the load balancer may connect to its port, and its priority must be free. */
  addRoute(route: Route): void;
}
