import { AwsProvider } from "@cdktf/provider-aws/lib/provider/index.js";
import { TerraformOutput, TerraformVariable } from "cdktf";
import { describe, expect, it } from "vitest";
import { ExactIdStack } from "../../src/cdktf/exact-id-stack.js";
import {
  ARTICLE_ROUTER_IMAGE,
  publicRouterImage,
  type RouterImage,
  regionalRouterImage,
  routerImage,
  ssmRouterImage,
} from "../../src/task/router-image.js";
import { ROUTER_REGISTRIES } from "../../src/task/router-registries.js";
import { configurationOf, findingsOf, testApp } from "../support/synthesize.js";

function bind(image: RouterImage, region?: string) {
  const app = testApp();
  const stack = new ExactIdStack(app, "stack");
  new AwsProvider(stack, "aws");
  const bound = image.bind(stack, region ?? new TerraformVariable(stack, "aws_region", {}).stringValue);
  new TerraformOutput(stack, "image", { value: bound.image });
  const { output, data, locals } = configurationOf(stack);
  return { app, image: output.image?.value, fluentBit: bound.fluentBit, data, locals };
}

describe("the router's image", () => {
  it("is the article's, which has Fluent Bit 1.9", () => {
    expect(bind(ARTICLE_ROUTER_IMAGE)).toMatchObject({
      image: "906394416424.dkr.ecr.us-east-1.amazonaws.com/aws-for-fluent-bit:latest",
      fluentBit: "1.9.10",
    });
  });

  it.each([
    ["eu-west-1", "906394416424.dkr.ecr.eu-west-1.amazonaws.com/aws-for-fluent-bit:3.4.15"],
    ["cn-north-1", "128054284489.dkr.ecr.cn-north-1.amazonaws.com.cn/aws-for-fluent-bit:3.4.15"],
    ["us-gov-west-1", "161423150738.dkr.ecr.us-gov-west-1.amazonaws.com/aws-for-fluent-bit:3.4.15"],
    ["af-south-1", "928143927712.dkr.ecr.af-south-1.amazonaws.com/aws-for-fluent-bit:3.4.15"],
  ])("may be AWS' own of %s", (region, image) => {
    expect(bind(regionalRouterImage({ tag: "3.4.15" }), region)).toMatchObject({ image, fluentBit: "5.0.9" });
  });

  it("may be AWS' own of the region that Terraform is given", () => {
    const { image, locals } = bind(regionalRouterImage({ tag: "2.34.3" }));
    expect(image).toBe("${local.router_registries[var.aws_region]}/aws-for-fluent-bit:2.34.3");
    expect(locals.router_registries).toMatchObject({
      "us-east-1": "906394416424.dkr.ecr.us-east-1.amazonaws.com",
      "ap-east-1": "449074385750.dkr.ecr.ap-east-1.amazonaws.com",
    });
  });

  it("is known in 32 regions", () => {
    expect(ROUTER_REGISTRIES.size).toBe(32);
  });

  it("is not AWS' own of a region whose registry is not known", () => {
    const { app } = bind(regionalRouterImage({ tag: "3.4.15" }), "mx-central-1");
    expect(findingsOf(() => app.synth())).toEqual([
      expect.stringMatching(
        /^\[stack\] region is "mx-central-1", whose registry of aws-for-fluent-bit is not known: expected one of us-east-1, .*, or an image from the public registry or from SSM$/,
      ),
    ]);
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
});
