import { describe, expect, it } from "vitest";
import {
  checkArn,
  checkBucketName,
  checkEnvironmentNames,
  checkImage,
  checkRegion,
  warnOfRegion,
} from "../../src/aws/patterns.js";

const DIGEST = `sha256:${"0123abcd".repeat(8)}`;

describe("an image", () => {
  it.each([
    "nginx",
    "library/nginx",
    "public.ecr.aws/nginx/nginx:1.21-perl",
    "localhost:5000/my_app/web__1:A.b-c",
    "111122223333.dkr.ecr.us-east-1.amazonaws.com/web",
    `repo/app@${DIGEST}`,
    `repo/app:1@${DIGEST}`,
  ])("may be %j", (image) => {
    expect(checkImage(image)).toEqual([]);
  });

  it.each([
    "",
    " ",
    "nginx ",
    "a b",
    "a\nb",
    "Nginx",
    "a:b:c:d@@",
    "nginx:",
    "nginx:${var.tag}",
    "/nginx",
    "a//b",
    "app@sha256:0123",
    "https://example.com/nginx",
    `nginx:${"a".repeat(129)}`,
  ])("may not be %j", (image) => {
    expect(checkImage(image)).toEqual([
      expect.stringMatching(
        /^image: ".*; expected \[registry\/\]repository\[:tag\]\[@digest\], such as public.ecr.aws\/nginx\/nginx:1.21-perl$/,
      ),
    ]);
  });
});

describe("a region", () => {
  it.each(["us-east-1", "us-gov-west-1", "cn-northwest-1", "ap-southeast-7", "eusc-de-east-1"])(
    "may be %j",
    (region) => {
      expect([...checkRegion(region), ...warnOfRegion(region)]).toEqual([]);
    },
  );

  it.each(["", "somewhere"])("may not be %j", (region) => {
    expect(checkRegion(region)).toEqual([`region: "${region}"; expected an AWS region, such as us-east-1`]);
  });

  it.each([
    ["us-east", "us-east-1"],
    ["US-EAST-1", "us-east-1"],
    ["eu_west_1", "eu-west-1"],
    ["us-east-1a", "us-east-1"],
  ])("may not be %j, which is near to one", (region, near) => {
    expect(checkRegion(region, "state.region")).toEqual([
      `state.region: "${region}"; expected an AWS region, such as us-east-1; did you mean ${near}?`,
    ]);
    expect(warnOfRegion(region)).toEqual([]);
  });

  it("that AWS may open later is a warning", () => {
    expect(checkRegion("us-esat-1")).toEqual([]);
    expect(warnOfRegion("us-esat-1")).toEqual([
      'region: "us-esat-1" is no known region; did you mean us-east-1?',
    ]);
  });
});

describe("an ARN", () => {
  it.each(["arn:aws:s3:::bucket", "arn:aws-cn:kms:cn-north-1:111122223333:key/1"])("may be %j", (arn) => {
    expect(checkArn(arn, "key")).toEqual([]);
  });

  it.each(["", "key/1", "arn:aws:kms", "arn:aws:kms:us-east-1:111122223333:a b"])("may not be %j", (arn) => {
    expect(checkArn(arn, "key")).toEqual([
      `key: "${arn}"; expected an ARN, arn:partition:service:region:account:resource`,
    ]);
  });
});

describe("the name of a bucket", () => {
  it.each(["our-states", "a.b-1", "abc", "a".repeat(63)])("may be %j", (bucket) => {
    expect(checkBucketName(bucket, "state.bucket")).toEqual([]);
  });

  it.each(["", "ab", "My_Bucket", "a..b", "-abc", "abc.", "192.168.0.1", "a".repeat(64)])(
    "may not be %j",
    (bucket) => {
      expect(checkBucketName(bucket, "state.bucket")).toEqual([
        `state.bucket: "${bucket}"; expected 3 to 63 lower-case letters, digits, hyphens and dots, with a letter or digit at either end`,
      ]);
    },
  );

  it.each(["xn--states", "states-s3alias", "states--x-s3"])("may not be %j, which AWS reserves", (bucket) => {
    expect(checkBucketName(bucket, "state.bucket")).toEqual([
      `state.bucket: "${bucket}"; expected a prefix and a suffix that AWS does not reserve`,
    ]);
  });
});

describe("the names of environment variables", () => {
  it("may have dots and hyphens", () => {
    expect(checkEnvironmentNames(["MODE", "spring.profiles.active", "a-b"], "environment")).toEqual([]);
  });

  it("are not empty, and have no white space and no =", () => {
    expect(checkEnvironmentNames(["A B", "", "A=B", "A\0"], "environment")).toEqual(
      ['"A B"', '""', '"A=B"', '"A\\u0000"'].map(
        (shown) =>
          `environment: name of an environment variable: ${shown}; expected characters other than "=" and white space`,
      ),
    );
  });
});
