import { nearest } from "../../firelens/facts/nearest.js";
import { formatMessage } from "../../firelens/message.js";
import { KNOWN_REGIONS } from "./regions.js";

/** Patterns of values. Some are checked twice: at synthesis, and as Terraform variables in a plan. */

const DOMAIN_LABEL = "([0-9A-Za-z]|[0-9A-Za-z][0-9A-Za-z-]*[0-9A-Za-z])";
const REGISTRY = `${DOMAIN_LABEL}([.]${DOMAIN_LABEL})*(:[0-9]+)?`;
const PATH_PART = "[0-9a-z]+(([.]|_|__|-+)[0-9a-z]+)*";
const TAG = "[0-9A-Za-z_][0-9A-Za-z_.-]{0,127}";
const DIGEST = "[A-Za-z][0-9A-Za-z]*([_+.-][A-Za-z][0-9A-Za-z]*)*:[0-9A-Fa-f]{32,}";

/**
 * A container image reference: `[registry/]repository[:tag][@digest]`. Go's regular expressions take the pattern too.
 * Source: the grammar in github.com/distribution/reference.
 */
export const IMAGE_PATTERN = `^(${REGISTRY}/)?${PATH_PART}(/${PATH_PART})*(:${TAG})?(@${DIGEST})?$`;

/** A region's name, such as us-east-1 or us-gov-west-1. New regions come faster than releases of this project. */
export const REGION_PATTERN = "^[a-z]{2,4}(-[a-z]+)+-[0-9]+$";

const ARN = /^arn:[\w-]+:[\w-]+:[\w-]*:\d*:\S+$/;

const BUCKET_NAME = /^[0-9a-z][0-9a-z.-]{1,61}[0-9a-z]$/;
const IP_ADDRESS = /^\d+\.\d+\.\d+\.\d+$/;
const RESERVED_BUCKET_NAME = /^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/;

/** What is wrong with an image reference; empty when nothing is. */
export function checkImage(image: string, what = "image"): string[] {
  if (new RegExp(IMAGE_PATTERN).test(image)) {
    return [];
  }
  const expected = "[registry/]repository[:tag][@digest], such as public.ecr.aws/nginx/nginx:1.21-perl";
  return [formatMessage({ what, value: image, expected })];
}

/** What is wrong with the name of an AWS region; empty when nothing is. */
export function checkRegion(region: string, what = "region"): string[] {
  if (new RegExp(REGION_PATTERN).test(region)) {
    return [];
  }
  return [
    formatMessage({
      what,
      value: region,
      expected: "an AWS region, such as us-east-1",
      nearest: nearest(region, KNOWN_REGIONS),
    }),
  ];
}

/** A warning where a region's name is right, but this project does not know the region; empty otherwise. */
export function warnOfRegion(region: string, what = "region"): string[] {
  if (checkRegion(region).length > 0 || KNOWN_REGIONS.includes(region)) {
    return [];
  }
  return [
    formatMessage({
      what: `${what}: ${JSON.stringify(region)} is no known region`,
      nearest: nearest(region, KNOWN_REGIONS),
    }),
  ];
}

/** What is wrong with an ARN; empty when nothing is. Source: AWS IAM User Guide, "Amazon Resource Names (ARNs)". */
export function checkArn(arn: string, what: string): string[] {
  const expected = "an ARN, arn:partition:service:region:account:resource";
  return ARN.test(arn) ? [] : [formatMessage({ what, value: arn, expected })];
}

/**
 * What is wrong with the names of environment variables; empty when nothing is. Names are wider than a shell's:
 * programs read names with dots and hyphens too.
 */
export function checkEnvironmentNames(names: readonly string[], what: string): string[] {
  return names
    .filter((name) => !/^[^\s=\p{Cc}]+$/u.test(name))
    .map((name) =>
      formatMessage({
        what: `${what}: name of an environment variable`,
        value: name,
        expected: 'characters other than "=" and white space',
      }),
    );
}

/** What is wrong with the name of an S3 bucket; empty when nothing is. Source: Amazon S3 User Guide, "Bucket naming rules". */
export function checkBucketName(bucket: string, what: string): string[] {
  if (BUCKET_NAME.test(bucket) && !bucket.includes("..") && !IP_ADDRESS.test(bucket)) {
    return RESERVED_BUCKET_NAME.test(bucket)
      ? [formatMessage({ what, value: bucket, expected: "a prefix and a suffix that AWS does not reserve" })]
      : [];
  }
  const expected =
    "3 to 63 lower-case letters, digits, hyphens and dots, with a letter or digit at either end";
  return [formatMessage({ what, value: bucket, expected })];
}
