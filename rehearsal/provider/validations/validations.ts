import { validateContainerDefinitions } from "./container-definitions.js";
import { validateFargateSize } from "./fargate-size.js";
import { validateIamPolicy, validateJson } from "./json-text.js";
import { validateServiceLoadBalancer } from "./service-load-balancer.js";
import { validateCidrBlock, validateSubnetCidr, validateVpcCidrBlock } from "./subnet-cidr.js";
import type { AccountValidation, ConfigValidation } from "./validation.js";

/** Validations of one resource's configuration, by resource type. */
export const CONFIG_VALIDATIONS: Readonly<Record<string, readonly ConfigValidation[]>> = {
  aws_cloudwatch_event_rule: [validateJson("event_pattern")],
  aws_ecs_task_definition: [validateContainerDefinitions, validateFargateSize],
  aws_iam_policy: [validateIamPolicy("policy")],
  aws_iam_role: [validateIamPolicy("assume_role_policy")],
  aws_iam_role_policy: [validateIamPolicy("policy")],
  aws_kms_key: [validateJson("policy")],
  aws_s3_bucket_policy: [validateJson("policy")],
  aws_sns_topic: [validateJson("policy"), validateJson("delivery_policy")],
  aws_sns_topic_policy: [validateJson("policy")],
  aws_subnet: [validateCidrBlock],
  aws_vpc: [validateVpcCidrBlock],
  aws_vpc_endpoint: [validateJson("policy")],
};

/** Validations that need the other resources, by resource type. */
export const ACCOUNT_VALIDATIONS: Readonly<Record<string, readonly AccountValidation[]>> = {
  aws_ecs_service: [validateServiceLoadBalancer],
  aws_subnet: [validateSubnetCidr],
};
