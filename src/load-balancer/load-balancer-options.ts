import { Token } from "cdktf";
import type { Construct } from "constructs";
import { formatMessage } from "../../firelens/message.js";
import { checkSourceCidrs } from "../aws/cidr.js";
import type { HasArn } from "../aws/iam.js";
import { addNumberChecks, LOAD_BALANCER_NUMBERS } from "../aws/numbers.js";
import { addCheck, addFindings } from "../cdktf/checks.js";
import type { DomainOptions } from "./domain.js";
import type { TargetGroupOptions } from "./target-group.js";

/** The options of the access logs. */
export interface AccessLogOptions {
  /**
   * Days after which a log is deleted.
   * @default 365
   */
  readonly retentionDays?: number;
  /**
   * Let Terraform delete the bucket with the logs in it. Otherwise S3 refuses: Elastic Load Balancing writes a file into the
   * bucket as soon as it exists.
   * @default false
   */
  readonly forceDestroy?: boolean;
}

/** The options of a new load balancer. */
export interface LoadBalancerOptions extends TargetGroupOptions {
  /**
   * The domain name of the load balancer. Terraform makes its certificate, validates it and adds the alias record, in a
   * hosted zone of Route 53. Instead of `certificate`.
   * @default - none
   */
  readonly domain?: DomainOptions;
  /**
   * The web ACL of AWS WAF (regional) that filters requests. The load balancer's requests cost with it.
   * @default - none
   */
  readonly webAcl?: HasArn;
  /**
   * The certificate for HTTPS on port 443, from ACM in the load balancer's region, or from IAM. For a certificate that
   * Terraform validates pass `{ arn: validation.certificateArn }`, so that the listener depends on the validation.
   * @default - none: HTTP on port 80, unencrypted
   */
  readonly certificate?: HasArn;
  /**
   * The TLS policy of the HTTPS listener: the versions and ciphers that clients may use.
   * @default "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09", TLS 1.3 and 1.2 with post-quantum key exchange
   */
  readonly sslPolicy?: string;
  /**
   * Redirect HTTP to HTTPS. Otherwise both are forwarded.
   * @default true with a certificate
   */
  readonly redirectHttp?: boolean;
  /**
   * Write a log of all requests to an S3 bucket of its own. A request appears in it within minutes.
   * @default false
   */
  readonly accessLogs?: boolean | AccessLogOptions;
  /**
   * Refuse the deletion of the load balancer, by Terraform too, until this option is off again.
   * @default false
   */
  readonly deletionProtection?: boolean;
  /**
   * Drop headers with names that HTTP does not allow. Request smuggling uses them.
   * @default false
   */
  readonly dropInvalidHeaders?: boolean;
  /**
   * Put the load balancer into the private subnets, for clients in the VPC or in networks connected to it. A change
   * replaces the load balancer and its DNS name.
   * @default false
   */
  readonly internal?: boolean;
  /**
   * The IPv4 blocks that requests may come from.
   * @default - all addresses; with `internal` those of the VPC
   */
  readonly allowedCidrs?: readonly string[];
  /**
   * Let the load balancer connect only to the ports of the tasks, inside the VPC.
   * @default false, it may connect to anything
   */
  readonly restrictEgress?: boolean;
  /**
   * Seconds without data after which a connection is closed, 1 to 4000.
   * @default 60, as in AWS
   */
  readonly idleTimeoutSeconds?: number;
}

/** Source: Elastic Load Balancing, "Security policies for your Application Load Balancer", which recommends it. */
export const DEFAULT_SSL_POLICY = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09";

/** The name contains the oldest and the newest TLS version. Those with Ext1 or Ext2 allow ciphers of TLS 1.2 that are weak. */
const MODERN_POLICY = /^ELBSecurityPolicy-TLS13-1-[23]-(?!Ext[12]-)[\w-]+$/;

const CERTIFICATE = /^arn:aws[a-z-]*:(acm:[^:]+:\d{12}:certificate|iam::\d{12}:server-certificate)\/\S+$/;

/** Checks the options when the app is synthesized. */
export function addOptionChecks(scope: Construct, options: LoadBalancerOptions): void {
  const { certificate, domain, sslPolicy, redirectHttp } = options;
  addCheck(scope, [options.allowedCidrs], checkKnownCidrs);
  addNumberChecks(scope, options, LOAD_BALANCER_NUMBERS);
  addCheck(scope, [certificate?.arn], checkCertificate);
  addCheck(scope, [sslPolicy], checkSslPolicy);
  if (certificate !== undefined && domain !== undefined) {
    const expected = "only one of them, as the domain has a certificate of its own";
    addFindings(scope, () => [formatMessage({ what: "certificate with domain", expected })]);
  }
  if (certificate === undefined && domain === undefined) {
    addCheck(scope, [sslPolicy], (value) => [
      formatMessage({
        what: "sslPolicy",
        value,
        expected: "a certificate with it, as HTTP has no TLS policy",
      }),
    ]);
    addCheck(scope, [redirectHttp], (value) =>
      value
        ? [formatMessage({ what: "redirectHttp", value, expected: "a certificate with it, for HTTPS" })]
        : [],
    );
  }
}

function checkKnownCidrs(cidrs: readonly string[]): string[] {
  const known = cidrs.filter((cidr) => !Token.isUnresolved(cidr));
  return known.length === 0 && cidrs.length > 0 ? [] : checkSourceCidrs(known);
}

/** What is wrong with `arn` as the certificate of a listener; empty when nothing is. */
export function checkCertificate(arn: string): string[] {
  if (CERTIFICATE.test(arn)) {
    return [];
  }
  const expected =
    "an ARN of ACM or IAM, such as arn:aws:acm:us-east-1:111122223333:certificate/0123abcd-01ab-23cd-45ef-0123456789ab";
  return [formatMessage({ what: "certificate", value: arn, expected })];
}

/** What is wrong with `policy` as the TLS policy of a listener; empty when nothing is. */
export function checkSslPolicy(policy: string): string[] {
  if (MODERN_POLICY.test(policy)) {
    return [];
  }
  const expected = `a policy with TLS 1.3 and nothing older than TLS 1.2, such as ${DEFAULT_SSL_POLICY}`;
  return [formatMessage({ what: "sslPolicy", value: policy, expected })];
}

/** The region of a certificate in ACM. IAM certificates are global. */
export function certificateRegion(arn: string): string | undefined {
  return /^arn:[^:]+:acm:([^:]+):/.exec(arn)?.[1];
}

/** What is wrong with a certificate for a load balancer in `region`; empty when nothing is. */
export function checkCertificateRegion(arn: string, region: string): string[] {
  const own = certificateRegion(arn);
  if (own === undefined || own === region) {
    return [];
  }
  const expected = `a certificate in the load balancer's region, ${region}`;
  return [formatMessage({ what: "certificate", value: arn, expected })];
}
