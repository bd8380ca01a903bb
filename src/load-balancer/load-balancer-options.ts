import type { HasArn } from "../aws/iam.js";
import type { TargetGroupOptions } from "./target-group.js";

export interface AccessLogOptions {
  /**
   * Days after which a log is deleted.
   * @default 365
   */
  readonly retentionDays?: number;
}

export interface LoadBalancerOptions extends TargetGroupOptions {
  /**
   * The certificate to serve HTTPS with on port 443, from ACM in the region of the load balancer, or from IAM. One that
   * Terraform validates itself is given by its validation, `{ arn: validation.certificateArn }`, which waits for it.
   * @default - none: HTTP on port 80, which anybody on the way can read
   */
  readonly certificate?: HasArn;
  /**
   * The TLS policy of the HTTPS listener: the versions and ciphers that clients may use.
   * @default "ELBSecurityPolicy-TLS13-1-2-2021-06", TLS 1.3 and 1.2
   */
  readonly sslPolicy?: string;
  /**
   * Redirect HTTP to HTTPS instead of forwarding both.
   * @default true with a certificate
   */
  readonly redirectHttp?: boolean;
  /**
   * Keep a record of every request in a bucket made for it, which costs its storage. It arrives within minutes.
   * @default false
   */
  readonly accessLogs?: boolean | AccessLogOptions;
  /**
   * Let nobody delete the load balancer, Terraform included, until this is off again.
   * @default false
   */
  readonly deletionProtection?: boolean;
  /**
   * Drop headers whose names HTTP does not allow, which request smuggling makes use of, instead of passing them on.
   * @default false
   */
  readonly dropInvalidHeaders?: boolean;
  /**
   * Be in the private subnets, for clients inside the VPC or connected to it, instead of on the internet. A change
   * replaces the load balancer and its DNS name.
   * @default false
   */
  readonly internal?: boolean;
  /**
   * The IPv4 ranges that requests may come from.
   * @default - anywhere
   */
  readonly allowedCidrs?: readonly string[];
  /**
   * Let the load balancer open connections to nothing but the tasks' ports inside the VPC.
   * @default false, it may connect to anything
   */
  readonly restrictEgress?: boolean;
  /**
   * Seconds without data after which a connection is closed, 1 to 4000.
   * @default 60, which is AWS' own
   */
  readonly idleTimeoutSeconds?: number;
}
