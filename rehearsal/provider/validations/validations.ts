import { validateContainerDefinitions } from "./container-definitions.js";
import { validateFargateSize } from "./fargate-size.js";
import { validatePolicyJson } from "./policy-json.js";
import { validateServiceLoadBalancer } from "./service-load-balancer.js";
import { validateCidrBlock, validateSubnetCidr } from "./subnet-cidr.js";
import type { AccountValidation, ConfigValidation } from "./validation.js";

/** Validations of one resource's configuration, by resource type. */
export const CONFIG_VALIDATIONS: Readonly<Record<string, readonly ConfigValidation[]>> = {
  aws_ecs_task_definition: [validateContainerDefinitions, validateFargateSize],
  aws_iam_policy: [validatePolicyJson("policy")],
  aws_iam_role: [validatePolicyJson("assume_role_policy")],
  aws_iam_role_policy: [validatePolicyJson("policy")],
  aws_subnet: [validateCidrBlock],
  aws_vpc: [validateCidrBlock],
};

/** Validations that need the other resources, by resource type. */
export const ACCOUNT_VALIDATIONS: Readonly<Record<string, readonly AccountValidation[]>> = {
  aws_ecs_service: [validateServiceLoadBalancer],
  aws_subnet: [validateSubnetCidr],
};
