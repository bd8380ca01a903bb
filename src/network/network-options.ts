import type { FlowLogsOptions } from "./flow-logs.js";

/**
 * How private subnets connect to the internet: through one NAT gateway, one in each zone, one that AWS spreads over the
 * zones, or not at all.
 */
export type Nat = "single" | "perZone" | "regional" | "none";

export const NATS: readonly Nat[] = ["single", "perZone", "regional", "none"];

/** The options of a new network. */
export interface NetworkOptions {
  /**
   * The VPC's IPv4 block.
   * @default "10.0.0.0/16"
   */
  readonly cidr?: string;
  /**
   * The number of bits by which a subnet's prefix is longer than the VPC's.
   * @default 8, which makes /24 subnets in a /16
   */
  readonly subnetBits?: number;
  /**
   * The number of availability zones, each with one public and one private subnet: at least 2, which a load balancer
   * needs, and at most what the region has. Terraform checks the maximum.
   * @default 2
   */
  readonly zones?: number;
  /**
   * The names of the zones, instead of the region's first ones. A name that is replaced replaces the zone's subnets, which
   * AWS refuses as long as tasks or a load balancer are in them. Only for a new deployment.
   * @default - the first zones of the region that have Fargate; Local Zones are left out
   */
  readonly zoneNames?: readonly string[];
  /**
   * How private subnets connect to the internet. "single": through one NAT gateway, without which all zones are cut off.
   * "perZone": through one NAT gateway in each zone. "regional":
   * through one NAT gateway that AWS spreads over the zones of the tasks. "none": not at all; the AWS APIs are called through VPC endpoints.
   * @default "single", as in the article
   */
  readonly nat?: Nat;
  /**
   * DNS host names in the VPC. The private DNS names of VPC endpoints need them.
   * @default - true where `nat` is "none", otherwise false, as in the article
   */
  readonly dnsHostnames?: boolean;
  /**
   * Give the private subnets a gateway endpoint for S3, which is free: the layers of images in Amazon ECR come from S3, and
   * through a NAT gateway each gigabyte of them costs. Without NAT there is always one.
   * @default false
   */
  readonly s3Endpoint?: boolean;
  /**
   * Record all connections in the VPC in a log group, for 365 days or as the options say.
   * @default false
   */
  readonly flowLogs?: boolean | FlowLogsOptions;
  /**
   * Remove all rules from the VPC's default security group, so that resources which get it by mistake have no traffic.
   * @default false
   */
  readonly restrictDefaultSecurityGroup?: boolean;
}
