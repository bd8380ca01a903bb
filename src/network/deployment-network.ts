/** What the rest of a deployment wants of its network. */
export interface DeploymentNetwork {
  readonly vpcId: string;
  /** The VPC's IPv4 block. */
  readonly vpcCidr: string;
  /** The subnets of what the internet reaches. */
  readonly publicSubnetIds: string[];
  /** The subnets of what it does not. */
  readonly privateSubnetIds: string[];
}

/** What VPC endpoints want of a network. */
export interface EndpointNetwork {
  readonly vpcId: string;
  readonly privateSubnetIds: string[];
  /** The route tables of the private subnets. */
  readonly privateRouteTableIds: string[];
  /** Whether the VPC has DNS host names; unknown where absent. */
  readonly hasDnsHostnames?: boolean;
}
