import type { HasArn } from "../aws/iam.js";
import { allow } from "../aws/iam.js";
import { bindPlugin, type LogDestination, type LogDestinationProps } from "./log-destination.js";

export interface S3Props extends LogDestinationProps {
  /** The bucket: a resource or a data source of the AWS provider. */
  readonly bucket: HasArn & { readonly bucket: string };
  /**
   * The bucket's region.
   * @default - the task's
   */
  readonly region?: string;
  /**
   * The objects' keys; `$TAG` and the letters of strftime are filled in.
   * @default "/fluent-bit-logs/$TAG/%Y/%m/%d/%H/%M/%S", the plugin's own
   */
  readonly keyFormat?: string;
  /**
   * The most bytes of an object, such as "50M". Fluent Bit's letters: K, M and G are powers of ten.
   * @default "50M"
   */
  readonly totalFileSize?: string;
  /**
   * After how long an object is written that has not reached its size, such as "1m".
   * @default "1m", so that little is lost with a task's disk
   */
  readonly uploadTimeout?: string;
  /**
   * The KMS key that encrypts the bucket, where it is one of your own.
   * @default - AWS' key, which needs no permission
   */
  readonly key?: HasArn;
  /**
   * A role that the router assumes, such as one of another account.
   * @default - the task role itself
   */
  readonly role?: HasArn;
}

/** An S3 bucket. */
export function s3(props: S3Props): LogDestination {
  const { bucket, key } = props;
  return {
    bind: (context) =>
      bindPlugin(
        "s3",
        props,
        {
          bucket: bucket.bucket,
          region: props.region ?? context.region,
          total_file_size: props.totalFileSize ?? "50M",
          upload_timeout: props.uploadTimeout ?? "1m",
          use_put_object: "On",
          compression: "gzip",
          s3_key_format: props.keyFormat,
          role_arn: props.role?.arn,
        },
        {
          role: props.role,
          endpoints: ["s3"],
          statements: [
            allow(["s3:PutObject"], `${bucket.arn}/*`),
            ...(key === undefined ? [] : [allow(["kms:GenerateDataKey", "kms:Decrypt"], key.arn)]),
          ],
        },
      ),
  };
}
