import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy/index.js";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role/index.js";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment/index.js";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import {
  allow,
  checkRolePath,
  type PolicyStatement,
  policyDocument,
  type RoleOptions,
  roleArguments,
} from "../aws/iam.js";
import { checkDeploymentName } from "../aws/names.js";
import { addCheck } from "../cdktf/checks.js";
import { describeLogStreams } from "../corrections.js";

export interface TaskRoleProps extends RoleOptions {
  /** The name of the deployment, which all names begin with. */
  readonly name: string;
  /**
   * Who works with the role: the containers of the task, or ECS when it starts the task.
   * @default "task", which is both in the article
   */
  readonly kind?: "task" | "execution";
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

/**
 * A role of the task. The article has one for everything: ECS pulls the images and starts the task with it, and the
 * containers write logs with it.
 */
export class TaskRole extends Construct {
  readonly resource: IamRole;
  /** Whether the role may do what the article's may, on everything. */
  readonly hasArticlePolicy: boolean;
  private readonly kind: "task" | "execution";
  private readonly policyName: string;
  private readonly path: string;
  private readonly statements: PolicyStatement[] = [];
  private attachment?: IamRolePolicyAttachment;

  constructor(scope: Construct, id: string, props: TaskRoleProps) {
    super(scope, id);
    const { name, kind = "task", rolePath = "/", articlePolicy = true, literal = false } = props;
    const roleName = `${name}-${kind}-role`;
    this.hasArticlePolicy = articlePolicy;
    this.kind = kind;
    this.policyName = `${name.replaceAll("-", "_")}_${kind}_policy`;
    this.path = rolePath;
    addCheck(this, [name], checkDeploymentName);
    addCheck(this, [rolePath], checkRolePath);

    this.resource = new IamRole(this, `fluent_bit_${kind}_role`, {
      name: roleName,
      ...roleArguments(props),
      assumeRolePolicy: policyDocument([
        { Action: "sts:AssumeRole", Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" } },
      ]),
    });
    if (articlePolicy) {
      this.grant(allow([...ARTICLE_ACTIONS, ...describeLogStreams(literal)], "*"));
    }
  }

  /**
   * What must be there before the role may do what it is granted. The article waits for nothing, and ECS tries again
   * until the role may.
   */
  get dependencies(): ITerraformDependable[] {
    return this.hasArticlePolicy || this.attachment === undefined ? [] : [this.attachment];
  }

  /** Allows more. */
  grant(...statements: readonly PolicyStatement[]): void {
    // A policy without a statement is none: IAM refuses it.
    if (this.statements.length === 0 && statements.length > 0) {
      this.attachPolicy();
    }
    this.statements.push(...statements);
  }

  private attachPolicy(): void {
    const policy = new IamPolicy(this, `fluent_bit_${this.kind}_policy`, {
      name: this.policyName,
      path: this.path,
      description: this.kind === "task" ? "Task policy" : "Execution policy",
      policy: policyDocument(this.statements),
    });
    this.attachment = new IamRolePolicyAttachment(this, `fluent_bit_${this.kind}_role_attachment`, {
      role: this.resource.id,
      policyArn: policy.arn,
    });
  }
}
