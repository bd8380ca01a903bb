/** The article's sections, and for each of its resources the lines of this project that make it. */

/** Lines of a source file: from the one that begins with a text to the end of the statement. */
interface Excerpt {
  readonly file: string;
  readonly from: string;
}

/** A resource of the article, or its template of containers, and what makes it here. */
export interface Part {
  readonly title: string;
  /** In the article's file of the section, or the name of another file of the article, which is shown whole. */
  readonly article: string;
  readonly ours: readonly Excerpt[];
  /** What the default stack does otherwise; without it the same comes out. */
  readonly differs?: string;
}

export interface Section {
  readonly title: string;
  /** The article's Terraform, in __tests__/fixtures/article. */
  readonly file: string;
  readonly parts: readonly Part[];
}

const NETWORK = "src/network/network.ts";
const LOAD_BALANCER = "src/load-balancer/load-balancer.ts";
const ROLE = "src/task/task-role.ts";
const SERVICE = "src/service/service.ts";

export const SECTIONS: readonly Section[] = [
  {
    title: "Base infrastructure",
    file: "network.tf",
    parts: [
      { title: "VPC", article: "fluent_bit_vpc", ours: [{ file: NETWORK, from: "this.vpc = new Vpc(" }] },
      {
        title: "Public subnets",
        article: "fluent_bit_public_subnet",
        ours: [{ file: NETWORK, from: "this.publicSubnets = new Subnet(" }],
        differs: "`order`: a subnet keeps its zone when the list of zones changes.",
      },
      {
        title: "Private subnets",
        article: "fluent_bit_private_subnet",
        ours: [{ file: NETWORK, from: "this.privateSubnets = new Subnet(" }],
        differs: "`order`: a subnet keeps its zone when the list of zones changes.",
      },
      {
        title: "Internet gateway",
        article: "fluent_bit_igw",
        ours: [{ file: NETWORK, from: "this.internetGateway = new InternetGateway(" }],
      },
      {
        title: "NAT gateway",
        article: "fluent_bit_ngw",
        ours: [
          {
            file: NETWORK,
            from: 'this.natGateway = new NatGateway(this, "fluent_bit_ngw", {\n        count',
          },
        ],
      },
      {
        title: "Address of the NAT gateway",
        article: "fluent_bit_ngw_eip",
        ours: [{ file: NETWORK, from: "const address = new Eip(" }],
      },
      {
        title: "Public route tables",
        article: "fluent_bit_public_rt",
        ours: [{ file: NETWORK, from: "const publicRouteTables = new RouteTable(" }],
      },
      {
        title: "Associations of the public subnets",
        article: "fluent_bit_public_rta",
        ours: [{ file: NETWORK, from: "const publicAssociations = new RouteTableAssociation(" }],
      },
      {
        title: "Private route tables",
        article: "fluent_bit_private_rt",
        ours: [
          { file: NETWORK, from: "this.privateRouteTables = new RouteTable(" },
          { file: NETWORK, from: "function routeTo(" },
          { file: "src/corrections.ts", from: "export function natRoute(" },
        ],
        differs: "`nat-route`: the route names the NAT gateway as `nat_gateway_id`.",
      },
      {
        title: "Associations of the private subnets",
        article: "fluent_bit_private_rta",
        ours: [{ file: NETWORK, from: "const privateAssociations = new RouteTableAssociation(" }],
      },
    ],
  },
  {
    title: "Load balancer",
    file: "load-balancer.tf",
    parts: [
      {
        title: "Security group",
        article: "fluent_bit_alb_sg",
        ours: [
          { file: LOAD_BALANCER, from: "this.securityGroup = new SecurityGroup(" },
          { file: "src/load-balancer/security-group.ts", from: "export function ingressRules(" },
          { file: "src/aws/cidr.ts", from: "export const ALL_TRAFFIC" },
        ],
      },
      {
        title: "Load balancer",
        article: "fluent_bit_alb",
        ours: [{ file: LOAD_BALANCER, from: "this.alb = new Alb(" }],
        differs:
          "`order`: it is made after the internet gateway and the routes of the public subnets, and replaced together with these subnets.",
      },
      {
        title: "Target group",
        article: "fluent_bit_tg",
        ours: [
          { file: "src/load-balancer/target-group.ts", from: "this.resource = new AlbTargetGroup(" },
          { file: "src/load-balancer/target-group.ts", from: "export function targetGroupArguments(" },
        ],
      },
      {
        title: "Listener",
        article: "fluent_bit_listener",
        ours: [
          { file: LOAD_BALANCER, from: "const forward = {" },
          { file: LOAD_BALANCER, from: "const http = new AlbListener(" },
        ],
        differs:
          "`order`: it is replaced together with the target group, which AWS does not delete before it.",
      },
    ],
  },
  {
    title: "Task role",
    file: "task-role.tf",
    parts: [
      {
        title: "Role",
        article: "fluent_bit_task_role",
        ours: [{ file: ROLE, from: "this.resource = new IamRole(" }],
      },
      {
        title: "Policy",
        article: "fluent_bit_task_policy",
        ours: [
          { file: ROLE, from: "const policy = new IamPolicy(" },
          { file: ROLE, from: "const ARTICLE_ACTIONS" },
          { file: ROLE, from: "if (articlePolicy) {" },
          { file: "src/corrections.ts", from: "export function describeLogStreams(" },
        ],
        differs: "`describe-log-streams`: `logs:DescribeLogStreams` is allowed too.",
      },
      {
        title: "Attachment",
        article: "fluent_bit_task_role_attachment",
        ours: [{ file: ROLE, from: "return new IamRolePolicyAttachment(" }],
      },
    ],
  },
  {
    title: "Task definition",
    file: "task-definition.tf",
    parts: [
      {
        title: "Task definition",
        article: "nginx_fluent_bit",
        ours: [{ file: "src/task/task-definition.ts", from: "this.resource = new EcsTaskDefinition(" }],
      },
      {
        title: "Containers",
        article: "task.tftpl",
        ours: [
          { file: "src/task/router-container.ts", from: "export function routerContainer(" },
          { file: "src/task/log-groups.ts", from: "export function awslogs(" },
          { file: "src/task/application-container.ts", from: "export function applicationContainer(" },
          { file: "src/destinations/cloudwatch.ts", from: "export function articleDestination(" },
          { file: "src/corrections.ts", from: "export function routerUser(" },
          { file: "src/corrections.ts", from: "export function containerNetworkMode(" },
        ],
        differs:
          '`router-user`: the router runs as user `"0"`. `container-network-mode`: the application\'s container has no `networkMode`.',
      },
    ],
  },
  {
    title: "Cluster and service",
    file: "service.tf",
    parts: [
      {
        title: "Security group",
        article: "fluent_bit_task_sg",
        ours: [
          { file: SERVICE, from: "this.securityGroup = new SecurityGroup(" },
          { file: "src/service/security-group.ts", from: "export function taskIngress(" },
          { file: "src/service/security-group.ts", from: "export function taskEgress(" },
        ],
      },
      {
        title: "Cluster",
        article: "fluentbit_cluster",
        ours: [{ file: SERVICE, from: 'new EcsCluster(this, "fluentbit_cluster"' }],
      },
      {
        title: "Service",
        article: "fluent_bit_service",
        ours: [{ file: SERVICE, from: "this.resource = new EcsService(" }],
        differs:
          "`order`: it is made after its routes, its NAT gateway and its permissions, destroyed before them, and replaced together with the private subnets.",
      },
    ],
  },
];

/** What the default corrects. `corrections.ts` has a function for each of the first four. */
export const CORRECTIONS = [
  {
    id: "nat-route",
    where: "the private route tables",
    why: "AWS returns a NAT gateway as `nat_gateway_id`; given as `gateway_id` it is a change in every plan",
  },
  {
    id: "router-user",
    where: "the router's container",
    why: 'ECS registers the router with user `"0"`; without it, every plan replaces the task definition',
  },
  {
    id: "describe-log-streams",
    where: "the task role's policy",
    why: "the `cloudwatch` plugin calls DescribeLogStreams before it creates a stream; without it no log arrives",
  },
  {
    id: "container-network-mode",
    where: "the application's container",
    why: "the network mode is a field of the task definition, not of a container",
  },
  {
    id: "order",
    where: "load balancer, listener, service, subnets",
    why: "`depends_on` and `lifecycle` alone: what is made after what, what is replaced together because AWS does not delete it apart, subnets that stay in their zone",
  },
] as const;
