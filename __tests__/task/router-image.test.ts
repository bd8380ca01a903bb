import { AwsProvider } from "@cdktf/provider-aws/lib/provider/index.js";
import { TerraformOutput } from "cdktf";
import { describe, expect, it } from "vitest";
import { ExactIdStack } from "../../src/cdktf/exact-id-stack.js";
import {
  ARTICLE_ROUTER_IMAGE,
  checkImagePartition,
  publicRouterImage,
  type RouterImage,
  routerImage,
  ssmRouterImage,
  toRouterImage,
} from "../../src/task/router-image.js";
import { containersOf } from "../support/containers.js";
import { configurationOf, findings, testApp } from "../support/synthesize.js";

function bind(image: RouterImage) {
  const stack = new ExactIdStack(testApp(), "stack");
  new AwsProvider(stack, "aws");
  const bound = image.bind(stack);
  new TerraformOutput(stack, "image", { value: bound.image });
  const { output, data } = configurationOf(stack);
  return { image: output.image?.value, fluentBit: bound.fluentBit, data };
}

describe("the router's image", () => {
  it("is the article's, which has Fluent Bit 1.9", () => {
    expect(bind(ARTICLE_ROUTER_IMAGE)).toMatchObject({
      image: "906394416424.dkr.ecr.us-east-1.amazonaws.com/aws-for-fluent-bit:latest",
      fluentBit: "1.9.10",
    });
  });

  it("may be a public one", () => {
    expect(bind(publicRouterImage({ tag: "3.2.0" }))).toMatchObject({
      image: "public.ecr.aws/aws-observability/aws-for-fluent-bit:3.2.0",
      fluentBit: "4.2.4",
    });
  });

  it("may be what AWS publishes in SSM, by a value that hides nothing in a plan", () => {
    expect(bind(ssmRouterImage({ tag: "stable" }))).toMatchObject({
      image: "${data.aws_ssm_parameter.router_image.insecure_value}",
      fluentBit: "1.9.10",
      data: { aws_ssm_parameter: { router_image: { name: "/aws/service/aws-for-fluent-bit/stable" } } },
    });
  });

  it("may be any, with the version that its builder knows", () => {
    expect(bind(routerImage("example.com/our-router:7", "4.2.4"))).toMatchObject({
      image: "example.com/our-router:7",
      fluentBit: "4.2.4",
    });
    expect(bind(routerImage("example.com/our-router:7")).fluentBit).toBeUndefined();
  });

  it("may be given by its reference", () => {
    const reference = "public.ecr.aws/aws-observability/aws-for-fluent-bit:3.4.15";
    expect(bind(toRouterImage(reference))).toMatchObject({ image: reference, fluentBit: "5.0.9" });
    expect(containersOf({ router: { image: reference } })[0].image).toBe(reference);
  });
});

describe("an image of another partition", () => {
  const ARTICLE = "906394416424.dkr.ecr.us-east-1.amazonaws.com/aws-for-fluent-bit:latest";
  const CHINA = "128054284489.dkr.ecr.cn-north-1.amazonaws.com.cn/aws-for-fluent-bit:3.4.15";

  it.each([
    ["cn-north-1", "aws-cn"],
    ["us-gov-west-1", "aws-us-gov"],
    ["us-iso-east-1", "aws-iso"],
    ["us-isob-east-1", "aws-iso-b"],
    ["eu-isoe-west-1", "aws-iso-e"],
    ["us-isof-south-1", "aws-iso-f"],
    ["eusc-de-east-1", "aws-eusc"],
  ])("can't be pulled in %s", (region, partition) => {
    expect(checkImagePartition(ARTICLE, region)).toEqual([
      `image: "${ARTICLE}"; expected an image of the partition ${partition}, as the region is ${region}; ssmRouterImage() is the router's there`,
    ]);
  });

  it("of China can't be pulled elsewhere, and can in China", () => {
    expect(checkImagePartition(CHINA, "eu-west-1")).toHaveLength(1);
    expect(checkImagePartition(CHINA, "cn-northwest-1")).toEqual([]);
  });

  it("is none in a public registry, nor in another region of the same partition", () => {
    expect(checkImagePartition("public.ecr.aws/nginx/nginx:1", "cn-north-1")).toEqual([]);
    expect(checkImagePartition(ARTICLE, "eu-west-1")).toEqual([]);
  });

  it("is found in a stack, which is right with the image that AWS publishes there", () => {
    expect(findings({ region: "us-gov-west-1" })).toEqual([
      expect.stringContaining(`image: "${ARTICLE}"; expected an image of the partition aws-us-gov`),
    ]);
    expect(
      findings({ region: "us-gov-west-1", router: { image: ssmRouterImage({ tag: "3.4.15" }) } }),
    ).toEqual([]);
  });
});
