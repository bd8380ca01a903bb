import { resourcesOf, type StateJson, type StateResource } from "../terraform-json.js";
import type { JsonObject, LocalAwsApi } from "./api.js";
import { elementsAt, textAt } from "./xml.js";

/** What AWS' API says of a resource: its address, and the fact as a short text. */
export type Fact = readonly [address: string, text: string];

type Read = (api: LocalAwsApi, resource: StateResource) => Promise<string>;

const READERS: Readonly<Record<string, Read>> = {
  aws_ecs_service: readService,
  aws_alb: readLoadBalancer,
  aws_lb: readLoadBalancer,
  aws_alb_target_group: readTargetGroup,
  aws_lb_target_group: readTargetGroup,
  aws_route_table: readRouteTable,
  aws_iam_role: readRole,
};

/**
 * Asks AWS' API for the resources that decide whether the system works: services, load balancers, target groups, routes
 * and roles.
 */
export async function readBack(api: LocalAwsApi, state: StateJson): Promise<Fact[]> {
  const facts: Fact[] = [];
  for (const resource of resourcesOf(state)) {
    const read = READERS[resource.type];
    if (read !== undefined) {
      facts.push([resource.address, await read(api, resource)]);
    }
  }
  return facts;
}

const ECS = "AmazonEC2ContainerServiceV20141113";

async function readService(api: LocalAwsApi, { values }: StateResource): Promise<string> {
  const { services } = await api.json("ecs", `${ECS}.DescribeServices`, {
    cluster: values.cluster,
    services: [values.name],
  });
  const [service = {}] = services as readonly JsonObject[];
  const { taskDefinition: described } = await api.json("ecs", `${ECS}.DescribeTaskDefinition`, {
    taskDefinition: service.taskDefinition,
  });
  const { family, revision, containerDefinitions } = described as JsonObject;
  const containers = (containerDefinitions as readonly JsonObject[]).map(({ name }) => name).join(", ");
  return `${service.status}, ${service.desiredCount} wanted of ${family}:${revision} (${containers})`;
}

async function readLoadBalancer(api: LocalAwsApi, { values }: StateResource): Promise<string> {
  const answer = await api.query("elasticloadbalancing", "DescribeLoadBalancers", {
    "LoadBalancerArns.member.1": String(values.arn),
  });
  const found = (path: readonly string[]) =>
    elementsAt(answer, [
      "DescribeLoadBalancersResponse",
      "DescribeLoadBalancersResult",
      "LoadBalancers",
      "member",
      ...path,
    ]);
  const [balancer] = found([]);
  const zones = found(["AvailabilityZones", "member"]).map((zone) => textAt(zone, ["ZoneName"]));
  return `${textAt(balancer, ["State", "Code"])}, ${values.internal === true ? "internal" : "internet-facing"}, in ${zones.join(", ")}`;
}

async function readTargetGroup(api: LocalAwsApi, { values }: StateResource): Promise<string> {
  const answer = await api.query("elasticloadbalancing", "DescribeTargetGroups", {
    "TargetGroupArns.member.1": String(values.arn),
  });
  const [group] = elementsAt(answer, [
    "DescribeTargetGroupsResponse",
    "DescribeTargetGroupsResult",
    "TargetGroups",
    "member",
  ]);
  const [protocol, port, path] = ["Protocol", "Port", "HealthCheckPath"].map((name) => textAt(group, [name]));
  return `${protocol} ${port}, health check of ${path}`;
}

async function readRouteTable(api: LocalAwsApi, { values }: StateResource): Promise<string> {
  const answer = await api.query("ec2", "DescribeRouteTables", { "RouteTableId.1": String(values.id) });
  const routes = elementsAt(answer, [
    "DescribeRouteTablesResponse",
    "routeTableSet",
    "item",
    "routeSet",
    "item",
  ]);
  const targets = routes.map((route) => {
    const [block, prefixList, gateway, nat] = [
      "destinationCidrBlock",
      "destinationPrefixListId",
      "gatewayId",
      "natGatewayId",
    ].map((name) => textAt(route, [name]));
    return `${block ?? prefixList ?? "an endpoint's service"} to ${nat ?? gateway}`;
  });
  return targets.join(", ");
}

async function readRole(api: LocalAwsApi, { values }: StateResource): Promise<string> {
  const answer = await api.query("iam", "ListAttachedRolePolicies", { RoleName: String(values.name) });
  const policies = elementsAt(answer, [
    "ListAttachedRolePoliciesResponse",
    "ListAttachedRolePoliciesResult",
    "AttachedPolicies",
    "member",
  ]).map((policy) => textAt(policy, ["PolicyName"]));
  return `policies: ${policies.join(", ") || "none"}`;
}
