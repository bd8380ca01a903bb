/**
 * The corrections of the article: what it says, and what Terraform and AWS need instead. Each function is the only place
 * that knows both variants of its correction; `literal` asks for the article's. docs/article.md explains them.
 */

/**
 * Correction nat-route: the target of a private subnet's default route. The API returns a NAT gateway as
 * `nat_gateway_id`. Given as `gateway_id`, as in the article, every plan shows a change.
 * Source: the documentation of aws_route_table in the Terraform AWS provider.
 */
export function natRoute(
  natGatewayId: string,
  literal: boolean,
): { readonly gatewayId: string } | { readonly natGatewayId: string } {
  return literal ? { gatewayId: natGatewayId } : { natGatewayId };
}

/**
 * Correction router-user: the user of the router's container. ECS registers the router with user "0" when none is given,
 * so that every plan replaces the article's task definition.
 * Source: pull request 41394 of hashicorp/terraform-provider-aws.
 */
export function routerUser(literal: boolean): string | undefined {
  return literal ? undefined : "0";
}

/**
 * Correction describe-log-streams: the actions that the article's policy lacks. The `cloudwatch` output plugin calls
 * DescribeLogStreams before it creates a stream. Without the permission it creates none, and no log arrives.
 */
export function describeLogStreams(literal: boolean): readonly string[] {
  return literal ? [] : ["logs:DescribeLogStreams"];
}

/**
 * Correction container-network-mode: the network mode in the definition of the application's container. It is a field of
 * the task definition, and a container definition has no such field.
 * Source: Amazon ECS API Reference, ContainerDefinition.
 */
export function containerNetworkMode(literal: boolean): string | undefined {
  return literal ? "awsvpc" : undefined;
}
