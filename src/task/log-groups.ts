import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group/index.js";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key/index.js";
import { Construct } from "constructs";
import { checkLogRetention } from "../../firelens/facts/log-retention.js";
import type { LogConfiguration } from "../../firelens/model/task-definition.js";
import type { Account } from "../aws/account.js";
import { type HasArn, policyDocument } from "../aws/iam.js";
import { checkDeploymentName } from "../aws/names.js";
import { addCheck } from "../cdktf/checks.js";
import { unlessBlank } from "../cdktf/optional.js";

/** A log group that a container writes to. */
export interface DeploymentLogGroup {
  /** The name of the group. */
  readonly name: string;
  /** Whether Terraform creates the group. Otherwise the first container that writes to it does. */
  readonly isManaged: boolean;
}

/** The log configuration of a container that writes to the group past the router, with ECS' own log driver. */
export function awslogs(
  { name, isManaged }: DeploymentLogGroup,
  region: string,
  streamPrefix: string,
): LogConfiguration {
  return {
    logDriver: "awslogs",
    options: {
      "awslogs-group": name,
      "awslogs-region": region,
      ...(isManaged ? {} : { "awslogs-create-group": "true" }),
      "awslogs-stream-prefix": streamPrefix,
    },
  };
}

/** The name of the log group that the application's logs go to by default. */
export function applicationLogGroupName(name: string): string {
  return `${name}-cloudwatch`;
}

/**
 * The name of the log group of the router's own logs. In the article it lacks the deployment's name. Other deployments
 * need it to be unique.
 */
export function routerLogGroupName(name: string): string {
  return name === "fluent-bit" ? "firelens-container" : `${name}-firelens-container`;
}

/** The options of the log groups. */
export interface LogOptions {
  /**
   * Days that the log groups keep their logs.
   * @default - for ever
   */
  readonly retentionDays?: number;
  /**
   * The KMS key that encrypts the log groups, and those of flow logs. Its policy must let CloudWatch Logs use it.
   * @default - AWS' own key
   */
  readonly key?: HasArn;
  /**
   * Create that key. It costs a monthly fee.
   * @default false
   */
  readonly createKey?: boolean;
  /**
   * Take over log groups that exist. A deployment that ran without `logs` has them: the containers created them, and
   * creating them again fails. Only for the next `apply`; Terraform ignores it once the groups are in its state.
   * @default false
   */
  readonly import?: boolean;
  /**
   * Keep the log groups when Terraform destroys the stack: it forgets them. The key that `createKey` made can't be
   * destroyed either, as the logs would be unreadable: Terraform refuses the plan.
   * @default false
   */
  readonly keepOnDestroy?: boolean;
}

/** The props of the log groups. */
export interface LogGroupsProps extends Omit<LogOptions, "createKey"> {
  /** The name of the deployment, which the groups' names begin with. */
  readonly name: string;
  /** Create the group of the application's logs. Logs with another destination need none. */
  readonly hasApplicationGroup: boolean;
}

/** The log groups of a deployment as resources of Terraform, so that they have a retention and a key. */
export class LogGroups extends Construct {
  /** The log group of the router's own logs. */
  readonly router: CloudwatchLogGroup;
  /** The log group of the application, if its logs go to CloudWatch. */
  readonly application?: CloudwatchLogGroup;

  constructor(scope: Construct, id: string, props: LogGroupsProps) {
    super(scope, id);
    const { name, retentionDays, key, hasApplicationGroup, keepOnDestroy } = props;
    addCheck(this, [retentionDays], checkLogRetention);
    addCheck(this, [name], checkDeploymentName);
    const settings = { retentionInDays: retentionDays, kmsKeyId: key?.arn, skipDestroy: keepOnDestroy };
    this.router = new CloudwatchLogGroup(this, "fluent_bit_router_logs", {
      name: routerLogGroupName(name),
      ...settings,
    });
    if (hasApplicationGroup) {
      this.application = new CloudwatchLogGroup(this, "fluent_bit_application_logs", {
        name: applicationLogGroupName(name),
        ...settings,
      });
    }
    if (props.import === true) {
      this.router.importFrom(routerLogGroupName(name));
      this.application?.importFrom(applicationLogGroupName(name));
    }
  }
}

/** The props of a key for log groups. */
export interface LogKeyProps {
  /** The name of the deployment. */
  readonly name: string;
  /** The account and the region of the log groups. */
  readonly account: Account;
  /**
   * Let Terraform refuse to destroy the key.
   * @default false
   */
  readonly keepOnDestroy?: boolean;
}

/** A KMS key that CloudWatch Logs encrypts the account's log groups with. AWS rotates it every year. */
export class LogKey extends Construct {
  /** The ARN of the key. */
  readonly arn: string;

  constructor(scope: Construct, id: string, { name, account, keepOnDestroy }: LogKeyProps) {
    super(scope, id);
    // Source: CloudWatch Logs User Guide, "Encrypt log data using AWS KMS".
    this.arn = new KmsKey(this, "fluent_bit_log_key", {
      description: `Encrypts the log groups of ${name}`,
      enableKeyRotation: true,
      lifecycle: unlessBlank({ preventDestroy: keepOnDestroy }),
      policy: policyDocument([
        {
          Effect: "Allow",
          Principal: { AWS: account.rootArn() },
          Action: "kms:*",
          Resource: "*",
        },
        {
          Effect: "Allow",
          Principal: { Service: `logs.${account.region}.${account.dnsSuffix()}` },
          Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
          Resource: "*",
          Condition: {
            ArnLike: { "kms:EncryptionContext:aws:logs:arn": account.arn("logs", "log-group:*") },
          },
        },
      ]),
    }).arn;
  }
}
