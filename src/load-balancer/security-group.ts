import type {
  SecurityGroupEgress,
  SecurityGroupIngress,
} from "@cdktf/provider-aws/lib/security-group/index.js";
import { ALL_TRAFFIC, ANYWHERE } from "../aws/traffic.js";
import type { LoadBalancerOptions } from "./load-balancer-options.js";

type TrafficOptions = Pick<LoadBalancerOptions, "certificate" | "allowedCidrs" | "restrictEgress">;

/** The requests that a load balancer takes. */
export function ingressRules(options: TrafficOptions): SecurityGroupIngress[] {
  const { certificate, allowedCidrs } = options;
  const cidrBlocks = allowedCidrs === undefined ? ANYWHERE : [...allowedCidrs];
  const source = allowedCidrs === undefined ? "anywhere" : "the allowed ranges";
  const rule = (port: number, protocol: string): SecurityGroupIngress => ({
    protocol: "TCP",
    fromPort: port,
    toPort: port,
    cidrBlocks,
    description: isArticles(options) ? undefined : `${protocol} from ${source}`,
  });
  return certificate === undefined ? [rule(80, "HTTP")] : [rule(80, "HTTP"), rule(443, "HTTPS")];
}

/**
 * The connections that a load balancer opens: to anything, or to tasks that answer on these ports.
 *
 * Bound, they are to the VPC's addresses and not to the tasks' security group. Rules of two groups that name each other
 * are a cycle, and a rule apart from its group would leave the one to everywhere that the group has when it is turned
 * on later: to Terraform, a group without egress is one whose egress it leaves alone.
 */
export function egressRules(
  options: TrafficOptions,
  vpcCidr: string,
  ports: Iterable<number>,
): SecurityGroupEgress[] {
  if (options.restrictEgress !== true) {
    return [{ ...ALL_TRAFFIC, description: isArticles(options) ? undefined : "Everything to anywhere" }];
  }
  return [...ports].map((port) => ({
    protocol: "TCP",
    fromPort: port,
    toPort: port,
    cidrBlocks: [vpcCidr],
    description: "Requests to tasks in the VPC",
  }));
}

/** The article describes no rule. A description is part of a rule, so only where rules change do they get one. */
function isArticles({ certificate, allowedCidrs, restrictEgress = false }: TrafficOptions): boolean {
  return certificate === undefined && allowedCidrs === undefined && !restrictEgress;
}
