import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket/index.js";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration/index.js";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls/index.js";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy/index.js";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block/index.js";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration/index.js";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning/index.js";
import { Construct } from "constructs";
import { checkNumbers } from "../aws/check-numbers.js";
import { policyDocument } from "../aws/iam.js";
import { checkName, NAME_RULES } from "../aws/names.js";
import { LOG_BUCKET_NUMBERS } from "../aws/numbers.js";
import { addCheck } from "../cdktf/checks.js";
import { type BucketStatement, denyPlainHttp } from "./bucket-policy.js";

export interface LogBucketProps {
  /** What the bucket's name begins with, up to 37 characters; Terraform appends what makes it unique. */
  readonly namePrefix: string;
  /**
   * Days after which a log is deleted. Its last version stays for 30 more, in case it was deleted by mistake.
   * @default 365
   */
  readonly retentionDays?: number;
  /**
   * Delete the logs with the bucket, which otherwise is deleted only once it is empty.
   * @default false
   */
  readonly forceDestroy?: boolean;
}

/** Days that S3 keeps a version that is no longer the current one. */
const NONCURRENT_DAYS = 30;

/**
 * A bucket for logs: encrypted, versioned, private, reached by TLS alone, with an end to what it keeps. Nobody writes
 * to it but by the account's own roles, or who is granted to. The encryption is S3's own (SSE-S3), as a load balancer's
 * logs allow no other.
 *
 * A stack's second one belongs in an `AddressScope`.
 */
export class LogBucket extends Construct {
  readonly resource: S3Bucket;
  /** What must be there before a service of AWS may write. */
  readonly policy: S3BucketPolicy;
  private readonly statements: BucketStatement[];

  constructor(scope: Construct, id: string, props: LogBucketProps) {
    super(scope, id);
    const { namePrefix, retentionDays = 365, forceDestroy = false } = props;
    addCheck(this, [namePrefix], (known) => checkName(NAME_RULES.bucketPrefix, known));
    checkNumbers(this, { retentionDays }, LOG_BUCKET_NUMBERS);

    this.resource = new S3Bucket(this, "log_bucket", { bucketPrefix: namePrefix, forceDestroy });
    const bucket = this.resource.id;
    new S3BucketOwnershipControls(this, "log_bucket_ownership", {
      bucket,
      rule: { objectOwnership: "BucketOwnerEnforced" },
    });
    const publicAccess = new S3BucketPublicAccessBlock(this, "log_bucket_public_access", {
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    new S3BucketServerSideEncryptionConfigurationA(this, "log_bucket_encryption", {
      bucket,
      rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
    });
    const versioning = new S3BucketVersioningA(this, "log_bucket_versioning", {
      bucket,
      versioningConfiguration: { status: "Enabled" },
    });
    new S3BucketLifecycleConfiguration(this, "log_bucket_lifecycle", {
      bucket,
      rule: [
        {
          id: "expire",
          status: "Enabled",
          filter: [{ prefix: "" }],
          expiration: [{ days: retentionDays }],
          noncurrentVersionExpiration: [{ noncurrentDays: NONCURRENT_DAYS }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
        },
      ],
      // S3 refuses a rule about versions where there are none yet.
      dependsOn: [versioning],
    });
    this.statements = [denyPlainHttp(this.resource)];
    this.policy = new S3BucketPolicy(this, "log_bucket_policy", {
      bucket,
      policy: policyDocument(this.statements),
      // S3 refuses two changes of a bucket's access at one time.
      dependsOn: [publicAccess],
    });
  }

  /** Allows or denies more. */
  grant(...statements: readonly BucketStatement[]): void {
    this.statements.push(...statements);
  }
}
