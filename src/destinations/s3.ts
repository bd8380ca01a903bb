import { allow, type HasArn } from "../aws/iam.js";
import { type AwsProps, type EncryptionProps, useKey } from "./aws-props.js";
import { bindPlugin, type LogDestination, type LogDestinationProps } from "./log-destination.js";

/** The props of an S3 bucket. */
export interface S3Props extends LogDestinationProps, AwsProps, EncryptionProps {
  /** The bucket: a resource or a data source of the AWS provider. */
  readonly bucket: HasArn & { readonly bucket: string };
  /**
   * The objects' keys. `$TAG` and the conversions of strftime are replaced.
   * @default "/fluent-bit-logs/$TAG/%Y/%m/%d/%H/%M/%S", the plugin's own
   */
  readonly keyFormat?: string;
  /**
   * The maximum size of an object in bytes, such as "50M", from "1M" to "1G". In Fluent Bit K, M and G are powers of ten.
   * @default "50M"
   */
  readonly totalFileSize?: string;
  /**
   * The time after which an object is written even if it has not reached its size, such as "1m".
   * @default "1m", so that little is lost with a task's disk
   */
  readonly uploadTimeout?: string;
}

/** An S3 bucket. */
export function s3(props: S3Props): LogDestination {
  const { bucket } = props;
  return {
    bind: (context) =>
      bindPlugin(
        "s3",
        // The plugin tries five times at most, and keeps files of its own. Source: plugins/out_s3/s3.c of Fluent Bit 5.0.9.
        { ...props, retryLimit: props.retryLimit ?? (props.storage === undefined ? undefined : 5) },
        {
          bucket: bucket.bucket,
          region: props.region ?? context.region,
          total_file_size: props.totalFileSize ?? "50M",
          upload_timeout: props.uploadTimeout ?? "1m",
          use_put_object: "on",
          compression: "gzip",
          s3_key_format: props.keyFormat,
          role_arn: props.role?.arn,
        },
        {
          role: props.role,
          storageLimitOption: "store_dir_limit_size",
          endpoints: ["s3"],
          statements: [
            allow(["s3:PutObject"], `${bucket.arn}/*`),
            ...useKey(props, "kms:GenerateDataKey", "kms:Decrypt"),
          ],
        },
      ),
  };
}
