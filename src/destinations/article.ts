import { bindPlugin, type LogDestination } from "./log-destination.js";

export interface ArticleDestinationProps {
  /** The log group's name; the router creates it. */
  readonly logGroupName: string;
  /** What the names of the log streams begin with. */
  readonly logStreamPrefix: string;
}

/**
 * The article's destination: CloudWatch Logs through AWS' older plugin. It asks for no permission, since the article's
 * role may write to any log group; with another role `cloudwatch` is the same and asks for its own.
 */
export function articleDestination({
  logGroupName,
  logStreamPrefix,
}: ArticleDestinationProps): LogDestination {
  return {
    bind: ({ region }) =>
      bindPlugin(
        "cloudwatch",
        {},
        {
          region,
          auto_create_group: true,
          log_group_name: logGroupName,
          log_stream_prefix: logStreamPrefix,
          sts_endpoint: "sts.amazonaws.com",
        },
        { endpoints: ["logs"], logGroup: logGroupName },
      ),
  };
}
