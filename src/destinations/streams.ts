import type { HasArn } from "../aws/iam.js";
import { allow } from "../aws/iam.js";
import { bindPlugin, type LogDestination, type LogDestinationProps } from "./log-destination.js";

export interface StreamProps extends LogDestinationProps {
  /** The stream: a resource or a data source of the AWS provider. */
  readonly stream: HasArn & { readonly name: string };
  /**
   * The stream's region.
   * @default - the task's
   */
  readonly region?: string;
  /**
   * The field of a record to send instead of the whole.
   * @default - the whole record
   */
  readonly logKey?: string;
  /**
   * The KMS key that encrypts the stream, where it is one of your own.
   * @default - AWS' key, which needs no permission
   */
  readonly key?: HasArn;
  /**
   * A role that the router assumes, such as one of another account.
   * @default - the task role itself
   */
  readonly role?: HasArn;
  /**
   * Whose plugin: Fluent Bit's own, which AWS recommends, or AWS' older one, written in Go.
   * @default "core"
   */
  readonly family?: "core" | "go";
}

/** A delivery stream of Amazon Data Firehose. */
export function firehose(props: StreamProps): LogDestination {
  return stream(props, {
    plugins: { core: "kinesis_firehose", go: "firehose" },
    option: "delivery_stream",
    action: "firehose:PutRecordBatch",
    endpoint: "kinesis-firehose",
  });
}

/** A data stream of Amazon Kinesis. */
export function kinesis(props: StreamProps): LogDestination {
  return stream(props, {
    plugins: { core: "kinesis_streams", go: "kinesis" },
    option: "stream",
    action: "kinesis:PutRecords",
    endpoint: "kinesis-streams",
  });
}

/** What the two kinds of stream differ in. */
interface StreamKind {
  readonly plugins: Readonly<Record<"core" | "go", string>>;
  /** The option that names the stream. */
  readonly option: string;
  readonly action: string;
  readonly endpoint: string;
}

function stream(props: StreamProps, { plugins, option, action, endpoint }: StreamKind): LogDestination {
  const { family = "core", key } = props;
  return {
    bind: (context) =>
      bindPlugin(
        plugins[family],
        props,
        {
          region: props.region ?? context.region,
          [option]: props.stream.name,
          log_key: props.logKey,
          role_arn: props.role?.arn,
        },
        {
          role: props.role,
          endpoints: [endpoint],
          statements: [
            allow([action], props.stream.arn),
            ...(key === undefined ? [] : [allow(["kms:GenerateDataKey"], key.arn)]),
          ],
        },
      ),
  };
}
