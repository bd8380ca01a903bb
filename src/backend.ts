import { Annotations, LocalBackend, S3Backend, type TerraformStack } from "cdktf";
import { formatMessage } from "../firelens/message.js";
import { checkBucketName, checkRegion, warnOfRegion } from "./aws/patterns.js";
import { addFindings } from "./cdktf/checks.js";

/** An S3 bucket that keeps the Terraform state, for teams. It must exist, with versioning on. */
export interface S3BackendOptions {
  /** The bucket's name. */
  readonly bucket: string;
  /** The bucket's region. */
  readonly region: string;
  /**
   * The state's key in the bucket.
   * @default "<stack>/terraform.tfstate"
   */
  readonly key?: string;
}

/**
 * Where the stack's state is kept: in the bucket, locked by S3 itself (Terraform 1.10 or later), else in a local file.
 *
 * The file lies in the folder that holds cdktf.out, three folders above the stack's, as cdktf.out can be deleted at any
 * time. (cdktf's own default is the same file by its absolute path, which differs from machine to machine.)
 */
export function configureBackend(stack: TerraformStack, bucket?: S3BackendOptions): void {
  const name = stack.node.id;
  if (bucket === undefined) {
    new LocalBackend(stack, { path: `../../../terraform.${name}.tfstate` });
    return;
  }
  addFindings(stack, () => [
    ...checkBucketName(bucket.bucket, "state.bucket"),
    ...checkRegion(bucket.region, "state.region"),
    ...(bucket.key === undefined ? [] : checkKey(bucket.key)),
  ]);
  for (const warning of warnOfRegion(bucket.region, "state.region")) {
    Annotations.of(stack).addWarning(warning);
  }
  const backend = new S3Backend(stack, {
    bucket: bucket.bucket,
    region: bucket.region,
    key: bucket.key ?? `${name}/terraform.tfstate`,
    encrypt: true,
  });
  // cdktf 0.21 does not know this argument.
  backend.addOverride("use_lockfile", true);
}

/** What is wrong with the key of a state file; empty when nothing is. Source: Terraform's S3 backend. */
function checkKey(key: string): string[] {
  if (/^[^/](.*[^/])?$/s.test(key)) {
    return [];
  }
  return [formatMessage({ what: "state.key", value: key, expected: "a key with no slash at either end" })];
}
