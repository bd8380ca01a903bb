import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group/index.js";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint/index.js";
import { Fn, Lazy, Op, Token } from "cdktf";
import { Construct } from "constructs";
import { formatMessage } from "../../firelens/message.js";
import { checkDeploymentName, title } from "../aws/names.js";
import { addCheck, addFindings } from "../cdktf/checks.js";
import {
  checkEndpointRegion,
  checkEndpointService,
  endpointServiceName,
  GATEWAY_SERVICES,
} from "./required-endpoints.js";

/** A network that can have VPC endpoints. */
export interface EndpointNetwork {
  /** The id of the VPC. */
  readonly vpcId: string;
  /** The subnets that the endpoints are in. */
  readonly privateSubnetIds: string[];
  /** The route tables of the private subnets. */
  readonly privateRouteTableIds: string[];
  /** Whether the VPC has DNS host names; unknown where absent. */
  readonly hasDnsHostnames?: boolean;
}

/** The props of VPC endpoints. */
export interface VpcEndpointsProps {
  /** The name of the deployment. All names begin with it. */
  readonly name: string;
  /** The network whose private subnets have the endpoints. */
  readonly network: EndpointNetwork;
  /** The network's region, outside China. */
  readonly region: string;
  /**
   * The services, named by the end of their endpoints' names, such as "logs" or "ecr.api". `requiredEndpoints` returns
   * those of a task. An interface endpoint costs by the hour and zone, a gateway endpoint (s3, dynamodb) is free.
   */
  readonly services: readonly string[];
}

/** VPC endpoints: access to the AWS APIs from private subnets without the internet. `allowFrom` says who has it. */
export class VpcEndpoints extends Construct {
  /** The security group of the endpoints. */
  readonly securityGroup: SecurityGroup;
  /** The endpoints by service. */
  readonly endpoints: ReadonlyMap<string, VpcEndpoint>;
  private readonly clientIds: string[] = [];

  constructor(scope: Construct, id: string, props: VpcEndpointsProps) {
    super(scope, id);
    const { name, network, region, services } = props;
    const securityGroupName = `${name}-endpoints-sg`;
    addCheck(this, [name], checkDeploymentName);
    addCheck(this, [region], checkEndpointRegion);
    addFindings(this, () => services.flatMap(checkEndpointService));
    addCheck(this, [network.hasDnsHostnames], checkDnsHostnames);
    addFindings(this, () => checkClients(this.clientIds));

    this.securityGroup = new SecurityGroup(this, "fluent_bit_endpoints_sg", {
      name: securityGroupName,
      description: "Controls access to the VPC endpoints",
      vpcId: network.vpcId,
      ingress: [
        {
          description: "HTTPS from what calls the services",
          protocol: "tcp",
          fromPort: 443,
          toPort: 443,
          securityGroups: Lazy.listValue({ produce: () => this.clientIds }),
        },
      ],
      // Endpoints open no connections.
      egress: [],
      lifecycle: Token.isUnresolved(region) ? outsideChina(region) : undefined,
    });
    this.endpoints = new Map(
      [...new Set(services)].map((service) => [service, this.createEndpoint(service, props)]),
    );
  }

  /** Allows HTTPS to the endpoints from the members of a security group, until the stack is synthesized. */
  allowFrom(securityGroup: { readonly id: string }): void {
    this.clientIds.push(securityGroup.id);
  }

  private createEndpoint(service: string, { name, network, region }: VpcEndpointsProps): VpcEndpoint {
    const access = GATEWAY_SERVICES.has(service)
      ? { vpcEndpointType: "Gateway", routeTableIds: network.privateRouteTableIds }
      : {
          vpcEndpointType: "Interface",
          privateDnsEnabled: true,
          subnetIds: network.privateSubnetIds,
          securityGroupIds: [this.securityGroup.id],
        };
    return new VpcEndpoint(this, `fluent_bit_endpoint_${service.replace(/[.-]/g, "_")}`, {
      vpcId: network.vpcId,
      serviceName: endpointServiceName(region, service),
      ...access,
      tags: { Name: `${title(name)} ${service} Endpoint` },
    });
  }
}

function checkDnsHostnames(hasDnsHostnames: boolean): string[] {
  if (hasDnsHostnames) {
    return [];
  }
  const expected = "true, as the private DNS names of VPC endpoints need it";
  return [formatMessage({ what: "dnsHostnames", value: false, expected })];
}

function checkClients(ids: readonly string[]): string[] {
  if (ids.length > 0) {
    return [];
  }
  return [formatMessage({ what: "VPC endpoints without clients", expected: "a call of allowFrom" })];
}

/** The same as `checkEndpointRegion`, for a region that is known only to Terraform. */
function outsideChina(region: string) {
  return {
    precondition: [
      {
        condition: Op.not(Fn.startswith(region, "cn-")),
        errorMessage: `region: "${region}"; expected a region outside China for VPC endpoints.`,
      },
    ],
  };
}
