import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket/index.js";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration/index.js";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls/index.js";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy/index.js";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block/index.js";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration/index.js";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning/index.js";
import { Construct } from "constructs";
import { type BucketStatement, denyPlainHttp } from "../aws/bucket-policy.js";
import { allow, type HasArn, policyDocument } from "../aws/iam.js";
import { checkName, NAME_RULES } from "../aws/names.js";
import { addNumberChecks, LOG_BUCKET_NUMBERS } from "../aws/numbers.js";
import { addCheck } from "../cdktf/checks.js";

/** The props of a bucket for access logs. */
export interface LogBucketProps {
  /** The prefix of the bucket's name, up to 37 characters. Terraform appends a unique suffix. */
  readonly namePrefix: string;
  /**
   * Days after which a log is deleted. A deleted log can be restored for 30 more days.
   * @default 365
   */
  readonly retentionDays?: number;
  /**
   * Delete the logs with the bucket. Otherwise AWS deletes the bucket only when it is empty.
   * @default false
   */
  readonly forceDestroy?: boolean;
}

/** Days that S3 keeps versions that are no longer current. */
const NONCURRENT_DAYS = 30;

/**
 * A bucket for logs: encrypted, versioned, private, with TLS only, and with an end to what it keeps. The account's own
 * roles may write to it, and the principals that `grant` adds. The encryption is SSE-S3, as Elastic Load Balancing
 * supports no other for access logs. The second bucket of a stack belongs in an `AddressScope`.
 */
export class LogBucket extends Construct {
  /** The bucket. */
  readonly resource: S3Bucket;
  /** The bucket's policy. Services of AWS may write only when it exists. */
  readonly policy: S3BucketPolicy;
  private readonly statements: BucketStatement[];

  constructor(scope: Construct, id: string, props: LogBucketProps) {
    super(scope, id);
    const { namePrefix, retentionDays = 365, forceDestroy = false } = props;
    addCheck(this, [namePrefix], (known) => checkName(NAME_RULES.bucketPrefix, known));
    addNumberChecks(this, { retentionDays }, LOG_BUCKET_NUMBERS);

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
      // A rule about versions needs versioning.
      dependsOn: [versioning],
    });
    this.statements = [denyPlainHttp(this.resource)];
    this.policy = new S3BucketPolicy(this, "log_bucket_policy", {
      bucket,
      policy: policyDocument(this.statements),
      // S3 refuses concurrent changes of a bucket's access.
      dependsOn: [publicAccess],
    });
  }

  /** Adds statements to the bucket's policy. They may be added until the stack is synthesized. */
  grant(...statements: readonly BucketStatement[]): void {
    this.statements.push(...statements);
  }
}

/**
 * Allows Elastic Load Balancing to write the access logs of one account's load balancers. Each account has a folder.
 * Source: Elastic Load Balancing, "Enable access logs for your Application Load Balancer". It has no condition on the
 * source account; where the service sends none, such a condition would refuse every log.
 */
export function deliverAccessLogs({ arn }: HasArn, accountId: string): BucketStatement {
  return {
    Sid: "DeliverAccessLogs",
    ...allow(["s3:PutObject"], `${arn}/AWSLogs/${accountId}/*`),
    Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
  };
}
