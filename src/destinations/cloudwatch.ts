import { allow, type PolicyStatement } from "../aws/iam.js";
import { partitionOf, STANDARD_PARTITION } from "../aws/partitions.js";
import type { AwsProps } from "./aws-props.js";
import {
  bindPlugin,
  type LogDestination,
  type LogDestinationContext,
  type LogDestinationProps,
} from "./log-destination.js";

/** The props of the plugin `cloudwatch`, which the article uses. */
export interface CloudWatchProps extends LogDestinationProps, AwsProps {
  /** The log group's name. */
  readonly logGroupName: string;
  /**
   * The beginning of the log streams' names. The tag follows without a separator.
   * Give either this or `logStreamName`.
   * @default - none
   */
  readonly logStreamPrefix?: string;
  /**
   * The log stream's name. Give either this or `logStreamPrefix`.
   * @default - none
   */
  readonly logStreamName?: string;
  /**
   * Create the log group if it does not exist.
   * @default true
   */
  readonly autoCreateGroup?: boolean;
  /**
   * Days that a created log group keeps its logs.
   * @default - for ever
   */
  readonly retentionDays?: number;
  /**
   * The field of a record to send instead of the whole record.
   * @default - the whole record
   */
  readonly logKey?: string;
  /**
   * The format of the records, such as "json/emf" for CloudWatch's embedded metrics.
   * @default - none
   */
  readonly logFormat?: string;
  /**
   * The STS endpoint through which `role` is assumed.
   * @default - the region's
   */
  readonly stsEndpoint?: string;
  /**
   * Grant the task role what the plugin needs. Set it to false for a role that has these permissions already, such as
   * the article's, which may write to any log group.
   * @default true
   */
  readonly grantWrite?: boolean;
}

/** The props of the plugin `cloudwatch_logs`. */
export interface CloudWatchLogsProps extends CloudWatchProps {
  /**
   * The log group's name with fields of the record, such as "orders-$ecs_cluster". A record without the field goes to
   * `logGroupName`.
   * @default - `logGroupName` for all records
   */
  readonly logGroupTemplate?: string;
  /**
   * The log stream's name with fields of the record, such as "$container_name.$ecs_task_definition". A record without the
   * field goes to `logStreamName` or the stream of `logStreamPrefix`.
   * @default - one stream for all records of a tag
   */
  readonly logStreamTemplate?: string;
}

/** CloudWatch Logs through the plugin `cloudwatch`, which AWS wrote in Go. It is the article's. */
export function cloudwatch(props: CloudWatchProps): LogDestination {
  return plugin("cloudwatch", props, {
    // Only this plugin calls DescribeLogStreams before it creates a stream.
    actions: ["logs:DescribeLogStreams"],
    groups: [props.logGroupName.replace(GO_TEMPLATE, "*")],
  });
}

/** CloudWatch Logs through the plugin `cloudwatch_logs`, a part of Fluent Bit. AWS recommends it. */
export function cloudwatchLogs(props: CloudWatchLogsProps): LogDestination {
  const { logGroupName, logGroupTemplate } = props;
  const groups = [logGroupName, ...(logGroupTemplate === undefined ? [] : [logGroupTemplate])];
  return plugin("cloudwatch_logs", props, {
    actions: [],
    groups: groups.map((group) => group.replace(RECORD_FIELD, "*")),
  });
}

/** The output plugins that write to CloudWatch Logs. */
export type CloudWatchPlugin = "cloudwatch" | "cloudwatch_logs";

/**
 * The article's destination.
 * @param name - the plugin: the article's is `cloudwatch`
 * @param region - the task's region, as far as it is known before Terraform runs
 */
export function articleDestination(
  name: CloudWatchPlugin,
  region: string,
  props: CloudWatchProps,
): LogDestination {
  if (name === "cloudwatch_logs") {
    return cloudwatchLogs(props);
  }
  // The article names the global endpoint of STS. Other partitions than the standard one have regional endpoints only.
  const stsEndpoint = partitionOf(region) === STANDARD_PARTITION ? "sts.amazonaws.com" : undefined;
  return cloudwatch({ ...props, stsEndpoint });
}

/** What a plugin writes to, and what it calls beside the API that both plugins call. */
interface LogAccess {
  readonly actions: readonly string[];
  /** The names of the log groups, with `*` for what only a record tells. */
  readonly groups: readonly string[];
}

function plugin(name: CloudWatchPlugin, props: CloudWatchLogsProps, access: LogAccess): LogDestination {
  return {
    bind: (context) => {
      const { autoCreateGroup = true, grantWrite = true, region = context.region } = props;
      return bindPlugin(
        name,
        props,
        {
          region,
          auto_create_group: autoCreateGroup,
          log_group_name: props.logGroupName,
          log_stream_prefix: props.logStreamPrefix,
          log_stream_name: props.logStreamName,
          log_group_template: props.logGroupTemplate,
          log_stream_template: props.logStreamTemplate,
          log_retention_days: props.retentionDays,
          log_key: props.logKey,
          log_format: props.logFormat,
          role_arn: props.role?.arn,
          sts_endpoint: props.stsEndpoint,
        },
        {
          role: props.role,
          statements: grantWrite ? [writeLogs(context, { ...props, autoCreateGroup }, access)] : [],
          endpoints: ["logs"],
          logGroup: access.groups.every((group) => group === props.logGroupName)
            ? props.logGroupName
            : undefined,
        },
      );
    },
  };
}

/** A template of the Go plugin, such as $(ecs_cluster), and the rest of the name. A token begins with ${ instead. */
const GO_TEMPLATE = /\$\([\s\S]*$/;

/** A field of the record in a template of `cloudwatch_logs`, such as $ecs_cluster or $kubernetes['pod'], and the rest. */
const RECORD_FIELD = /\$(?![{(])[\s\S]*$/;

/** What writing to log groups needs. Source: the API calls in the sources of both plugins. */
function writeLogs(
  context: LogDestinationContext,
  { region, autoCreateGroup, retentionDays }: CloudWatchProps,
  { actions, groups }: LogAccess,
): PolicyStatement {
  const arns = groups.map((group) => context.arn("logs", `log-group:${group}`, region));
  return allow(
    [
      "logs:CreateLogStream",
      "logs:PutLogEvents",
      ...actions,
      ...(autoCreateGroup === true ? ["logs:CreateLogGroup"] : []),
      ...(retentionDays === undefined ? [] : ["logs:PutRetentionPolicy"]),
    ],
    ...arns.flatMap((arn) => [arn, `${arn}:*`]),
  );
}
