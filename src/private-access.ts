import type { SecurityGroup } from "@cdktf/provider-aws/lib/security-group/index.js";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { formatMessage } from "../firelens/message.js";
import { addCheck, addFindings } from "./cdktf/checks.js";
import { INTERNET, UNKNOWN_HOST } from "./destinations/server.js";
import { requiredEndpoints } from "./network/required-endpoints.js";
import { type EndpointNetwork, VpcEndpoints } from "./network/vpc-endpoints.js";
import { repositoryRegion } from "./task/router-image.js";
import type { TaskDefinition } from "./task/task-definition.js";
import type { Variables } from "./variables.js";

export interface PrivateAccessProps {
  /** The name of the deployment. All names begin with it. */
  readonly name: string;
  /** The network without internet access. */
  readonly network: EndpointNetwork;
  /** The variables of the region and the application's image. */
  readonly variables: Variables;
  /** The task definition, which knows the images and the services that its destinations and secrets call. */
  readonly taskDefinition: TaskDefinition;
  /** Whether ECS Exec is on. */
  readonly exec: boolean;
}

/**
 * Access to the AWS APIs for tasks in a network without internet access: VPC endpoints of the services that their
 * images, destinations and secrets need. Images and destinations on the internet are findings.
 */
export class PrivateAccess extends Construct {
  readonly endpoints: VpcEndpoints;
  /** The endpoints. A task that starts before them can't pull its images, so the service depends on them. */
  readonly dependencies: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: PrivateAccessProps) {
    super(scope, id);
    const { name, network, variables, taskDefinition, exec } = props;
    addFindings(this, () => checkEndpoints(taskDefinition.endpoints));
    const endpoints = taskDefinition.endpoints.filter((name) => name !== INTERNET && name !== UNKNOWN_HOST);
    for (const image of new Set([variables.defaultImage, ...taskDefinition.images])) {
      addCheck(this, [image], (known) => checkPrivateImage(known, variables.defaultRegion));
    }
    this.endpoints = new VpcEndpoints(this, "endpoints", {
      name,
      network,
      region: variables.region.stringValue,
      services: requiredEndpoints({ services: endpoints, exec }),
    });
    this.dependencies = [...this.endpoints.endpoints.values()];
  }

  /** Lets the members of a security group, such as the tasks of a service, use the endpoints. */
  allowFrom(securityGroup: SecurityGroup): void {
    this.endpoints.allowFrom(securityGroup);
  }
}

/** What is wrong with the endpoints of destinations in a network without NAT; empty when nothing is. */
function checkEndpoints(endpoints: readonly string[]): string[] {
  const findings: string[] = [];
  if (endpoints.includes(INTERNET)) {
    const expected = '"single" or "perZone", as a destination is on the internet';
    findings.push(formatMessage({ what: "network.nat", value: "none", expected }));
  }
  if (endpoints.includes(UNKNOWN_HOST)) {
    findings.push(
      formatMessage({
        what: "a destination may be on the internet",
        expected:
          "onInternet (of custom(), configFile() and router.config.outputs: endpoints) to say where it is, as the network has no NAT",
      }),
    );
  }
  return findings;
}

/**
 * What is wrong with `image` as an image that tasks pull through VPC endpoints; empty when nothing is. Endpoints give
 * access to the private repositories of their own region, and not to public.ecr.aws.
 * Source: Amazon ECR User Guide, "Amazon ECR interface VPC endpoints".
 */
export function checkPrivateImage(image: string, region: string): string[] {
  if (repositoryRegion(image) === region) {
    return [];
  }
  const expected = `an image in Amazon ECR in ${region} without NAT, such as 111122223333.dkr.ecr.${region}.amazonaws.com/nginx:1.21`;
  return [formatMessage({ what: "image", value: image, expected })];
}
