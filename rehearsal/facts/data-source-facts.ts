import { stringAt } from "../protocol/value.js";
import { arn, type Facts, globalArn } from "./fact.js";
import { policyDocument } from "./iam-policy-document.js";

/** Where AWS publishes the images of its Fluent Bit distribution; other parameters get a made-up value. */
const FLUENT_BIT_PARAMETERS = "/aws/service/aws-for-fluent-bit/";

/**
 * What data sources answer. One that looks up an object of the rehearsal (by id, ARN, name, …) gets that
 * object's values first; what neither tells gets a value by name and type.
 */
export const DATA_SOURCE_FACTS: Readonly<Record<string, Facts>> = {
  aws_availability_zones: {
    id: "{region}",
    group_names: ["{region}"],
    names: (_, { region }) => region.zones,
    zone_ids: (_, { region }) => region.zoneIds,
  },
  aws_caller_identity: {
    id: "{account}",
    account_id: "{account}",
    arn: globalArn("iam", "user/rehearsal"),
    user_id: "AIDA{upper17}",
  },
  aws_ecs_cluster: { id: "{arn}", arn: arn("ecs", "cluster/{cluster_name}") },
  aws_elb_service_account: {
    id: (_, { region }) => region.loadBalancerAccount,
    arn: (_, { region }) => globalArn("iam", "root", region.loadBalancerAccount),
  },
  aws_iam_policy_document: {
    id: "{digits10}",
    json: (object) => policyDocument(object, 2),
    minified_json: (object) => policyDocument(object),
  },
  aws_partition: {
    id: "{partition}",
    partition: "{partition}",
    dns_suffix: "{dns_suffix}",
    reverse_dns_prefix: (_, { region }) => region.dnsSuffix.split(".").reverse().join("."),
  },
  aws_region: {
    id: "{region}",
    name: "{region}",
    region: "{region}",
    description: "{region}",
    endpoint: "ec2.{region}.{dns_suffix}",
  },
  aws_ssm_parameter: {
    id: "{name}",
    arn: arn("ssm", "parameter{name}"),
    type: "String",
    version: 1,
    value: (object) => {
      const name = stringAt(object, "name") ?? "";
      return name.startsWith(FLUENT_BIT_PARAMETERS)
        ? `906394416424.dkr.ecr.{region}.{dns_suffix}/aws-for-fluent-bit:${name.slice(FLUENT_BIT_PARAMETERS.length)}`
        : `rehearsal-value-of${name}`;
    },
    insecure_value: "{value}",
  },
  aws_subnet: { id: "subnet-{hex17}", vpc_id: "vpc-{hex17}", cidr_block: "10.0.0.0/24", state: "available" },
  aws_subnets: { ids: ["subnet-0{hex16}", "subnet-1{hex16}"] },
  aws_vpc: {
    id: "vpc-{hex17}",
    arn: arn("ec2", "vpc/{id}"),
    cidr_block: "10.0.0.0/16",
    main_route_table_id: "rtb-{hex17}",
    state: "available",
  },
};
