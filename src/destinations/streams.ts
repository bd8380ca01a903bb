import { allow, type HasArn } from "../aws/iam.js";
import { type AwsProps, type EncryptionProps, useKey } from "./aws-props.js";
import { bindPlugin, type LogDestination, type LogDestinationProps } from "./log-destination.js";

/** The props of a stream of Firehose or of Kinesis Data Streams. */
export interface StreamProps extends LogDestinationProps, AwsProps, EncryptionProps {
  /** The stream: a resource or a data source of the AWS provider. */
  readonly stream: HasArn & { readonly name: string };
  /**
   * The field of a record to send instead of the whole record.
   * @default - the whole record
   */
  readonly logKey?: string;
  /**
   * Which plugin is used: "core" is a part of Fluent Bit and recommended by AWS, "go" is the older one that AWS wrote.
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

/** The differences between the two kinds of stream. */
interface StreamKind {
  readonly plugins: Readonly<Record<"core" | "go", string>>;
  /** The option that names the stream. */
  readonly option: string;
  readonly action: string;
  readonly endpoint: string;
}

function stream(props: StreamProps, { plugins, option, action, endpoint }: StreamKind): LogDestination {
  const { family = "core" } = props;
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
          statements: [allow([action], props.stream.arn), ...useKey(props, "kms:GenerateDataKey")],
        },
      ),
  };
}
