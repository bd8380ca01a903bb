import { describe, expect, it } from "vitest";
import { checkPrivateImage } from "../src/private-access.js";

describe("an image that is pulled without NAT", () => {
  it.each([
    "111122223333.dkr.ecr.eu-west-1.amazonaws.com/nginx:1.21",
    "111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/nginx@sha256:0123",
    "111122223333.dkr.ecr-fips.eu-west-1.amazonaws.com/nginx",
    "111122223333.dkr-ecr.eu-west-1.on.aws/nginx",
  ])("may be %s", (image) => {
    expect(checkPrivateImage(image, "eu-west-1")).toEqual([]);
  });

  it("may be in China, whose registries have a domain of their own", () => {
    expect(checkPrivateImage("111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/nginx", "cn-north-1")).toEqual(
      [],
    );
  });

  it.each([
    "nginx",
    "public.ecr.aws/nginx/nginx:1.21-perl",
    "111122223333.dkr.ecr.us-east-1.amazonaws.com/nginx",
    "example.com/111122223333.dkr.ecr.eu-west-1.amazonaws.com/nginx",
  ])("may not be %s", (image) => {
    expect(checkPrivateImage(image, "eu-west-1")).toEqual([
      `image: "${image}"; expected an image in Amazon ECR in eu-west-1 without NAT, such as 111122223333.dkr.ecr.eu-west-1.amazonaws.com/nginx:1.21`,
    ]);
  });
});
