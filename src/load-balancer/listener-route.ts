import { AlbListenerRule } from "@cdktf/provider-aws/lib/alb-listener-rule/index.js";
import type { AlbTargetGroup } from "@cdktf/provider-aws/lib/alb-target-group/index.js";
import { Construct } from "constructs";
import { formatMessage } from "../../firelens/message.js";
import { checkNumber } from "../aws/numbers.js";
import { addCheck, addFindings } from "../cdktf/checks.js";
import type { LoadBalancerTarget, RoutableLoadBalancer } from "./routable.js";
import { replacedWith, TargetGroup, type TargetGroupProps } from "./target-group.js";

/** Which requests a service gets. */
export interface RouteOptions {
  /**
   * Patterns of paths, such as "/api/*"; `*` and `?` are wildcards. The service gets the whole path. At most five paths
   * and hosts together.
   * @default - every path
   */
  readonly paths?: readonly string[];
  /**
   * Patterns of host names, such as "api.example.com".
   * @default - every host
   */
  readonly hosts?: readonly string[];
  /** The priority among the load balancer's routes, 1 to 50000. The first route that matches takes the request. */
  readonly priority: number;
}

/** The props of a rule of a listener. */
export interface ListenerRouteProps extends TargetGroupProps, RouteOptions {
  /** The load balancer that takes the requests. */
  readonly loadBalancer: RoutableLoadBalancer;
  /**
   * The port of the tasks. A load balancer with `restrictEgress` may then connect to it.
   * @default 80
   */
  readonly port?: number;
}

/**
 * A route to a further service behind a load balancer. The service gets the requests for its paths and hosts, the load
 * balancer's own service gets all others. In a stack with both, the route and its service belong in an `AddressScope`.
 */
export class ListenerRoute extends Construct implements LoadBalancerTarget {
  /** The load balancer of the listener. */
  readonly alb: LoadBalancerTarget["alb"];
  /** The security groups of the load balancer. */
  readonly securityGroupIds: string[];
  /** The target group that the rule sends requests to. */
  readonly targetGroup: AlbTargetGroup;
  /** One rule for each listener that forwards requests. */
  readonly listeners: readonly AlbListenerRule[];

  constructor(scope: Construct, id: string, props: ListenerRouteProps) {
    super(scope, id);
    const { loadBalancer, paths = [], hosts = [], priority, port = 80 } = props;
    addFindings(this, () => checkConditionCount(paths.length, hosts.length));
    for (const path of paths) {
      addCheck(this, [path], checkPathPattern);
    }
    for (const host of hosts) {
      addCheck(this, [host], checkHostPattern);
    }
    addCheck(this, [priority], (known) => checkNumber(PRIORITY, known));

    this.alb = loadBalancer.alb;
    this.securityGroupIds = loadBalancer.securityGroupIds;
    this.targetGroup = new TargetGroup(this, "target-group", props).resource;
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
          lifecycle: replacedWith(this.targetGroup),
        }),
    );
    loadBalancer.addRoute({ path: this.node.path, priority, port });
  }
}

/**
 * The limits of listener rules. Source: Elastic Load Balancing, "Quotas for your Application Load Balancers" and
 * "Condition types for listener rules".
 */
const MAX_VALUES = 5;
const MAX_VALUE_LENGTH = 128;
const PRIORITY = { kind: "priority", from: 1, to: 50_000 };

const PATH = /^[/*?][\w\-.$/~"'@:+&*?]*$/;
const HOST = /^[0-9A-Za-z.*?-]*\.[A-Za-z]+$/;

/** What is wrong with this number of paths and hosts in one rule; empty when nothing is. */
export function checkConditionCount(paths: number, hosts: number): string[] {
  const count = paths + hosts;
  if (count >= 1 && count <= MAX_VALUES) {
    return [];
  }
  return [
    formatMessage({
      what: "number of paths and hosts",
      value: count,
      expected: `1 to ${MAX_VALUES} together`,
    }),
  ];
}

/** What is wrong with `path` as a pattern of paths; empty when nothing is. */
export function checkPathPattern(path: string): string[] {
  const allowed = "letters, digits and _-.$/~\"'@:+&*?, with / or a wildcard at the start";
  return checkPattern("path", path, PATH, allowed);
}

/** What is wrong with `host` as a pattern of host names; empty when nothing is. */
export function checkHostPattern(host: string): string[] {
  const allowed = "letters, digits and -.*?, with a dot and only letters after the last";
  return checkPattern("host", host, HOST, allowed);
}

function checkPattern(what: string, value: string, pattern: RegExp, allowed: string): string[] {
  if (value.length > MAX_VALUE_LENGTH) {
    const expected = `at most ${MAX_VALUE_LENGTH} characters, not ${value.length}`;
    return [formatMessage({ what, value, expected })];
  }
  return pattern.test(value) ? [] : [formatMessage({ what, value, expected: allowed })];
}
