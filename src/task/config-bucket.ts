import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket/index.js";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls/index.js";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy/index.js";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block/index.js";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration/index.js";
import { S3Object } from "@cdktf/provider-aws/lib/s3-object/index.js";
import { Fn, TerraformLocal } from "cdktf";
import { Construct } from "constructs";
import { denyPlainHttp } from "../aws/bucket-policy.js";
import { allow, type HasArn, type PolicyStatement, policyDocument } from "../aws/iam.js";
import { textTemplate } from "../cdktf/template.js";
import { TextAsset } from "../cdktf/text-asset.js";

/** An S3 bucket of one's own for the router's configuration. */
export interface ConfigBucket extends HasArn {
  /** The bucket's name. */
  readonly bucket: string;
  /**
   * The customer managed KMS key that encrypts its objects by default.
   * @default - a key that AWS owns or manages
   */
  readonly key?: HasArn;
}

export interface ConfigObjectsProps {
  /** The name of the deployment, the folder of the objects. */
  readonly name: string;
  /** The content of the files by the first part of their names. */
  readonly files: Readonly<Record<string, string>>;
  /**
   * The bucket.
   * @default - a new one, encrypted with SSE-S3
   */
  readonly bucket?: ConfigBucket;
}

/**
 * Configuration files as objects in S3. The hash of its content is a part of an object's key: the init process of AWS' image
 * reads the newest version of a key, so that only another key is a new revision of the task. The last part of each key is
 * unique, as the init process stores all files in one folder.
 */
export class ConfigObjects extends Construct {
  /** The ARNs of the objects. */
  readonly arns: readonly string[];
  /** What the task role needs to read them. Source: aws-for-fluent-bit, init/README.md. */
  readonly statements: readonly PolicyStatement[];

  constructor(scope: Construct, id: string, { name, files, bucket }: ConfigObjectsProps) {
    super(scope, id);
    const { bucket: bucketName, arn, key } = bucket ?? this.createBucket(name);
    this.arns = Object.entries(files).map(([fileName, text]) => {
      const template = textTemplate(this, text);
      const asset = new TextAsset(this, `router_${fileName}_template`, {
        fileName: `${fileName}.conf.tftpl`,
        text: template.text,
      });
      const content = new TerraformLocal(
        this,
        `router_${fileName}`,
        Fn.templatefile(asset.path, template.variables),
      );
      const hash = Fn.substr(Fn.sha256(content.asString), 0, 16);
      const object = new S3Object(this, `router_${fileName}_file`, {
        bucket: bucketName,
        key: `${name}/router/${fileName}-${hash}.conf`,
        content: content.asString,
        contentType: "text/plain",
        // The former object stays until the service runs the new revision.
        lifecycle: { createBeforeDestroy: true },
      });
      return `${arn}/${object.key}`;
    });
    this.statements = [
      allow(["s3:GetObject"], `${arn}/${name}/router/*`),
      allow(["s3:GetBucketLocation"], arn),
      ...(key === undefined ? [] : [allow(["kms:Decrypt"], key.arn)]),
    ];
  }

  private createBucket(name: string): ConfigBucket {
    const resource = new S3Bucket(this, "router_config_bucket", { bucketPrefix: `${name}-router-` });
    const bucket = resource.id;
    new S3BucketOwnershipControls(this, "router_config_bucket_ownership", {
      bucket,
      rule: { objectOwnership: "BucketOwnerEnforced" },
    });
    const publicAccess = new S3BucketPublicAccessBlock(this, "router_config_bucket_public_access", {
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    new S3BucketServerSideEncryptionConfigurationA(this, "router_config_bucket_encryption", {
      bucket,
      rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
    });
    new S3BucketPolicy(this, "router_config_bucket_policy", {
      bucket,
      policy: policyDocument([denyPlainHttp(resource)]),
      // S3 refuses concurrent changes of a bucket's access.
      dependsOn: [publicAccess],
    });
    return { bucket: resource.bucket, arn: resource.arn };
  }
}
