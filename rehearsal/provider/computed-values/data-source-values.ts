import { stringAt } from "../../protocol/value.js";
import { arn, type ComputedValues, globalArn } from "./computed-value.js";

/** The public parameters with the images of AWS' Fluent Bit distribution. Other parameters get a made-up value. */
const FLUENT_BIT_PARAMETERS = "/aws/service/aws-for-fluent-bit/";

/**
 * Computed values of data sources. A data source that looks up an object of the rehearsal (by id, ARN, name, …) has
 * that object's values. `generic-value.ts` has values for attributes and types that are not listed.
 */
export const DATA_SOURCE_VALUES: Readonly<Record<string, ComputedValues>> = {
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
  aws_lb: {
    security_groups: ["sg-{hex17}"],
  },
  aws_lb_listener: {
    protocol: "HTTPS",
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
  // As many as there are zones, in a network that exists.
  aws_subnets: {
    ids: (_, { region }) => region.zones.map((zone) => `subnet-${zone}`),
  },
};
