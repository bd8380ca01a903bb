import { allow, type HasArn, type PolicyStatement } from "../aws/iam.js";

/** A service of AWS that the router sends logs to. */
export interface AwsProps {
  /**
   * The region of the log group, bucket, stream or domain.
   * @default - the task's
   */
  readonly region?: string;
  /**
   * A role that the router assumes, such as one of another account. It has the permissions instead of the task role.
   * @default - the task role itself
   */
  readonly role?: HasArn;
}

/** Something that AWS encrypts. */
export interface EncryptionProps {
  /**
   * The customer managed KMS key that encrypts it.
   * @default - a key that AWS owns or manages, which needs no permission
   */
  readonly key?: HasArn;
}

/** The statement that allows the use of a key; none without a key. */
export function useKey({ key }: EncryptionProps, ...actions: readonly string[]): readonly PolicyStatement[] {
  return key === undefined ? [] : [allow(actions, key.arn)];
}
