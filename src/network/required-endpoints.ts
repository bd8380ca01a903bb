/**
 * The services that route tables lead to, at no charge; all others have a network interface in each subnet.
 * Source: AWS PrivateLink Guide, "Gateway endpoints".
 */
export const GATEWAY_SERVICES: ReadonlySet<string> = new Set(["dynamodb", "s3"]);

/**
 * What every task on Fargate calls that has its images in Amazon ECR and a container with the `awslogs` driver, as the
 * log router has. The layers of images come from S3.
 * Source: Amazon ECR User Guide, "Amazon ECR interface VPC endpoints" (Fargate from platform version 1.4.0 on).
 */
const TASK_SERVICES = ["ecr.api", "ecr.dkr", "logs", "s3"];

/** What ECS Exec calls. Source: Amazon ECS Developer Guide, "Amazon ECS interface VPC endpoints". */
const EXEC_SERVICE = "ssmmessages";

/** What a task calls beside what every task does. */
export interface EndpointNeeds {
  /**
   * The services that destinations and secrets call, such as "kinesis-firehose" or "secretsmanager".
   * @default - none
   */
  readonly services?: readonly string[];
  /**
   * Whether ECS Exec opens shells in the containers.
   * @default false
   */
  readonly exec?: boolean;
}

/** The services, sorted, that a task on Fargate needs endpoints of in private subnets without a way to the internet. */
export function requiredEndpoints({ services = [], exec = false }: EndpointNeeds = {}): string[] {
  return [...new Set([...TASK_SERVICES, ...(exec ? [EXEC_SERVICE] : []), ...services])].sort();
}

const SERVICE = /^[a-z0-9]+([.-][a-z0-9]+)*$/;
const FULL_NAME = /^(?:cn\.)?com\.amazonaws\.[a-z0-9-]+\.(.+)$/;

/** What is wrong with `service` as one to have an endpoint of; empty when nothing is. */
export function checkEndpointService(service: string): string[] {
  const shown = `endpoint service is ${JSON.stringify(service)}`;
  const short = FULL_NAME.exec(service)?.[1];
  if (short !== undefined) {
    return [`${shown}: expected the name without its beginning, ${short}`];
  }
  if (!SERVICE.test(service)) {
    return [`${shown}: expected a service's name such as logs or ecr.api`];
  }
  // Source: Amazon OpenSearch Service Developer Guide, "Data plane access through AWS PrivateLink".
  if (service !== "aoss") {
    return [];
  }
  return [
    `${shown}, which no log goes through: expected an aws_opensearchserverless_vpc_endpoint for the collections instead`,
  ];
}

/**
 * What is wrong with `region` as one to have endpoints in; empty when nothing is. In China the names of some services
 * begin with cn.com.amazonaws and those of others do not, and AWS publishes no list of them.
 */
export function checkEndpointRegion(region: string): string[] {
  if (!region.startsWith("cn-")) {
    return [];
  }
  return [
    `region is ${JSON.stringify(region)}, where endpoints have other names: expected a region outside China`,
  ];
}

/** The name that AWS knows a service's endpoints in a region by. */
export function endpointServiceName(region: string, service: string): string {
  return `com.amazonaws.${region}.${service}`;
}
