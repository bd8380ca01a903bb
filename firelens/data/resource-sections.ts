/** The section of a system that a type of resource belongs to; the first whose pattern matches. */
const SECTIONS: readonly (readonly [section: string, types: RegExp])[] = [
  [
    "network",
    /^aws_(?:vpc|subnet|route|internet_gateway|nat_gateway|egress_only|eip|network_acl|flow_log|security_group|default_|main_route)/,
  ],
  ["load balancer", /^aws_(?:alb|lb|acm|wafv2)/],
  ["task and service", /^aws_(?:ecs|ecr|appautoscaling|service_discovery)/],
  ["permissions", /^aws_(?:iam|kms)/],
  ["logs and alarms", /^aws_(?:cloudwatch|sns|sqs)/],
  ["storage and streams", /^aws_(?:s3|kinesis|opensearch|dynamodb|db|rds|efs|secretsmanager|ssm)/],
];

const OTHER = "other";

/** The sections in the order in which they are shown. */
export const SECTION_NAMES: readonly string[] = [...SECTIONS.map(([section]) => section), OTHER];

export function sectionOf(type: string): string {
  return SECTIONS.find(([, types]) => types.test(type))?.[0] ?? OTHER;
}
