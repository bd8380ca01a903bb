import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy/index.js";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role/index.js";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment/index.js";
import { Construct } from "constructs";
import { allow, type PolicyStatement } from "../destinations/policy-statement.js";
import { checkName, NAME_RULES } from "../rules/names.js";
import { checkValue } from "../terraform/checks.js";
import { jsonencode } from "../terraform/expressions.js";

export interface TaskRoleProps {
  /** The name of the deployment, which all names begin with. */
  readonly name: string;
  /**
   * Allow what the article allows, on everything; otherwise only what is granted.
   * @default true
   */
  readonly articlePolicy?: boolean;
  /**
   * Allow no more than the article, with which no log arrives.
   * @default false
   */
  readonly literal?: boolean;
}

const ARTICLE_ACTIONS = [
  "logs:CreateLogStream",
  "logs:PutLogEvents",
  "logs:CreateLogGroup",
  "ecr:GetAuthorizationToken",
  "ecr:BatchCheckLayerAvailability",
  "ecr:GetDownloadUrlForLayer",
  "ecr:BatchGetImage",
];

// Correction describe-log-streams: the cloudwatch plugin asks for the stream before it creates it, and without this
// permission it creates none.
const CORRECTED_ACTIONS = [...ARTICLE_ACTIONS, "logs:DescribeLogStreams"];

/** The article's role: ECS pulls the images and starts the task with it, and the containers write logs with it. */
export class TaskRole extends Construct {
  readonly role: IamRole;
  readonly policy: IamPolicy;
  private readonly statements: PolicyStatement[] = [];
  /** Whether the role may do what the article's may, on everything. */
  readonly hasArticlePolicy: boolean;

  constructor(scope: Construct, id: string, props: TaskRoleProps) {
    super(scope, id);
    const { name, articlePolicy = true, literal = false } = props;
    const roleName = `${name}-task-role`;
    const policyName = `${name.replaceAll("-", "_")}_task_policy`;
    checkValue(this, roleName, (known) => checkName(NAME_RULES.role, known));
    checkValue(this, policyName, (known) => checkName(NAME_RULES.policy, known));
    if (articlePolicy) this.statements.push(allow(literal ? ARTICLE_ACTIONS : CORRECTED_ACTIONS, "*"));
    this.hasArticlePolicy = articlePolicy;

    this.role = new IamRole(this, "fluent_bit_task_role", {
      name: roleName,
      assumeRolePolicy: jsonencode({
        Version: "2012-10-17",
        Statement: [
          { Action: "sts:AssumeRole", Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" } },
        ],
      }),
    });
    this.policy = new IamPolicy(this, "fluent_bit_task_policy", {
      name: policyName,
      path: "/",
      description: "Task policy",
      policy: jsonencode({ Version: "2012-10-17", Statement: this.statements }),
    });
    new IamRolePolicyAttachment(this, "fluent_bit_task_role_attachment", {
      role: this.role.id,
      policyArn: this.policy.arn,
    });
  }

  /** Allows more. */
  grant(...statements: readonly PolicyStatement[]): void {
    this.statements.push(...statements);
  }
}
