import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy/index.js";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role/index.js";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment/index.js";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Account } from "../aws/account.js";
import {
  allow,
  checkRolePath,
  iamName,
  type PolicyStatement,
  policyDocument,
  type RoleOptions,
  roleArguments,
} from "../aws/iam.js";
import { checkDeploymentName } from "../aws/names.js";
import { addCheck } from "../cdktf/checks.js";
import { describeLogStreams } from "../corrections.js";
import type { DeploymentRole } from "./existing-role.js";
import type { DeploymentLogGroup } from "./log-groups.js";

/** The props of a role. */
export interface TaskRoleProps extends RoleOptions {
  /** The name of the deployment, which all names begin with. */
  readonly name: string;
  /**
   * The region, for `regionInNames`.
   * @default - none
   */
  readonly region?: string;
  /**
   * Who assumes the role: the containers of the task, or ECS when it starts the task.
   * @default "task", which is both in the article
   */
  readonly kind?: "task" | "execution";
  /**
   * Allow what the article allows, on all resources. Otherwise the role is allowed only what is granted.
   * @default true
   */
  readonly articlePolicy?: boolean;
  /**
   * Allow the article's actions without the correction. No log arrives then.
   * @default false
   */
  readonly literal?: boolean;
}

/** The ids of a role and of what belongs to it. The article's are those of the task role. */
const IDS = {
  task: {
    role: "fluent_bit_task_role",
    policy: "fluent_bit_task_policy",
    attachment: "fluent_bit_task_role_attachment",
    description: "Task policy",
  },
  execution: {
    role: "fluent_bit_execution_role",
    policy: "fluent_bit_execution_policy",
    attachment: "fluent_bit_execution_role_attachment",
    description: "Execution policy",
  },
} as const;

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
 * A role of the task. The article has one for two purposes: ECS pulls the images and starts the task with it, and the
 * containers write logs with it.
 */
export class TaskRole extends Construct implements DeploymentRole {
  /** The role. */
  readonly resource: IamRole;
  /** The ARN of the role. */
  readonly arn: string;
  /** Whether the role is allowed what the article's is, on all resources. */
  readonly hasArticlePolicy: boolean;
  private readonly isLiteral: boolean;
  private readonly kind: "task" | "execution";
  private readonly policyName: string;
  private readonly path: string;
  private readonly statements: PolicyStatement[] = [];
  private attachment?: IamRolePolicyAttachment;

  constructor(scope: Construct, id: string, props: TaskRoleProps) {
    super(scope, id);
    const { name, kind = "task", rolePath = "/", articlePolicy = true, literal = false } = props;
    const nameInIam = iamName(name, props.region ?? "", props);
    const roleName = `${nameInIam}-${kind}-role`;
    this.hasArticlePolicy = articlePolicy;
    this.isLiteral = literal;
    this.kind = kind;
    this.policyName =
      props.regionInNames === true
        ? `${nameInIam}-${kind}-policy`
        : `${name.replaceAll("-", "_")}_${kind}_policy`;
    this.path = rolePath;
    addCheck(this, [name], checkDeploymentName);
    addCheck(this, [rolePath], checkRolePath);

    this.resource = new IamRole(this, IDS[kind].role, {
      name: roleName,
      ...roleArguments(props),
      assumeRolePolicy: policyDocument([
        { Action: "sts:AssumeRole", Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" } },
      ]),
    });
    this.arn = this.resource.arn;
    if (articlePolicy) {
      this.grant(allow([...ARTICLE_ACTIONS, ...describeLogStreams(literal)], "*"));
    }
  }

  /**
   * What a service must depend on, so that its tasks start with their permissions, and keep them until they have stopped.
   * In the article it depends on nothing of the role.
   */
  get dependencies(): ITerraformDependable[] {
    return this.isLiteral || this.attachment === undefined ? [] : [this.attachment];
  }

  /** Adds statements to the role's policy. The first one creates the policy, as IAM refuses a policy without any. */
  grant(...statements: readonly PolicyStatement[]): void {
    if (this.attachment === undefined && statements.length > 0) {
      this.attachment = this.attachPolicy();
    }
    this.statements.push(...statements);
  }

  private attachPolicy(): IamRolePolicyAttachment {
    const { policy: policyId, attachment, description } = IDS[this.kind];
    const policy = new IamPolicy(this, policyId, {
      name: this.policyName,
      path: this.path,
      description,
      policy: policyDocument(this.statements),
    });
    return new IamRolePolicyAttachment(this, attachment, {
      role: this.resource.id,
      policyArn: policy.arn,
    });
  }
}

/** A reference to an image in a private repository of Amazon ECR: account, region and repository. */
const ECR_IMAGE =
  /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn)?|on\.aws)\/([^:@]+)/;

/**
 * What the execution role needs to pull the images of a task: from the repositories that the references name, be they in
 * another account or region. A reference that only Terraform knows is taken for one of the account's own repositories, and
 * the router's image may come from AWS' registries. Public images need no permission.
 * @param usesPullThroughCache - whether images come through a pull through cache, whose first pull creates the repository
 */
export function pullImages(
  account: Account,
  images: readonly string[],
  usesPullThroughCache = false,
): PolicyStatement[] {
  const foreign = images.flatMap((image) => {
    const [, id, region, repository] = ECR_IMAGE.exec(image) ?? [];
    return id === undefined
      ? []
      : [`arn:${account.partition()}:ecr:${region}:${id}:repository/${repository}`];
  });
  const repositories = account.arn("ecr", "repository/*");
  return [
    // The action supports no resource-level permissions.
    allow(["ecr:GetAuthorizationToken"], "*"),
    allow(
      ["ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"],
      repositories,
      `arn:${account.partition()}:ecr:*:*:repository/aws-for-fluent-bit`,
      ...new Set(foreign.filter((arn) => !arn.endsWith(":repository/aws-for-fluent-bit"))),
    ),
    // Source: Amazon ECR User Guide, "IAM permissions required to sync an upstream registry".
    ...(usesPullThroughCache
      ? [allow(["ecr:BatchImportUpstreamImage", "ecr:CreateRepository"], repositories)]
      : []),
  ];
}

/** What the execution role needs for the log driver `awslogs`, which writes the router's own logs. */
export function writeRouterLogs(account: Account, { name, isManaged }: DeploymentLogGroup): PolicyStatement {
  const arn = account.arn("logs", `log-group:${name}`);
  return allow(
    ["logs:CreateLogStream", "logs:PutLogEvents", ...(isManaged ? [] : ["logs:CreateLogGroup"])],
    arn,
    `${arn}:*`,
  );
}

/**
 * What the task role needs for `aws ecs execute-command`. The actions support no resource-level permissions.
 * Source: Amazon ECS Developer Guide, "Monitor Amazon ECS containers with ECS Exec"; Service Authorization Reference,
 * "Amazon Message Gateway Service".
 */
export function execStatements(): PolicyStatement[] {
  return [
    allow(
      [
        "ssmmessages:CreateControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
      ],
      "*",
    ),
  ];
}

/** What the task role needs to record the sessions of ECS Exec in a log group. Source: as above. */
export function execLogStatements(account: Account, logGroup: string | undefined): PolicyStatement[] {
  if (logGroup === undefined) {
    return [];
  }
  const arn = account.arn("logs", `log-group:${logGroup}`);
  return [
    // The action supports no resource-level permissions.
    allow(["logs:DescribeLogGroups"], "*"),
    allow(["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"], `${arn}:*`),
  ];
}
