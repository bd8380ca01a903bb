import { formatMessage } from "../../firelens/message.js";

/**
 * The services with gateway endpoints, which are free. All others have interface endpoints, with an address in each subnet.
 * Source: AWS PrivateLink Guide, "Gateway endpoints".
 */
export const GATEWAY_SERVICES: ReadonlySet<string> = new Set(["dynamodb", "s3"]);

/**
 * The services that each task on Fargate calls: it pulls its images from Amazon ECR, with layers in S3, and its log
 * router logs through the `awslogs` driver.
 * Source: Amazon ECR User Guide, "Amazon ECR interface VPC endpoints" (Fargate from platform version 1.4.0 on).
 */
const TASK_SERVICES = ["ecr.api", "ecr.dkr", "logs", "s3"];

/** The service that ECS Exec calls. Source: Amazon ECS Developer Guide, "Amazon ECS interface VPC endpoints". */
const EXEC_SERVICE = "ssmmessages";

/** The services that a task calls in addition to those that each task calls. */
export interface EndpointNeeds {
  /**
   * The services that destinations and secrets call, such as "kinesis-firehose" or "secretsmanager".
   * @default - none
   */
  readonly services?: readonly string[];
  /**
   * Whether ECS Exec is on.
   * @default false
   */
  readonly exec?: boolean;
}

/** The services, sorted, whose endpoints a task on Fargate needs in a network without internet access. */
export function requiredEndpoints({ services = [], exec = false }: EndpointNeeds = {}): string[] {
  return [...new Set([...TASK_SERVICES, ...(exec ? [EXEC_SERVICE] : []), ...services])].sort();
}

const SERVICE = /^[a-z0-9]+([.-][a-z0-9]+)*$/;
const FULL_NAME = /^(?:cn\.)?com\.amazonaws\.[a-z0-9-]+\.(.+)$/;

/** What is wrong with `service` as the service of an endpoint; empty when nothing is. */
export function checkEndpointService(service: string): string[] {
  const what = "endpoint service";
  const short = FULL_NAME.exec(service)?.[1];
  if (short !== undefined) {
    return [formatMessage({ what, value: service, expected: "the name without its prefix", nearest: short })];
  }
  if (!SERVICE.test(service)) {
    return [formatMessage({ what, value: service, expected: "a name such as logs or ecr.api" })];
  }
  // Source: Amazon OpenSearch Service Developer Guide, "Data plane access through AWS PrivateLink".
  if (service !== "aoss") {
    return [];
  }
  const expected =
    "an aws_opensearchserverless_vpc_endpoint, as OpenSearch Serverless takes logs through no other";
  return [formatMessage({ what, value: service, expected })];
}

/**
 * What is wrong with `region` as the region of endpoints; empty when nothing is. In China the endpoint names of some
 * services begin with cn.com.amazonaws, those of others do not, and AWS publishes no list of them.
 */
export function checkEndpointRegion(region: string): string[] {
  if (!region.startsWith("cn-")) {
    return [];
  }
  const expected = "a region outside China for VPC endpoints";
  return [formatMessage({ what: "region", value: region, expected })];
}

/** The full name of a service's endpoints in a region. */
export function endpointServiceName(region: string, service: string): string {
  return `com.amazonaws.${region}.${service}`;
}
