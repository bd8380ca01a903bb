import { Alb } from "@cdktf/provider-aws/lib/alb/index.js";
import { AlbListener } from "@cdktf/provider-aws/lib/alb-listener/index.js";
import type { AlbTargetGroup } from "@cdktf/provider-aws/lib/alb-target-group/index.js";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group/index.js";
import { Token } from "cdktf";
import { Construct } from "constructs";
import type { Account } from "../aws/account.js";
import { checkNumbers } from "../aws/check-numbers.js";
import { checkSourceCidrs } from "../aws/cidr.js";
import { checkDeploymentName } from "../aws/names.js";
import { LOAD_BALANCER_NUMBERS } from "../aws/numbers.js";
import { addCheck } from "../cdktf/checks.js";
import { AddressScope } from "../cdktf/exact-id-stack.js";
import type { DeploymentNetwork } from "../network/deployment-network.js";
import { checkLoadBalancerSubnets } from "../network/network-ids.js";
import { LogBucket } from "./access-log-bucket.js";
import { deliverAccessLogs } from "./bucket-policy.js";
import type { ListenerRoute } from "./listener-route.js";
import type { AccessLogOptions, LoadBalancerOptions } from "./load-balancer-options.js";
import type { LoadBalancerTarget } from "./load-balancer-target.js";
import { egressRules, ingressRules } from "./security-group.js";
import { targetGroup } from "./target-group.js";
import { checkCertificate, checkSslPolicy, DEFAULT_SSL_POLICY } from "./tls.js";

export interface LoadBalancerProps extends LoadBalancerOptions {
  /** The name of the deployment, which all names begin with. */
  readonly name: string;
  /** The network whose subnets the load balancer is in: the public ones, or the private ones where it is internal. */
  readonly network: DeploymentNetwork;
  /** The account that access logs come from. */
  readonly account: Account;
  /**
   * The port that the tasks answer on, where the load balancer may send to no other.
   * @default 80
   */
  readonly port?: number;
}

const REDIRECT_TO_HTTPS = {
  type: "redirect",
  redirect: { port: "443", protocol: "HTTPS", statusCode: "HTTP_301" },
};

/**
 * The article's load balancer: it takes HTTP on port 80 from anywhere and forwards all of it to one target group.
 * The options turn on what it takes in production; `ListenerRoute` puts further services behind it.
 */
export class LoadBalancer extends Construct implements LoadBalancerTarget {
  readonly securityGroup: SecurityGroup;
  readonly alb: Alb;
  readonly targetGroup: AlbTargetGroup;
  /** The listener that clients are meant to use: HTTPS where there is a certificate. */
  readonly listener: AlbListener;
  /** The listeners that forward requests: the one that clients are meant to use, and HTTP where it is no redirect. */
  readonly listeners: readonly AlbListener[];
  /** Where the load balancer answers, by its own DNS name. A certificate is for yours, which points to it. */
  readonly url: string;
  /** The bucket of the access logs, where they are kept. */
  readonly accessLogBucket?: LogBucket;
  /** The routes that send some of the requests to further services; each adds itself. */
  readonly routes: ListenerRoute[] = [];
  private readonly egressPorts: Set<number>;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: LoadBalancerProps,
  ) {
    super(scope, id);
    const { name, network, certificate, accessLogs = false, internal } = props;
    const albName = `${name}-alb`;
    const securityGroupName = `${name}-alb-sg`;
    addCheck(this, [name], checkDeploymentName);
    this.targetGroup = targetGroup(this, props);
    addCheck(this, [props.allowedCidrs], checkKnownCidrs);
    checkNumbers(this, props, LOAD_BALANCER_NUMBERS);
    this.checkHttps();
    const tier = internal === true ? "private" : "public";
    const subnets = internal === true ? network.privateSubnetIds : network.publicSubnetIds;
    addCheck(this, [subnets], (known) => checkLoadBalancerSubnets(tier, known));

    this.egressPorts = new Set([props.port ?? 80]);
    this.securityGroup = new SecurityGroup(this, "fluent_bit_alb_sg", {
      name: securityGroupName,
      description: "Controls access to the ALB",
      vpcId: network.vpcId,
      ingress: ingressRules(props),
      egress: egressRules(props, network.vpcCidr, this.egressPorts),
    });
    if (accessLogs !== false) {
      this.accessLogBucket = this.makeAccessLogBucket(accessLogs);
    }
    this.alb = new Alb(this, "fluent_bit_alb", {
      name: albName,
      internal,
      subnets,
      securityGroups: [this.securityGroup.id],
      enableDeletionProtection: props.deletionProtection,
      dropInvalidHeaderFields: props.dropInvalidHeaders,
      idleTimeout: props.idleTimeoutSeconds,
      accessLogs: this.accessLogBucket && { enabled: true, bucket: this.accessLogBucket.resource.bucket },
      // Elastic Load Balancing writes a test file before it accepts the bucket.
      dependsOn: this.accessLogBucket && [this.accessLogBucket.policy],
    });

    const forward = { targetGroupArn: this.targetGroup.id, type: "forward" };
    const https =
      certificate &&
      new AlbListener(this, "fluent_bit_https_listener", {
        loadBalancerArn: this.alb.id,
        port: 443,
        protocol: "HTTPS",
        sslPolicy: props.sslPolicy ?? DEFAULT_SSL_POLICY,
        certificateArn: certificate.arn,
        defaultAction: [forward],
      });
    const redirects = https !== undefined && (props.redirectHttp ?? true);
    const http = new AlbListener(this, "fluent_bit_listener", {
      loadBalancerArn: this.alb.id,
      port: 80,
      protocol: "HTTP",
      defaultAction: [redirects ? REDIRECT_TO_HTTPS : forward],
      // Nobody is redirected to a listener that is not there yet.
      dependsOn: redirects ? [https] : undefined,
    });
    this.listener = https ?? http;
    this.listeners = https === undefined || redirects ? [this.listener] : [https, http];
    this.url = `${https === undefined ? "http" : "https"}://${this.alb.dnsName}`;
  }

  /** Lets the load balancer send to tasks on this port too, where its egress is bound. */
  allowEgressTo(port: number): void {
    this.egressPorts.add(port);
    this.securityGroup.putEgress(egressRules(this.props, this.props.network.vpcCidr, this.egressPorts));
  }

  private makeAccessLogBucket(options: true | AccessLogOptions): LogBucket {
    const made = new LogBucket(new AddressScope(this, "alb"), "access-logs", {
      namePrefix: `${this.props.name}-alb-log-`,
      retentionDays: options === true ? undefined : options.retentionDays,
    });
    made.grant(deliverAccessLogs(made.resource, this.props.account.id));
    return made;
  }

  private checkHttps(): void {
    const { certificate, sslPolicy, redirectHttp } = this.props;
    addCheck(this, [certificate?.arn], checkCertificate);
    addCheck(this, [sslPolicy], checkSslPolicy);
    if (certificate !== undefined) {
      return;
    }
    addCheck(this, [sslPolicy], (known) => [
      `ssl policy is ${JSON.stringify(known)} without a certificate: expected both, as HTTP has no policy`,
    ]);
    addCheck(this, [redirectHttp], (known) =>
      known
        ? ["HTTP is redirected without a certificate: expected one, as there is no HTTPS without it"]
        : [],
    );
  }
}

function checkKnownCidrs(cidrs: readonly string[]): string[] {
  const known = cidrs.filter((cidr) => !Token.isUnresolved(cidr));
  return known.length === 0 && cidrs.length > 0 ? [] : checkSourceCidrs(known);
}
