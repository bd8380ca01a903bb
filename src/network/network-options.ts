import type { FlowLogsOptions } from "./flow-logs.js";

/** How private subnets reach the internet. */
export type Nat = "single" | "perZone" | "none";

export interface NetworkOptions {
  /**
   * The VPC's IPv4 block.
   * @default "10.0.0.0/16"
   */
  readonly cidr?: string;
  /**
   * How many bits longer a subnet's prefix is than the VPC's.
   * @default 8, which makes /24 subnets in a /16
   */
  readonly subnetBits?: number;
  /**
   * Availability zones, each with one public and one private subnet: from the two that a load balancer needs to what
   * the region has, which Terraform checks.
   * @default 2
   */
  readonly zones?: number;
  /**
   * How private subnets reach the internet: through one NAT gateway, whose zone takes the others along when it fails;
   * through one in each zone; or not at all, so that AWS' services are reached through `VpcEndpoints` alone.
   * @default "single", the article's
   */
  readonly nat?: Nat;
  /**
   * DNS host names in the VPC, without which its endpoints have no private DNS names.
   * @default - true where `nat` is "none", otherwise false, as in the article
   */
  readonly dnsHostnames?: boolean;
  /**
   * Records of who connects to what in the VPC, kept in a log group of their own for a year, or as said here.
   * @default false
   */
  readonly flowLogs?: boolean | FlowLogsOptions;
  /**
   * Takes all rules from the VPC's default security group, which nothing here uses, so that what is put in it by
   * mistake reaches nothing.
   * @default false
   */
  readonly restrictDefaultSecurityGroup?: boolean;
}
