import { describe, expect, it } from "vitest";
import { checkImage, checkRegion } from "../../src/aws/patterns.js";

describe("an image", () => {
  it.each(["nginx", "public.ecr.aws/nginx/nginx:1.21-perl", "repo/app@sha256:0123"])("may be %j", (image) => {
    expect(checkImage(image)).toEqual([]);
  });

  it.each(["", " ", "nginx ", "a b", "a\nb"])("may not be %j", (image) => {
    expect(checkImage(image)).toEqual([
      `image is ${JSON.stringify(image)}: expected an image reference without white space, such as public.ecr.aws/nginx/nginx:1.21-perl`,
    ]);
  });
});

describe("a region", () => {
  it.each(["us-east-1", "us-gov-west-1", "cn-northwest-1", "ap-southeast-7", "eusc-de-east-1"])(
    "may be %j",
    (region) => {
      expect(checkRegion(region)).toEqual([]);
    },
  );

  it.each(["", "us-east", "US-EAST-1", "us_east_1", "us-east-1a", "somewhere"])("may not be %j", (region) => {
    expect(checkRegion(region)).toEqual([
      `region is ${JSON.stringify(region)}: expected an AWS region, such as us-east-1`,
    ]);
  });
});
