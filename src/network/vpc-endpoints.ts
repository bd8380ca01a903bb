import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group/index.js";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint/index.js";
import { Fn, Op, Token } from "cdktf";
import { Construct } from "constructs";
import { checkDeploymentName } from "../aws/names.js";
import { title } from "../aws/title.js";
import { addCheck } from "../cdktf/checks.js";
import type { EndpointNetwork } from "./deployment-network.js";
import {
  checkEndpointRegion,
  checkEndpointService,
  endpointServiceName,
  GATEWAY_SERVICES,
} from "./required-endpoints.js";

export interface VpcEndpointsProps {
  /** The name of the deployment, which all names begin with. */
  readonly name: string;
  /** The network whose private subnets have the endpoints. */
  readonly network: EndpointNetwork;
  /** The network's region, outside China. */
  readonly region: string;
  /** The security group of what may call the services: a resource or a data source of the AWS provider. */
  readonly clients: { readonly id: string };
  /**
   * The services by the end of their endpoints' names, such as "logs" or "ecr.api": `requiredEndpoints` tells what a
   * task needs. An interface endpoint costs by the hour and zone, a gateway endpoint (s3, dynamodb) nothing.
   */
  readonly services: readonly string[];
}

/** Ways from private subnets to AWS' services that do not lead over the internet. */
export class VpcEndpoints extends Construct {
  readonly securityGroup: SecurityGroup;
  /** The endpoints by service: what calls a service waits for its own. */
  readonly endpoints: ReadonlyMap<string, VpcEndpoint>;

  constructor(scope: Construct, id: string, props: VpcEndpointsProps) {
    super(scope, id);
    const { name, network, region, clients, services } = props;
    const securityGroupName = `${name}-endpoints-sg`;
    addCheck(this, [name], checkDeploymentName);
    addCheck(this, [region], checkEndpointRegion);
    this.node.addValidation({
      validate: () => [
        ...services.flatMap(checkEndpointService),
        ...(network.hasDnsHostnames === false ? [NO_DNS_HOSTNAMES] : []),
      ],
    });

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
          securityGroups: [clients.id],
        },
      ],
      // An endpoint only answers.
      egress: [],
      lifecycle: Token.isUnresolved(region) ? outsideChina(region) : undefined,
    });
    this.endpoints = new Map(
      [...new Set(services)].map((service) => [service, this.endpointOf(service, props)]),
    );
  }

  private endpointOf(service: string, { name, network, region }: VpcEndpointsProps): VpcEndpoint {
    const reach = GATEWAY_SERVICES.has(service)
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
      ...reach,
      tags: { Name: `${title(name)} ${service} Endpoint` },
    });
  }
}

const NO_DNS_HOSTNAMES =
  "the network has no DNS host names, without which private DNS names lead nowhere: expected dnsHostnames to be true";

/** `checkEndpointRegion` for a region that only a plan knows. */
function outsideChina(region: string) {
  return {
    precondition: [
      {
        condition: Op.not(Fn.startswith(region, "cn-")),
        errorMessage: `the region is "${region}", where VPC endpoints have other names: expected a region outside China.`,
      },
    ],
  };
}
