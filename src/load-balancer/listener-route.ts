import type { Alb } from "@cdktf/provider-aws/lib/alb/index.js";
import { AlbListenerRule } from "@cdktf/provider-aws/lib/alb-listener-rule/index.js";
import type { AlbTargetGroup } from "@cdktf/provider-aws/lib/alb-target-group/index.js";
import type { SecurityGroup } from "@cdktf/provider-aws/lib/security-group/index.js";
import { Construct } from "constructs";
import { addCheck } from "../cdktf/checks.js";
import { checkConditionCount, checkHostPattern, checkPathPattern, checkPriority } from "./listener-rule.js";
import type { LoadBalancer } from "./load-balancer.js";
import type { LoadBalancerTarget } from "./load-balancer-target.js";
import { type TargetGroupProps, targetGroup } from "./target-group.js";

export interface ListenerRouteProps extends TargetGroupProps {
  /** The load balancer that the requests come to. */
  readonly loadBalancer: LoadBalancer;
  /**
   * Patterns of the paths to route, such as "/api/*"; `*` and `?` are wildcards. The service is asked for the whole path.
   * At most five paths and hosts together.
   * @default - every path
   */
  readonly paths?: readonly string[];
  /**
   * Patterns of the host names to route, such as "api.example.com".
   * @default - every host
   */
  readonly hosts?: readonly string[];
  /** The place among the load balancer's routes, 1 to 50000: the first that matches takes the request. */
  readonly priority: number;
  /**
   * The port that the tasks answer on, which a load balancer with bound egress may then send to.
   * @default 80
   */
  readonly port?: number;
}

/**
 * Puts a further service behind a load balancer: it gets the requests for its paths and hosts, the load balancer's own
 * service the rest. In a stack with both, the route and its service belong in an `AddressScope`.
 */
export class ListenerRoute extends Construct implements LoadBalancerTarget {
  readonly alb: Alb;
  readonly securityGroup: SecurityGroup;
  readonly targetGroup: AlbTargetGroup;
  /** A rule of each listener that forwards requests. */
  readonly listeners: readonly AlbListenerRule[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ListenerRouteProps,
  ) {
    super(scope, id);
    const { loadBalancer, paths = [], hosts = [], priority, port = 80 } = props;
    this.node.addValidation({ validate: () => checkConditionCount(paths.length, hosts.length) });
    for (const path of paths) {
      addCheck(this, [path], checkPathPattern);
    }
    for (const host of hosts) {
      addCheck(this, [host], checkHostPattern);
    }
    addCheck(this, [priority], (known) => [...checkPriority(known), ...this.checkUniquePriority(known)]);

    this.alb = loadBalancer.alb;
    this.securityGroup = loadBalancer.securityGroup;
    this.targetGroup = targetGroup(this, props);
    this.listeners = loadBalancer.listeners.map(
      (listener) =>
        new AlbListenerRule(this, `${listener.node.id}_rule`, {
          listenerArn: listener.arn,
          priority,
          condition: [
            ...(paths.length > 0 ? [{ pathPattern: { values: [...paths] } }] : []),
            ...(hosts.length > 0 ? [{ hostHeader: { values: [...hosts] } }] : []),
          ],
          action: [{ type: "forward", targetGroupArn: this.targetGroup.arn }],
        }),
    );
    loadBalancer.allowEgressTo(port);
    loadBalancer.routes.push(this);
  }

  private checkUniquePriority(priority: number): string[] {
    return this.props.loadBalancer.routes
      .filter((other) => other !== this && other.props.priority === priority)
      .map(({ node }) => `priority is ${priority}, as is that of ${node.path}: expected another`);
  }
}
