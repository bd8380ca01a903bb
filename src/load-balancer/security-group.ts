import {
  type SecurityGroupEgress,
  type SecurityGroupIngress,
  securityGroupEgressToTerraform,
} from "@cdktf/provider-aws/lib/security-group/index.js";
import { type IResolvable, Lazy } from "cdktf";
import { ALL_TRAFFIC, ANYWHERE } from "../aws/cidr.js";
import type { LoadBalancerOptions } from "./load-balancer-options.js";

type TrafficOptions = Pick<
  LoadBalancerOptions,
  "certificate" | "internal" | "allowedCidrs" | "restrictEgress"
>;

/** The rules for the requests to a load balancer: HTTP, and HTTPS where it has a certificate. */
export function ingressRules(options: TrafficOptions, vpcCidr: string): SecurityGroupIngress[] {
  const { certificate, internal = false, allowedCidrs = internal ? [vpcCidr] : undefined } = options;
  const source = allowedCidrs === undefined ? "anywhere" : "the allowed ranges";
  const rule = (port: number, protocol: string): SecurityGroupIngress => ({
    protocol: "TCP",
    fromPort: port,
    toPort: port,
    cidrBlocks: allowedCidrs === undefined ? [ANYWHERE] : [...allowedCidrs],
    description: isDefault(options) ? undefined : `${protocol} from ${source}`,
  });
  return certificate === undefined ? [rule(80, "HTTP")] : [rule(80, "HTTP"), rule(443, "HTTPS")];
}

/**
 * The rules for the connections of a load balancer: to anything, or with `restrictEgress` to these ports in the VPC. The
 * ports are read when the stack is synthesized, so that routes may still be added.
 *
 * The rules name the VPC's block and not the security group of the tasks: two groups whose rules name each other are a
 * dependency cycle. Separate rule resources are no way out, as Terraform leaves the rules of a group without inline
 * egress as they are: the rule to everywhere would stay when `restrictEgress` is turned on later.
 */
export function egressRules(
  options: TrafficOptions,
  vpcCidr: string,
  ports: () => readonly number[],
): SecurityGroupEgress[] | IResolvable {
  if (options.restrictEgress !== true) {
    return [{ ...ALL_TRAFFIC, description: isDefault(options) ? undefined : "Everything to anywhere" }];
  }
  const rule = (port: number): SecurityGroupEgress => ({
    protocol: "TCP",
    fromPort: port,
    toPort: port,
    cidrBlocks: [vpcCidr],
    description: "Requests to tasks in the VPC",
  });
  return Lazy.anyValue({
    produce: () => [...new Set(ports())].map((port) => securityGroupEgressToTerraform(rule(port))),
  });
}

/** The article's rules have no description. To add one replaces the rule, so only changed rules have one. */
function isDefault({ certificate, internal, allowedCidrs, restrictEgress = false }: TrafficOptions): boolean {
  return certificate === undefined && internal !== true && allowedCidrs === undefined && !restrictEgress;
}
