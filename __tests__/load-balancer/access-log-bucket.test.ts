import { AwsProvider } from "@cdktf/provider-aws/lib/provider/index.js";
import { describe, expect, it } from "vitest";
import { AddressScope, ExactIdStack } from "../../src/cdktf/exact-id-stack.js";
import { LogBucket, type LogBucketProps } from "../../src/load-balancer/access-log-bucket.js";
import { jsonEncoded } from "../support/json-encoded.js";
import { configurationOf, findingsOf, testApp } from "../support/synthesize.js";

function stackWith(props: Partial<LogBucketProps> = {}): ExactIdStack {
  const stack = new ExactIdStack(testApp(), "stack");
  new AwsProvider(stack, "aws");
  new LogBucket(stack, "logs", { namePrefix: "app-logs-", ...props });
  return stack;
}

const findings = (props: Partial<LogBucketProps>) => findingsOf(() => testAppOf(stackWith(props)).synth());
const testAppOf = (stack: ExactIdStack) => stack.node.root as ReturnType<typeof testApp>;

const { resource } = configurationOf(stackWith());
const bucket = "${aws_s3_bucket.log_bucket.id}";

describe("a log bucket", () => {
  it("has a name of its own in all of AWS, and is deleted only once it is empty", () => {
    expect(resource.aws_s3_bucket).toEqual({
      log_bucket: { bucket_prefix: "app-logs-", force_destroy: false },
    });
    expect(
      configurationOf(stackWith({ forceDestroy: true })).resource.aws_s3_bucket?.log_bucket,
    ).toMatchObject({
      force_destroy: true,
    });
  });

  it("is encrypted", () => {
    expect(resource.aws_s3_bucket_server_side_encryption_configuration).toEqual({
      log_bucket_encryption: {
        bucket,
        rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } }],
      },
    });
  });

  it("keeps versions", () => {
    expect(resource.aws_s3_bucket_versioning).toEqual({
      log_bucket_versioning: { bucket, versioning_configuration: { status: "Enabled" } },
    });
  });

  it("keeps a log for a year, and what was deleted for 30 days more", () => {
    expect(resource.aws_s3_bucket_lifecycle_configuration).toEqual({
      log_bucket_lifecycle: {
        bucket,
        rule: [
          {
            id: "expire",
            status: "Enabled",
            filter: [{ prefix: "" }],
            expiration: [{ days: 365 }],
            noncurrent_version_expiration: [{ noncurrent_days: 30 }],
            abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
          },
        ],
        depends_on: ["aws_s3_bucket_versioning.log_bucket_versioning"],
      },
    });
  });

  it("keeps a log as long as it is told", () => {
    const { aws_s3_bucket_lifecycle_configuration } = configurationOf(
      stackWith({ retentionDays: 90 }),
    ).resource;
    expect(aws_s3_bucket_lifecycle_configuration?.log_bucket_lifecycle?.rule).toMatchObject([
      { expiration: [{ days: 90 }] },
    ]);
  });

  it("is never public", () => {
    expect(resource.aws_s3_bucket_public_access_block).toEqual({
      log_bucket_public_access: {
        bucket,
        block_public_acls: true,
        block_public_policy: true,
        ignore_public_acls: true,
        restrict_public_buckets: true,
      },
    });
  });

  it("owns all that is in it, so that no access list counts", () => {
    expect(resource.aws_s3_bucket_ownership_controls).toEqual({
      log_bucket_ownership: { bucket, rule: { object_ownership: "BucketOwnerEnforced" } },
    });
  });

  it("is reached by TLS alone", () => {
    const { policy, ...others } = resource.aws_s3_bucket_policy?.log_bucket_policy ?? {};
    expect(others).toEqual({
      bucket,
      depends_on: ["aws_s3_bucket_public_access_block.log_bucket_public_access"],
    });
    expect(jsonEncoded(policy)).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "DenyPlainHttp",
          Effect: "Deny",
          Principal: "*",
          Action: ["s3:*"],
          Resource: ["${aws_s3_bucket.log_bucket.arn}", "${aws_s3_bucket.log_bucket.arn}/*"],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    });
  });

  it("is one of several in a stack where each is in an address scope", () => {
    const stack = stackWith();
    new LogBucket(new AddressScope(stack, "api"), "logs", { namePrefix: "api-logs-" });
    expect(Object.keys(configurationOf(stack).resource.aws_s3_bucket ?? {})).toEqual([
      "api_log_bucket",
      "log_bucket",
    ]);
  });

  it("checks its name and how long it keeps logs", () => {
    expect(findings({ namePrefix: "App", retentionDays: 0 })).toEqual([
      '[stack/logs] bucket name prefix: "App"; expected up to 37 lower-case letters, digits, dots and hyphens, with a letter or a digit at the start',
      "[stack/logs] retentionDays: 0; expected a whole number from 1 to 2147483647",
    ]);
    const namePrefix = "a".repeat(38);
    expect(findings({ namePrefix })).toEqual([
      `[stack/logs] bucket name prefix: "${namePrefix}"; expected up to 37 lower-case letters, digits, dots and hyphens, with a letter or a digit at the start`,
    ]);
    expect(findings({})).toEqual([]);
  });
});
