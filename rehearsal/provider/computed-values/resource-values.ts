import { isList, type ObjectValue, stringAt } from "../../protocol/value.js";
import { arn, type ComputedValue, type ComputedValues, globalArn } from "./computed-value.js";

function pathOf(object: ObjectValue) {
  return stringAt(object, "path") ?? "/";
}
function lastSegment(reference: string | undefined) {
  return reference?.split("/").at(-1);
}
const VPC_OF_SUBNETS: ComputedValue = (object, { account }) => {
  const [id = null] = isList(object.subnets) ? object.subnets : [object.subnet_id ?? null];
  return account.find("aws_subnet", { id })?.vpc_id ?? "";
};
const PUBLIC_IP_OF_ALLOCATION: ComputedValue = (object, { account }) =>
  account.find("aws_eip", { id: object.allocation_id ?? null })?.public_ip ?? "";
const LISTENER_ARN: ComputedValue = (object) =>
  stringAt(object, "load_balancer_arn")?.replace(":loadbalancer/", ":listener/").concat("/{hex16}") ?? null;
const RULE_ARN: ComputedValue = (object) =>
  stringAt(object, "listener_arn")?.replace(":listener/", ":listener-rule/").concat("/{hex16}") ?? null;

/**
 * Computed values by resource type, in the formats that AWS documents: ARNs in the Service Authorization Reference,
 * "Resource types"; ids in the examples of each API reference. `generic-value.ts` has values for attributes and types
 * that are not listed. `aws_alb…` is listed as `aws_lb…`.
 */
export const RESOURCE_VALUES: Readonly<Record<string, ComputedValues>> = {
  aws_acm_certificate: {
    id: "{arn}",
    arn: arn("acm", "certificate/{uuid}"),
    status: "PENDING_VALIDATION",
    // The record that validates the certificate's domain name: AWS Certificate Manager User Guide, "DNS validation".
    domain_validation_options: (object) => [
      {
        domain_name: object.domain_name ?? null,
        resource_record_name: `_0123456789abcdef.${stringAt(object, "domain_name")}.`,
        resource_record_type: "CNAME",
        resource_record_value: "_fedcba9876543210.acm-validations.aws.",
      },
    ],
  },
  aws_appautoscaling_policy: {
    id: "{name}",
    arn: arn(
      "autoscaling",
      "scalingPolicy:{uuid}:resource/{service_namespace}/{resource_id}:policyName/{name}",
    ),
  },
  aws_appautoscaling_target: {
    id: "{resource_id}",
    arn: arn("application-autoscaling", "scalable-target/{hex34}"),
  },
  aws_cloudwatch_log_group: {
    id: "{name}",
    arn: arn("logs", "log-group:{name}"),
    log_group_class: "STANDARD",
  },
  aws_cloudwatch_metric_alarm: { id: "{alarm_name}", arn: arn("cloudwatch", "alarm:{alarm_name}") },
  aws_ecs_cluster: { id: "{arn}", arn: arn("ecs", "cluster/{name}") },
  aws_ecs_cluster_capacity_providers: { id: "{cluster_name}" },
  aws_ecs_service: {
    id: "{arn}",
    arn: (object) => arn("ecs", `service/${lastSegment(stringAt(object, "cluster")) ?? "default"}/{name}`),
    launch_type: "EC2",
    platform_version: (object) => (object.launch_type === "FARGATE" ? "LATEST" : ""),
    iam_role: "",
    availability_zone_rebalancing: "DISABLED",
  },
  aws_ecs_task_definition: {
    id: "{family}",
    revision: (object, { account }) => account.nextRevision(stringAt(object, "family") ?? ""),
    arn: arn("ecs", "task-definition/{family}:{revision}"),
    arn_without_revision: arn("ecs", "task-definition/{family}"),
    network_mode: "bridge",
  },
  aws_eip: {
    id: "eipalloc-{hex17}",
    allocation_id: "{id}",
    arn: arn("ec2", "elastic-ip/{id}"),
    domain: "vpc",
    network_border_group: "{region}",
    public_ip: "203.0.113.{digits2}",
    public_ipv4_pool: "amazon",
  },
  aws_flow_log: { id: "fl-{hex17}", arn: arn("ec2", "vpc-flow-log/{id}") },
  aws_iam_policy: {
    id: "{arn}",
    arn: (object) => globalArn("iam", `policy${pathOf(object)}{name}`),
    policy_id: "ANPA{upper17}",
  },
  aws_iam_role: {
    id: "{name}",
    arn: (object) => globalArn("iam", `role${pathOf(object)}{name}`),
    unique_id: "AROA{upper17}",
  },
  aws_iam_role_policy: { id: "{role}:{name}" },
  aws_iam_role_policy_attachment: { id: "{role}-{digits26}" },
  aws_internet_gateway: { id: "igw-{hex17}", arn: arn("ec2", "internet-gateway/{id}") },
  aws_kms_key: { id: "{key_id}", key_id: "{uuid}", arn: arn("kms", "key/{key_id}") },
  aws_lb: {
    id: "{arn}",
    arn: arn("elasticloadbalancing", "loadbalancer/{arn_suffix}"),
    arn_suffix: (object) => `${object.load_balancer_type === "network" ? "net" : "app"}/{name}/{hex16}`,
    dns_name: (object) =>
      `${object.internal === true ? "internal-" : ""}{name}-{digits9}.{region}.elb.{dns_suffix}`,
    zone_id: (_, { region }) => region.loadBalancerZoneId,
    vpc_id: VPC_OF_SUBNETS,
    ip_address_type: "ipv4",
  },
  aws_lb_listener: { id: "{arn}", arn: LISTENER_ARN },
  aws_lb_listener_rule: { id: "{arn}", arn: RULE_ARN },
  aws_lb_target_group: {
    id: "{arn}",
    arn: arn("elasticloadbalancing", "{arn_suffix}"),
    arn_suffix: "targetgroup/{name}/{hex16}",
    ip_address_type: "ipv4",
    load_balancing_algorithm_type: "round_robin",
    protocol_version: "HTTP1",
  },
  aws_nat_gateway: {
    id: "nat-{hex17}",
    network_interface_id: "eni-{hex17}",
    public_ip: PUBLIC_IP_OF_ALLOCATION,
    vpc_id: VPC_OF_SUBNETS,
  },
  aws_route_table: { id: "rtb-{hex17}", arn: arn("ec2", "route-table/{id}") },
  aws_route_table_association: { id: "rtbassoc-{hex17}" },
  aws_s3_bucket: {
    id: "{bucket}",
    bucket: ({ bucket_prefix: prefix }) =>
      typeof prefix === "string" ? "{bucket_prefix}{digits26}" : "terraform-{digits26}",
    arn: globalArn("s3", "{bucket}", ""),
    bucket_domain_name: "{bucket}.s3.{dns_suffix}",
    bucket_regional_domain_name: "{bucket}.s3.{region}.{dns_suffix}",
    bucket_region: "{region}",
  },
  aws_security_group: { id: "sg-{hex17}", arn: arn("ec2", "security-group/{id}") },
  aws_sns_topic: { id: "{arn}", arn: arn("sns", "{name}") },
  aws_subnet: { id: "subnet-{hex17}", arn: arn("ec2", "subnet/{id}") },
  aws_vpc: {
    id: "vpc-{hex17}",
    arn: arn("ec2", "vpc/{id}"),
    default_network_acl_id: "acl-{hex17}",
    default_route_table_id: "rtb-{hex17}",
    default_security_group_id: "sg-{hex17}",
    dhcp_options_id: "dopt-{hex17}",
    enable_dns_support: true,
    main_route_table_id: "{default_route_table_id}",
  },
  aws_vpc_endpoint: { id: "vpce-{hex17}", arn: arn("ec2", "vpc-endpoint/{id}"), state: "available" },
};
