import { Alb } from "@cdktf/provider-aws/lib/alb/index.js";
import { AlbListener } from "@cdktf/provider-aws/lib/alb-listener/index.js";
import { AlbListenerRule } from "@cdktf/provider-aws/lib/alb-listener-rule/index.js";
import { AlbTargetGroup } from "@cdktf/provider-aws/lib/alb-target-group/index.js";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group/index.js";
import { Wafv2WebAclAssociation } from "@cdktf/provider-aws/lib/wafv2-web-acl-association/index.js";
import { Op, Token } from "cdktf";
import { Construct } from "constructs";
import { formatMessage } from "../../firelens/message.js";
import type { Account } from "../aws/account.js";
import { checkDeploymentName } from "../aws/names.js";
import { addCheck, addFindings } from "../cdktf/checks.js";
import { AddressScope } from "../cdktf/exact-id-stack.js";
import { unlessBlank, unlessEmpty } from "../cdktf/optional.js";
import type { DeploymentNetwork } from "../network/existing-network.js";
import { deliverAccessLogs, LogBucket } from "./access-log-bucket.js";
import { Domain } from "./domain.js";
import {
  type AccessLogOptions,
  addOptionChecks,
  certificateRegion,
  DEFAULT_SSL_POLICY,
  type LoadBalancerOptions,
} from "./load-balancer-options.js";
import type { LoadBalancerTarget, RoutableLoadBalancer, Route } from "./routable.js";
import { egressRules, ingressRules } from "./security-group.js";
import { replacedWith, TargetGroup, targetGroupArguments } from "./target-group.js";

/** The props of a load balancer. */
export interface LoadBalancerProps extends LoadBalancerOptions {
  /** The name of the deployment. All names begin with it. */
  readonly name: string;
  /** The network. The load balancer is in its public subnets, or in its private ones where it is internal. */
  readonly network: DeploymentNetwork;
  /** The account that is deployed to, for access logs. */
  readonly account: Account;
  /**
   * The port of the tasks, for `restrictEgress`.
   * @default 80
   */
  readonly port?: number;
  /**
   * Leave out the order of resources, as the article does.
   * @default false
   */
  readonly literal?: boolean;
}

const REDIRECT_TO_HTTPS = {
  type: "redirect",
  redirect: { port: "443", protocol: "HTTPS", statusCode: "HTTP_301" },
};

/**
 * The article's load balancer: it takes HTTP on port 80 from anywhere and forwards all requests to one target group.
 * `ListenerRoute` adds further services.
 */
export class LoadBalancer extends Construct implements LoadBalancerTarget, RoutableLoadBalancer {
  /** The security group that is created for it. */
  readonly securityGroup: SecurityGroup;
  /** The ids of its security groups. */
  readonly securityGroupIds: string[];
  /** The load balancer. */
  readonly alb: Alb;
  /** The target group that gets the requests for which there is no route. */
  readonly targetGroup: AlbTargetGroup;
  /** The listener for clients: HTTPS where there is a certificate. */
  readonly listener: AlbListener;
  /** The listeners that forward requests: `listener`, and the HTTP listener where it does not redirect. */
  readonly listeners: readonly AlbListener[];
  /** The URL with the load balancer's DNS name. A certificate needs a DNS record of its own domain instead. */
  readonly url: string;
  /** The bucket of the access logs, where they are on. */
  readonly accessLogBucket?: LogBucket;
  private readonly routes: Route[] = [];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: LoadBalancerProps,
  ) {
    super(scope, id);
    const { name, network, accessLogs = false, internal = false, port = 80 } = props;
    const { literal = false } = props;
    const albName = `${name}-alb`;
    const securityGroupName = `${name}-alb-sg`;
    const subnets = internal ? network.privateSubnetIds : network.publicSubnetIds;
    addCheck(this, [name], checkDeploymentName);
    addCheck(this, [subnets], (known) => checkSubnetCount(internal, known));
    addOptionChecks(this, props);
    addFindings(this, () => checkPriorities(this.routes));
    const domain = props.domain === undefined ? undefined : new Domain(this, "domain", props.domain);
    const certificate = domain?.certificate ?? props.certificate;

    this.securityGroup = new SecurityGroup(this, "fluent_bit_alb_sg", {
      name: securityGroupName,
      description: "Controls access to the ALB",
      vpcId: network.vpcId,
      ingress: ingressRules({ ...props, certificate }, network.vpcCidr),
      egress: egressRules({ ...props, certificate }, network.vpcCidr, () => [
        port,
        ...this.routes.map((route) => route.port),
      ]),
    });

    this.securityGroupIds = [this.securityGroup.id];

    if (accessLogs !== false) {
      this.accessLogBucket = createAccessLogBucket(this, props, accessLogs);
    }
    const order = literal ? undefined : network.order;
    const replacement = internal ? order?.privateReplacement : order?.publicReplacement;
    this.alb = new Alb(this, "fluent_bit_alb", {
      name: albName,
      subnets,
      securityGroups: [this.securityGroup.id],
      internal: props.internal,
      enableDeletionProtection: props.deletionProtection,
      dropInvalidHeaderFields: props.dropInvalidHeaders,
      idleTimeout: props.idleTimeoutSeconds,
      accessLogs: this.accessLogBucket && { enabled: true, bucket: this.accessLogBucket.resource.bucket },
      // Elastic Load Balancing writes a test file before it accepts the bucket. AWS refuses a public load balancer in a VPC
      // without an internet gateway.
      dependsOn: unlessEmpty([
        ...(this.accessLogBucket === undefined ? [] : [this.accessLogBucket.policy]),
        ...(internal ? [] : (order?.publicRoutes ?? [])),
      ]),
      lifecycle: unlessBlank({
        // AWS deletes no subnet that a load balancer is in, so both are replaced together.
        replaceTriggeredBy: replacement === undefined ? undefined : [replacement],
        // Terraform then refuses the plan. Without it the destroy ends at the load balancer, after the service is gone.
        preventDestroy: props.deletionProtection,
      }),
    });

    this.targetGroup = new TargetGroup(this, "target-group", props).resource;

    const forward = { targetGroupArn: this.targetGroup.id, type: "forward" };
    const lifecycle = literal ? undefined : replacedWith(this.targetGroup);
    const https =
      certificate &&
      new AlbListener(this, "fluent_bit_https_listener", {
        loadBalancerArn: this.alb.id,
        port: 443,
        protocol: "HTTPS",
        sslPolicy: props.sslPolicy ?? DEFAULT_SSL_POLICY,
        certificateArn: certificate.arn,
        defaultAction: [forward],
        lifecycle: { ...lifecycle, precondition: sameRegion(props) },
      });
    const redirects = https !== undefined && (props.redirectHttp ?? true);
    const http = new AlbListener(this, "fluent_bit_listener", {
      loadBalancerArn: this.alb.id,
      port: 80,
      protocol: "HTTP",
      defaultAction: [redirects ? REDIRECT_TO_HTTPS : forward],
      lifecycle: redirects ? undefined : lifecycle,
      // A redirect needs the listener that it leads to.
      dependsOn: redirects ? [https] : undefined,
    });
    this.listener = https ?? http;
    this.listeners = https === undefined || redirects ? [this.listener] : [https, http];
    this.url = `${https === undefined ? "http" : "https"}://${props.domain?.name ?? this.alb.dnsName}`;
    domain?.addAlias(this.alb);
    if (props.webAcl !== undefined) {
      new Wafv2WebAclAssociation(this, "fluent_bit_web_acl", {
        resourceArn: this.alb.arn,
        webAclArn: props.webAcl.arn,
      });
    }
  }

  /**
   * Adds what a blue/green deployment needs: a second target group, and a rule for all requests whose target groups ECS
   * weighs. Terraform leaves the weights alone.
   */
  addTrafficShift() {
    const alternateTargetGroup = new AlbTargetGroup(this, "fluent_bit_alternate_tg", {
      ...targetGroupArguments(this.props),
      name: `${this.props.name}-alt`,
    });
    const productionRule = new AlbListenerRule(this, "fluent_bit_production_rule", {
      listenerArn: this.listener.arn,
      // After all routes, whose priorities are lower numbers.
      priority: 50_000,
      condition: [{ pathPattern: { values: ["/*"] } }],
      action: [
        {
          type: "forward",
          forward: {
            targetGroup: [
              { arn: this.targetGroup.arn, weight: 100 },
              { arn: alternateTargetGroup.arn, weight: 0 },
            ],
          },
        },
      ],
      lifecycle: { ignoreChanges: ["action"] },
    });
    return { alternateTargetGroup, productionRule };
  }

  /** Lets the load balancer connect to the target of a route, which `ListenerRoute` adds. */
  addRoute(route: Route): void {
    this.routes.push(route);
  }
}

/** The same as `checkCertificateRegion`, for a region that is known only to Terraform. */
function sameRegion({ certificate, account }: LoadBalancerProps) {
  const region = certificate === undefined ? undefined : certificateRegion(certificate.arn);
  if (region === undefined || !Token.isUnresolved(account.region)) {
    return undefined;
  }
  return [
    {
      condition: Op.eq(account.region, region),
      errorMessage: `certificate: it is in ${region}; expected a certificate in the load balancer's region, ${account.region}.`,
    },
  ];
}

function createAccessLogBucket(
  scope: Construct,
  { name, account }: LoadBalancerProps,
  options: true | AccessLogOptions,
): LogBucket {
  const bucket = new LogBucket(new AddressScope(scope, "alb"), "access-logs", {
    namePrefix: `${name}-alb-log-`,
    retentionDays: options === true ? undefined : options.retentionDays,
    forceDestroy: options === true ? undefined : options.forceDestroy,
  });
  bucket.grant(deliverAccessLogs(bucket.resource, account.id()));
  return bucket;
}

/** Source: Elastic Load Balancing User Guide, "Subnets for your load balancer": at least two, in different zones. */
function checkSubnetCount(internal: boolean, ids: readonly string[]): string[] {
  if (new Set(ids).size >= 2) {
    return [];
  }
  const what = internal ? "privateSubnetIds" : "publicSubnetIds";
  return [formatMessage({ what, value: ids, expected: "at least 2, as a load balancer needs two zones" })];
}

function checkPriorities(routes: readonly Route[]): string[] {
  return routes
    .filter(({ priority }) => !Token.isUnresolved(priority))
    .flatMap(({ path, priority }, index, known) => {
      const earlier = known.slice(0, index).find((route) => route.priority === priority);
      if (earlier === undefined) {
        return [];
      }
      const expected = `a priority of its own, as ${earlier.path} has this one`;
      return [formatMessage({ what: `priority of ${path}`, value: priority, expected })];
    });
}
