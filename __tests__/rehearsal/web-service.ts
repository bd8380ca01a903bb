/** A web service on Fargate behind a load balancer as Terraform JSON: 21 resource blocks, 27 resources. */
export interface WebServiceOptions {
  readonly region?: string;
  readonly publicCidrs?: string;
  readonly containers?: string;
  readonly loadBalancerContainer?: string;
  readonly cpu?: string;
  readonly targetGroupName?: string;
}

export type Configuration = Record<string, Record<string, unknown>>;

const ROUTE = [
  "carrier_gateway_id",
  "cidr_block",
  "core_network_arn",
  "destination_prefix_list_id",
  "egress_only_gateway_id",
  "gateway_id",
  "ipv6_cidr_block",
  "local_gateway_id",
  "nat_gateway_id",
  "network_interface_id",
  "transit_gateway_id",
  "vpc_endpoint_id",
  "vpc_peering_connection_id",
];
const SECURITY_GROUP_RULE = [
  "cidr_blocks",
  "description",
  "from_port",
  "ipv6_cidr_blocks",
  "prefix_list_ids",
  "protocol",
  "security_groups",
  "self",
  "to_port",
];

/** Terraform JSON wants every argument of an attribute written as a block, as CDKTF writes them. */
function attributeAsBlock(
  names: readonly string[],
  given: Record<string, unknown>,
): Record<string, unknown>[] {
  return [{ ...Object.fromEntries(names.map((name) => [name, null])), ...given }];
}

const EGRESS = attributeAsBlock(SECURITY_GROUP_RULE, {
  from_port: 0,
  to_port: 0,
  protocol: "-1",
  cidr_blocks: ["0.0.0.0/0"],
});

const ingress = (source: Record<string, unknown>) =>
  attributeAsBlock(SECURITY_GROUP_RULE, {
    from_port: "${var.port}",
    to_port: "${var.port}",
    protocol: "TCP",
    ...source,
  });

const subnets = (cidr: string) => ({
  count: 2,
  vpc_id: "${aws_vpc.main.id}",
  availability_zone: "${element(data.aws_availability_zones.all.names, count.index)}",
  cidr_block: cidr,
});

const routes = (route: Record<string, unknown>) => ({
  count: 2,
  vpc_id: "${aws_vpc.main.id}",
  route: attributeAsBlock(ROUTE, { cidr_block: "0.0.0.0/0", ...route }),
});

const association = (kind: string) => ({
  count: 2,
  subnet_id: `\${aws_subnet.${kind}[count.index].id}`,
  route_table_id: `\${aws_route_table.${kind}[count.index].id}`,
});

const CONTAINERS = JSON.stringify([
  { name: "router", image: "fluent-bit", firelensConfiguration: { type: "fluentbit" } },
  { name: "web", image: "nginx", portMappings: [{ containerPort: 8080 }] },
]).replace("8080", "${var.port}");

export function webService(options: WebServiceOptions = {}): Configuration {
  const policy = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "logs:*", Resource: "*" }] };
  return {
    terraform: {
      backend: { s3: { bucket: "states", key: "web", region: "us-east-1" } },
      required_providers: { aws: { source: "aws", version: "6.25.0" } },
    },
    provider: {
      aws: [{ region: options.region ?? "eu-central-1", default_tags: [{ tags: { Team: "web" } }] }],
    },
    variable: {
      port: {
        type: "number",
        default: 8080,
        validation: [{ condition: "${var.port > 1023}", error_message: "port must be above 1023" }],
      },
    },
    data: { aws_availability_zones: { all: {} }, aws_caller_identity: { me: {} } },
    resource: {
      aws_vpc: { main: { cidr_block: "10.0.0.0/16", tags: { Name: "main" } } },
      aws_subnet: {
        public: subnets(options.publicCidrs ?? '${cidrsubnet("10.0.0.0/16", 8, count.index)}'),
        private: subnets('${cidrsubnet("10.0.0.0/16", 8, 2 + count.index)}'),
      },
      aws_internet_gateway: { main: { vpc_id: "${aws_vpc.main.id}" } },
      aws_eip: { nat: { tags: { Name: "nat" } } },
      aws_nat_gateway: {
        main: {
          allocation_id: "${aws_eip.nat.allocation_id}",
          subnet_id: "${aws_subnet.public[0].id}",
          depends_on: ["aws_internet_gateway.main"],
        },
      },
      aws_route_table: {
        public: routes({ gateway_id: "${aws_internet_gateway.main.id}" }),
        private: routes({ nat_gateway_id: "${aws_nat_gateway.main.id}" }),
      },
      aws_route_table_association: { public: association("public"), private: association("private") },
      aws_security_group: {
        alb: {
          name: "web-alb",
          vpc_id: "${aws_vpc.main.id}",
          ingress: ingress({ cidr_blocks: ["0.0.0.0/0"] }),
          egress: EGRESS,
        },
        task: {
          name: "web-task",
          vpc_id: "${aws_vpc.main.id}",
          ingress: ingress({ security_groups: ["${aws_security_group.alb.id}"] }),
          egress: EGRESS,
        },
      },
      aws_alb: {
        main: {
          name: "web",
          subnets: "${aws_subnet.public[*].id}",
          security_groups: ["${aws_security_group.alb.id}"],
        },
      },
      aws_alb_target_group: {
        web: {
          name: options.targetGroupName ?? "web",
          port: 80,
          protocol: "HTTP",
          target_type: "ip",
          vpc_id: "${aws_vpc.main.id}",
        },
      },
      aws_alb_listener: {
        http: {
          load_balancer_arn: "${aws_alb.main.id}",
          port: 80,
          protocol: "HTTP",
          default_action: [{ type: "forward", target_group_arn: "${aws_alb_target_group.web.id}" }],
        },
      },
      aws_iam_role: {
        task: {
          name: "web-task",
          path: "/service/",
          assume_role_policy: JSON.stringify({ Version: "2012-10-17", Statement: [] }),
        },
      },
      aws_iam_policy: { task: { name: "web-task", policy: JSON.stringify(policy) } },
      aws_iam_role_policy_attachment: {
        task: { role: "${aws_iam_role.task.id}", policy_arn: "${aws_iam_policy.task.arn}" },
      },
      aws_ecs_cluster: { main: { name: "web" } },
      aws_ecs_task_definition: {
        web: {
          family: "web",
          network_mode: "awsvpc",
          requires_compatibilities: ["FARGATE"],
          cpu: options.cpu ?? "256",
          memory: "512",
          execution_role_arn: "${aws_iam_role.task.arn}",
          task_role_arn: "${aws_iam_role.task.arn}",
          container_definitions: options.containers ?? CONTAINERS,
        },
      },
      aws_ecs_service: {
        web: {
          name: "web",
          cluster: "${aws_ecs_cluster.main.id}",
          task_definition: "${aws_ecs_task_definition.web.arn}",
          desired_count: 1,
          launch_type: "FARGATE",
          network_configuration: {
            subnets: "${aws_subnet.private[*].id}",
            security_groups: ["${aws_security_group.task.id}"],
          },
          load_balancer: [
            {
              target_group_arn: "${aws_alb_target_group.web.id}",
              container_name: options.loadBalancerContainer ?? "web",
              container_port: "${var.port}",
            },
          ],
          depends_on: ["aws_alb_listener.http"],
        },
      },
    },
    output: {
      url: { value: "http://${aws_alb.main.dns_name}" },
      task_definition: { value: "${aws_ecs_task_definition.web.arn}" },
      account: { value: "${data.aws_caller_identity.me.account_id}" },
    },
  };
}
