import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group/index.js";
import { FlowLog } from "@cdktf/provider-aws/lib/flow-log/index.js";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role/index.js";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy/index.js";
import { Construct } from "constructs";
import { checkLogRetention } from "../../firelens/facts/log-retention.js";
import {
  allow,
  checkRolePath,
  type HasArn,
  iamName,
  policyDocument,
  type RoleOptions,
  roleArguments,
} from "../aws/iam.js";
import { checkDeploymentName, title } from "../aws/names.js";
import { addCheck } from "../cdktf/checks.js";

/** The options of the flow logs. */
export interface FlowLogsOptions extends RoleOptions {
  /**
   * Days after which a record is deleted. CloudWatch Logs accepts certain numbers of days only.
   * @default 365
   */
  readonly retentionDays?: number;
  /**
   * The KMS key that encrypts the records. Its policy must let CloudWatch Logs use it.
   * @default - the encryption of CloudWatch Logs itself
   */
  readonly key?: HasArn;
  /**
   * Keep the records when Terraform destroys the stack.
   * @default - as `logs.keepOnDestroy` says
   */
  readonly keepOnDestroy?: boolean;
}

/** The props of the flow logs. */
export interface FlowLogsProps extends FlowLogsOptions {
  /**
   * The region, for `regionInNames`.
   * @default - none
   */
  readonly region?: string;
  /** The name of the deployment. All names begin with it. */
  readonly name: string;
  /** The VPC: a resource or a data source of the AWS provider. */
  readonly vpc: { readonly id: string; readonly ownerId: string };
}

/** Records of all connections in a VPC, accepted or rejected, in a log group. */
export class FlowLogs extends Construct {
  /** The log group that they are written to. */
  readonly logGroup: CloudwatchLogGroup;
  /** The role that writes them. */
  readonly role: IamRole;
  /** The flow log of the VPC. */
  readonly resource: FlowLog;

  constructor(scope: Construct, id: string, props: FlowLogsProps) {
    super(scope, id);
    const { name, vpc, retentionDays = 365, key } = props;
    const logGroupName = `${name}-flow-logs`;
    const roleName = `${iamName(name, props.region ?? "", props)}-flow-logs-role`;
    addCheck(this, [name], checkDeploymentName);
    addCheck(this, [retentionDays], checkLogRetention);
    addCheck(this, [props.rolePath], checkRolePath);

    this.logGroup = new CloudwatchLogGroup(this, "fluent_bit_flow_logs", {
      name: logGroupName,
      retentionInDays: retentionDays,
      kmsKeyId: key?.arn,
      skipDestroy: props.keepOnDestroy,
    });
    this.role = new IamRole(this, "fluent_bit_flow_logs_role", {
      name: roleName,
      ...roleArguments(props),
      assumeRolePolicy: policyDocument([
        {
          Action: "sts:AssumeRole",
          Effect: "Allow",
          Principal: { Service: "vpc-flow-logs.amazonaws.com" },
          // Without the condition, flow logs of other accounts could use the role too.
          Condition: { StringEquals: { "aws:SourceAccount": vpc.ownerId } },
        },
      ]),
    });
    const policy = new IamRolePolicy(this, "fluent_bit_flow_logs_policy", {
      name: "write-flow-logs",
      role: this.role.id,
      // Source: Amazon VPC User Guide, "IAM role for publishing flow logs to CloudWatch Logs", without
      // logs:CreateLogGroup, as the group exists.
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
      // Records are lost while the role may not write yet.
      dependsOn: [policy],
    });
  }
}
