import { dependable } from "cdktf";
import { Construct } from "constructs";
import { addCheck } from "./cdktf/checks.js";
import type { EndpointNetwork } from "./network/deployment-network.js";
import { requiredEndpoints } from "./network/required-endpoints.js";
import { VpcEndpoints } from "./network/vpc-endpoints.js";
import { checkPrivateImage } from "./private-image.js";
import type { Service } from "./service/service.js";
import type { TaskDefinition } from "./task/task-definition.js";
import type { Variables } from "./variables.js";

export interface PrivateAccessProps {
  /** The name of the deployment, which all names begin with. */
  readonly name: string;
  /** The network without a way to the internet. */
  readonly network: EndpointNetwork;
  /** The region and the application's image. */
  readonly variables: Variables;
  /** What the tasks run. */
  readonly taskDefinition: TaskDefinition;
  /** What runs the tasks. */
  readonly service: Service;
  /** Whether ECS Exec opens shells in the containers. */
  readonly exec: boolean;
}

/**
 * Lets tasks in a network without a way to the internet start and log: with endpoints of the services that their
 * images, destinations and secrets take. What is on the internet all the same is a finding.
 */
export class PrivateAccess extends Construct {
  readonly endpoints: VpcEndpoints;

  constructor(scope: Construct, id: string, props: PrivateAccessProps) {
    super(scope, id);
    const { name, network, variables, taskDefinition, exec } = props;
    const endpoints = taskDefinition.endpoints.filter((service) => service !== "internet");
    if (endpoints.length < taskDefinition.endpoints.length) {
      this.node.addValidation({ validate: () => [ON_INTERNET] });
    }
    for (const image of new Set([variables.defaultImage, ...taskDefinition.images])) {
      addCheck(this, [image], (known) => checkPrivateImage(known, variables.defaultRegion));
    }
    this.endpoints = new VpcEndpoints(this, "endpoints", {
      name,
      network,
      region: variables.region.stringValue,
      clients: props.service.securityGroup,
      services: requiredEndpoints({ services: endpoints, exec }),
    });
    const { resource } = props.service;
    // A task that starts before the endpoints are there can pull no image.
    resource.dependsOn = [
      ...(resource.dependsOn ?? []),
      ...[...this.endpoints.endpoints.values()].map((endpoint) => dependable(endpoint)),
    ];
  }
}

const ON_INTERNET =
  'a destination is on the internet, which nothing reaches without NAT: expected nat to be "single" or "perZone"';
