import { refuseContainerDefinitions } from "./container-definitions.js";
import { refuseFargateSize } from "./fargate-size.js";
import { refusePolicyJson } from "./policy-json.js";
import type { AccountRule, ConfigRule } from "./refusal.js";
import { refuseServiceLoadBalancer } from "./service-load-balancer.js";
import { refuseCidrBlock, refuseSubnetCidr } from "./subnet-cidr.js";

/** What is refused as soon as a configuration is known, by resource type. */
export const CONFIG_RULES: Readonly<Record<string, readonly ConfigRule[]>> = {
  aws_ecs_task_definition: [refuseContainerDefinitions, refuseFargateSize],
  aws_iam_policy: [refusePolicyJson("policy")],
  aws_iam_role: [refusePolicyJson("assume_role_policy")],
  aws_iam_role_policy: [refusePolicyJson("policy")],
  aws_subnet: [refuseCidrBlock],
  aws_vpc: [refuseCidrBlock],
};

/** What is refused for the company a resource is in, by resource type. */
export const ACCOUNT_RULES: Readonly<Record<string, readonly AccountRule[]>> = {
  aws_ecs_service: [refuseServiceLoadBalancer],
  aws_subnet: [refuseSubnetCidr],
};
