import { DataAwsLb } from "@cdktf/provider-aws/lib/data-aws-lb/index.js";
import { DataAwsLbListener } from "@cdktf/provider-aws/lib/data-aws-lb-listener/index.js";
import { Fn } from "cdktf";
import { Construct } from "constructs";
import { formatMessage } from "../../firelens/message.js";
import type { HasArn } from "../aws/iam.js";
import { checkNumber } from "../aws/numbers.js";
import { portRule } from "../aws/ports.js";
import { addCheck } from "../cdktf/checks.js";
import { numberToString } from "../cdktf/expressions.js";
import type { RouteOptions } from "./listener-route.js";
import type { LoadBalancerOptions } from "./load-balancer-options.js";
import type { RoutableLoadBalancer } from "./routable.js";
import type { TargetGroupOptions } from "./target-group.js";

/** Where a listener is found. */
export interface ListenerLookUp {
  /** The name of the application load balancer. */
  readonly loadBalancerName: string;
  /** The listener's port. */
  readonly port: number;
}

/**
 * A listener that exists, of an application load balancer that others own. The deployment adds a rule and a target group. The
 * load balancer's security groups must let it connect to the tasks.
 */
export interface ExistingLoadBalancerOptions extends TargetGroupOptions, RouteOptions {
  /** The listener, or where it is found. */
  readonly listener: HasArn | ListenerLookUp;
}

/** Whether `options` describe a listener that exists, and not a new load balancer. */
export function isExistingLoadBalancer(
  options: LoadBalancerOptions | ExistingLoadBalancerOptions | undefined,
): options is ExistingLoadBalancerOptions {
  return options !== undefined && "listener" in options;
}

/** The props of a load balancer that exists. */
export interface ExistingLoadBalancerProps {
  /** The listener, or where it is found. */
  readonly listener: HasArn | ListenerLookUp;
}

/** An application load balancer that exists, with one of its listeners. `ListenerRoute` adds services. */
export class ExistingLoadBalancer extends Construct implements RoutableLoadBalancer {
  /** The load balancer, as the provider finds it. */
  readonly alb: DataAwsLb;
  /** The security groups of the load balancer, from which the tasks take requests. */
  readonly securityGroupIds: string[];
  /** The listeners that send requests. */
  readonly listeners: readonly DataAwsLbListener[];
  /** The URL with the load balancer's DNS name. */
  readonly url: string;

  constructor(scope: Construct, id: string, { listener }: ExistingLoadBalancerProps) {
    super(scope, id);
    if ("arn" in listener) {
      addCheck(this, [listener.arn], checkListenerArn);
      const found = new DataAwsLbListener(this, "fluent_bit_listener", { arn: listener.arn });
      this.alb = new DataAwsLb(this, "fluent_bit_alb", { arn: found.loadBalancerArn });
      this.listeners = [found];
    } else {
      const { loadBalancerName, port } = listener;
      addCheck(this, [port], (known) => checkNumber(portRule("loadBalancer.listener.port"), known));
      this.alb = new DataAwsLb(this, "fluent_bit_alb", { name: loadBalancerName });
      this.listeners = [
        new DataAwsLbListener(this, "fluent_bit_listener", { loadBalancerArn: this.alb.arn, port }),
      ];
    }
    const [found] = this.listeners;
    this.securityGroupIds = this.alb.securityGroups;
    this.url =
      found === undefined
        ? ""
        : `${Fn.lower(found.protocol)}://${this.alb.dnsName}:${numberToString(found.port)}`;
  }

  /** Their owner knows which priorities are taken, and what the load balancer may connect to. */
  addRoute(): void {}
}

/** What is wrong with `arn` as that of a listener of an application load balancer; empty when nothing is. */
function checkListenerArn(arn: string): string[] {
  if (/^arn:[\w-]+:elasticloadbalancing:[\w-]+:\d{12}:listener\/app\/[\w-]+\/\w+\/\w+$/.test(arn)) {
    return [];
  }
  const expected =
    "the ARN of a listener of an application load balancer, such as arn:aws:elasticloadbalancing:us-east-1:111122223333:listener/app/web/0123456789abcdef/0123456789abcdef";
  return [formatMessage({ what: "loadBalancer.listener", value: arn, expected })];
}
