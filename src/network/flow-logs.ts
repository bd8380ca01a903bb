import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group/index.js";
import { FlowLog } from "@cdktf/provider-aws/lib/flow-log/index.js";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role/index.js";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy/index.js";
import { Construct } from "constructs";
import { checkLogRetention } from "../../firelens/facts/log-retention.js";
import type { HasArn } from "../aws/iam.js";
import { allow, checkRolePath, policyDocument, type RoleOptions, roleArguments } from "../aws/iam.js";
import { checkDeploymentName } from "../aws/names.js";
import { title } from "../aws/title.js";
import { addCheck } from "../cdktf/checks.js";

export interface FlowLogsOptions extends RoleOptions {
  /**
   * Days that the records are kept; CloudWatch Logs takes certain numbers of days.
   * @default 365
   */
  readonly retentionDays?: number;
  /**
   * The KMS key that encrypts the records. Its policy must let CloudWatch Logs use it.
   * @default - the service's own encryption
   */
  readonly key?: HasArn;
}

export interface FlowLogsProps extends FlowLogsOptions {
  /** The name of the deployment, which all names begin with. */
  readonly name: string;
  /** The VPC: a resource or a data source of the AWS provider. */
  readonly vpc: { readonly id: string; readonly ownerId: string };
}

/** Records of who connects to what in a VPC, accepted or rejected, in a log group of their own. */
export class FlowLogs extends Construct {
  readonly logGroup: CloudwatchLogGroup;
  readonly role: IamRole;
  readonly resource: FlowLog;

  constructor(scope: Construct, id: string, props: FlowLogsProps) {
    super(scope, id);
    const { name, vpc, retentionDays = 365, key } = props;
    const logGroupName = `${name}-flow-logs`;
    const roleName = `${name}-flow-logs-role`;
    addCheck(this, [name], checkDeploymentName);
    addCheck(this, [retentionDays], checkLogRetention);
    addCheck(this, [props.rolePath], checkRolePath);

    this.logGroup = new CloudwatchLogGroup(this, "fluent_bit_flow_logs", {
      name: logGroupName,
      retentionInDays: retentionDays,
      kmsKeyId: key?.arn,
    });
    this.role = new IamRole(this, "fluent_bit_flow_logs_role", {
      name: roleName,
      ...roleArguments(props),
      assumeRolePolicy: policyDocument([
        {
          Action: "sts:AssumeRole",
          Effect: "Allow",
          Principal: { Service: "vpc-flow-logs.amazonaws.com" },
          // The service acts for any account that asks it to: only the VPC's own may have it use this role.
          Condition: { StringEquals: { "aws:SourceAccount": vpc.ownerId } },
        },
      ]),
    });
    const policy = new IamRolePolicy(this, "fluent_bit_flow_logs_policy", {
      name: "write-flow-logs",
      role: this.role.id,
      // Source: Amazon VPC User Guide, "IAM role for publishing flow logs to CloudWatch Logs", without the creation of
      // the group, which exists.
      policy: policyDocument([
        allow(
          ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogGroups", "logs:DescribeLogStreams"],
          this.logGroup.arn,
          `${this.logGroup.arn}:*`,
        ),
      ]),
    });
    this.resource = new FlowLog(this, "fluent_bit_flow_log", {
      vpcId: vpc.id,
      trafficType: "ALL",
      logDestination: this.logGroup.arn,
      iamRoleArn: this.role.arn,
      tags: { Name: `${title(name)} Flow Log` },
      // What the role may not write yet is lost.
      dependsOn: [policy],
    });
  }
}
