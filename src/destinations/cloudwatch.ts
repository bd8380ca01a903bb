import type { HasArn } from "../aws/iam.js";
import { allow, type PolicyStatement } from "../aws/iam.js";
import {
  bindPlugin,
  type LogDestination,
  type LogDestinationContext,
  type LogDestinationProps,
} from "./log-destination.js";

export interface CloudWatchProps extends LogDestinationProps {
  /** The log group's name. */
  readonly logGroupName: string;
  /**
   * What the names of the log streams begin with; the tag follows without a separator.
   * Either this or `logStreamName`.
   * @default - none
   */
  readonly logStreamPrefix?: string;
  /**
   * The log stream's name. Either this or `logStreamPrefix`.
   * @default - none
   */
  readonly logStreamName?: string;
  /**
   * The log group's region.
   * @default - the task's
   */
  readonly region?: string;
  /**
   * Create the log group where there is none.
   * @default true
   */
  readonly autoCreateGroup?: boolean;
  /**
   * Days that a created log group keeps its logs.
   * @default - for ever
   */
  readonly retentionDays?: number;
  /**
   * The field of a record to send instead of the whole.
   * @default - the whole record
   */
  readonly logKey?: string;
  /**
   * The format of the records, such as "json/emf" for CloudWatch's embedded metrics.
   * @default - none
   */
  readonly logFormat?: string;
  /**
   * A role that the router assumes, such as one of another account.
   * @default - the task role itself
   */
  readonly role?: HasArn;
  /**
   * The endpoint of the token service that `role` is assumed through.
   * @default - the region's
   */
  readonly stsEndpoint?: string;
}

/** CloudWatch Logs through AWS' older plugin, written in Go: the article's. */
export function cloudwatch(props: CloudWatchProps): LogDestination {
  // The Go plugin asks for the stream before it creates it, the other does not.
  return plugin("cloudwatch", props, ["logs:DescribeLogStreams"]);
}

/** CloudWatch Logs through Fluent Bit's own plugin, which AWS recommends. */
export function cloudwatchLogs(props: CloudWatchProps): LogDestination {
  return plugin("cloudwatch_logs", props, []);
}

function plugin(name: string, props: CloudWatchProps, actions: readonly string[]): LogDestination {
  return {
    bind: (context) => {
      const { autoCreateGroup = true, region = context.region } = props;
      return bindPlugin(
        name,
        props,
        {
          region,
          auto_create_group: autoCreateGroup,
          log_group_name: props.logGroupName,
          log_stream_prefix: props.logStreamPrefix,
          log_stream_name: props.logStreamName,
          log_retention_days: props.retentionDays,
          log_key: props.logKey,
          log_format: props.logFormat,
          role_arn: props.role?.arn,
          sts_endpoint: props.stsEndpoint,
        },
        {
          role: props.role,
          statements: [writeLogs(context, { ...props, autoCreateGroup }, actions)],
          endpoints: ["logs"],
          // A template of the plugin's is no group's name.
          logGroup: TEMPLATE.test(props.logGroupName) ? undefined : props.logGroupName,
        },
      );
    },
  };
}

/** What the Go plugin fills in, such as $(ecs_cluster), and the rest of the name. The marker of a token begins with ${. */
const TEMPLATE = /\$\([\s\S]*$/;

/** What writing to a log group needs. Source: the API calls in the sources of both plugins. */
function writeLogs(
  context: LogDestinationContext,
  props: CloudWatchProps,
  actions: readonly string[],
): PolicyStatement {
  const name = props.logGroupName.replace(TEMPLATE, "*");
  const group = context.arn("logs", `log-group:${name}`, props.region);
  return allow(
    [
      "logs:CreateLogStream",
      "logs:PutLogEvents",
      ...actions,
      ...(props.autoCreateGroup === true ? ["logs:CreateLogGroup"] : []),
      ...(props.retentionDays === undefined ? [] : ["logs:PutRetentionPolicy"]),
    ],
    group,
    `${group}:*`,
  );
}
