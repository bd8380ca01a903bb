import type { AlbListenerRule } from "@cdktf/provider-aws/lib/alb-listener-rule/index.js";
import type { AlbTargetGroup } from "@cdktf/provider-aws/lib/alb-target-group/index.js";
import type { EcsServiceDeploymentConfiguration } from "@cdktf/provider-aws/lib/ecs-service/index.js";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role/index.js";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment/index.js";
import { Construct } from "constructs";
import { formatMessage } from "../../firelens/message.js";
import type { Account } from "../aws/account.js";
import { iamName, policyDocument, type RoleOptions, roleArguments } from "../aws/iam.js";

/**
 * A deployment that starts all new tasks beside the old ones, and then moves the requests to them. ECS moves them back if
 * an alarm of `rollbackAlarms` goes off, for as long as the bake time lasts.
 * Source: Amazon ECS Developer Guide, "Amazon ECS blue/green deployments", "linear deployments", "canary deployments".
 */
export interface DeploymentStrategyOptions {
  /** "blueGreen" moves all requests at once, "linear" in equal steps, "canary" first a small share and then the rest. */
  readonly kind: "blueGreen" | "linear" | "canary";
  /**
   * Minutes that the old tasks keep running after all requests have moved: 0 to 1440.
   * @default 10
   */
  readonly bakeTimeMinutes?: number;
  /**
   * The share of the requests that a step of "linear", or the first step of "canary", moves, in percent: 1 to 100.
   * @default 10
   */
  readonly stepPercent?: number;
  /**
   * Minutes between two steps: 0 to 1440.
   * @default 5
   */
  readonly stepBakeTimeMinutes?: number;
}

/** What a load balancer has for such deployments. */
export interface TrafficShift {
  /** The target group that the new tasks register in. */
  readonly alternateTargetGroup: AlbTargetGroup;
  /** The rule whose target groups ECS weighs. */
  readonly productionRule: AlbListenerRule;
}

/** The arguments of a service with such deployments. */
export function deploymentConfiguration({
  kind,
  bakeTimeMinutes = 10,
  stepPercent = 10,
  stepBakeTimeMinutes = 5,
}: DeploymentStrategyOptions): EcsServiceDeploymentConfiguration {
  const bakeTimeInMinutes = String(bakeTimeMinutes);
  if (kind === "blueGreen") {
    return { strategy: "BLUE_GREEN", bakeTimeInMinutes };
  }
  return kind === "linear"
    ? {
        strategy: "LINEAR",
        bakeTimeInMinutes,
        linearConfiguration: { stepPercent, stepBakeTimeInMinutes: String(stepBakeTimeMinutes) },
      }
    : {
        strategy: "CANARY",
        bakeTimeInMinutes,
        canaryConfiguration: {
          canaryPercent: stepPercent,
          canaryBakeTimeInMinutes: String(stepBakeTimeMinutes),
        },
      };
}

/** The props of the role with which ECS shifts traffic. */
export interface InfrastructureRoleProps extends RoleOptions {
  /** The name of the deployment. The role's name begins with it. */
  readonly name: string;
  /** The account that is deployed to. */
  readonly account: Account;
}

/** The role with which ECS changes the rules of the load balancer during a deployment. */
export class InfrastructureRole extends Construct {
  /** The role. */
  readonly resource: IamRole;
  /** What a service must depend on, so that ECS has the permissions. */
  readonly attachment: IamRolePolicyAttachment;

  constructor(scope: Construct, id: string, props: InfrastructureRoleProps) {
    super(scope, id);
    const { account } = props;
    this.resource = new IamRole(this, "fluent_bit_infrastructure_role", {
      name: `${iamName(props.name, account.region, props)}-infrastructure-role`,
      ...roleArguments(props),
      assumeRolePolicy: policyDocument([
        { Action: "sts:AssumeRole", Effect: "Allow", Principal: { Service: "ecs.amazonaws.com" } },
      ]),
    });
    this.attachment = new IamRolePolicyAttachment(this, "fluent_bit_infrastructure_role_attachment", {
      role: this.resource.name,
      policyArn: `arn:${account.partition()}:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers`,
    });
  }
}

/** What is wrong with a deployment strategy; empty when nothing is. */
export function checkStrategy(options: DeploymentStrategyOptions): string[] {
  const { kind } = options;
  const findings: string[] = [];
  const numbers = [
    ["bakeTimeMinutes", options.bakeTimeMinutes, 0, 1440],
    ["stepPercent", options.stepPercent, 1, 100],
    ["stepBakeTimeMinutes", options.stepBakeTimeMinutes, 0, 1440],
  ] as const;
  for (const [name, value, from, to] of numbers) {
    const what = `deploymentStrategy.${name}`;
    if (value !== undefined && (!Number.isInteger(value) || value < from || value > to)) {
      findings.push(formatMessage({ what, value, expected: `a whole number from ${from} to ${to}` }));
    }
    if (value !== undefined && kind === "blueGreen" && name !== "bakeTimeMinutes") {
      findings.push(
        formatMessage({ what, value, expected: "it with linear or canary, as blueGreen has no steps" }),
      );
    }
  }
  return findings;
}
