import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group/index.js";
import { Construct } from "constructs";
import { checkLogRetention } from "../../firelens/facts/log-retention.js";
import type { HasArn } from "../aws/iam.js";
import { checkDeploymentName } from "../aws/names.js";
import { addCheck } from "../cdktf/checks.js";

/** The log groups of one deployment. */
export interface DeploymentLogGroups {
  /** Where the application's logs go. */
  readonly application: string;
  /** Where the router's own logs go. */
  readonly router: string;
  /** Whether Terraform makes the groups; else their first writer does. */
  readonly isManaged: boolean;
}

export interface LogOptions {
  /**
   * Days that the log groups keep their logs.
   * @default - for ever
   */
  readonly retentionDays?: number;
  /**
   * The KMS key that encrypts the log groups, those of flow logs too; its policy must let CloudWatch Logs use it.
   * @default - AWS' own
   */
  readonly key?: HasArn;
  /**
   * Make that key. It costs by the month.
   * @default false
   */
  readonly createKey?: boolean;
}

/**
 * The names of the log groups of the deployment `name`. The article gives the router's one without any of the
 * deployment's: it stays so for the article's own name, others get one of theirs.
 */
export function logGroupNames(name: string): DeploymentLogGroups {
  return {
    application: `${name}-cloudwatch`,
    router: name === "fluent-bit" ? "firelens-container" : `${name}-firelens-container`,
    isManaged: false,
  };
}

export interface LogGroupsProps extends Omit<LogOptions, "createKey"> {
  /** The name of the deployment, which the groups' names begin with. */
  readonly name: string;
}

/** The log groups made and kept by Terraform, instead of by their first writer and for ever. */
export class LogGroups extends Construct implements DeploymentLogGroups {
  readonly router: string;
  readonly isManaged = true;
  private applicationGroup?: CloudwatchLogGroup;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: LogGroupsProps,
  ) {
    super(scope, id);
    addCheck(this, [props.name], checkDeploymentName);
    addCheck(this, [props.retentionDays], checkLogRetention);
    this.router = this.group("fluent_bit_router_logs", logGroupNames(props.name).router).name;
  }

  /** Made where it is asked for: logs that go elsewhere need no group here. */
  get application(): string {
    this.applicationGroup ??= this.group(
      "fluent_bit_application_logs",
      logGroupNames(this.props.name).application,
    );
    return this.applicationGroup.name;
  }

  private group(address: string, name: string): CloudwatchLogGroup {
    return new CloudwatchLogGroup(this, address, {
      name,
      retentionInDays: this.props.retentionDays,
      kmsKeyId: this.props.key?.arn,
    });
  }
}
