import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { formatMessage } from "../../firelens/message.js";
import { type HasArn, type PolicyStatement, policyDocument } from "../aws/iam.js";
import { addCheck } from "../cdktf/checks.js";

/** A role of the task, which can be told what it must allow. */
export interface DeploymentRole {
  /** The ARN of the role. */
  readonly arn: string;
  /** Whether the role is allowed what the article's is, on all resources. */
  readonly hasArticlePolicy: boolean;
  /** What a service must depend on, so that its tasks have their permissions. */
  readonly dependencies: readonly ITerraformDependable[];
  /** Allows the role what the statements say. */
  grant(...statements: readonly PolicyStatement[]): void;
}

/** The props of a role that exists. */
export interface ExistingRoleProps {
  /** The option that has the role, such as "task.taskRole". */
  readonly option: string;
  /** The role. ECS must be able to assume it (ecs-tasks.amazonaws.com). */
  readonly role: HasArn;
}

/** A role that exists. It stays as it is: `policy` is what somebody must have allowed it. */
export class ExistingRole extends Construct implements DeploymentRole {
  /** The ARN of the role. */
  readonly arn: string;
  /** A role that exists has no policy of this project. */
  readonly hasArticlePolicy = false;
  /** None: the role is there before the stack. */
  readonly dependencies: readonly ITerraformDependable[] = [];
  /** The policy document that the role needs. */
  readonly policy: string;
  private readonly statements: PolicyStatement[] = [];

  constructor(scope: Construct, id: string, { option, role }: ExistingRoleProps) {
    super(scope, id);
    this.arn = role.arn;
    this.policy = policyDocument(this.statements);
    addCheck(this, [role.arn], (arn) => checkRoleArn(arn, option));
  }

  /** Adds to `policy` what somebody must allow the role. */
  grant(...statements: readonly PolicyStatement[]): void {
    this.statements.push(...statements);
  }
}

/** What is wrong with `arn` as that of a role; empty when nothing is. */
function checkRoleArn(arn: string, what: string): string[] {
  if (/^arn:[\w-]+:iam::\d{12}:role\/\S+$/.test(arn)) {
    return [];
  }
  const expected = "the ARN of an IAM role, such as arn:aws:iam::111122223333:role/web";
  return [formatMessage({ what, value: arn, expected })];
}
