import { DataAwsSsmParameter } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter/index.js";
import { Fn, TerraformLocal, Token } from "cdktf";
import type { Construct } from "constructs";
import type { FluentBitVersion } from "../../firelens/facts/fluent-bit-version.js";
import { readRouterImage } from "../../firelens/facts/router-image.js";
import { addCheck } from "../cdktf/checks.js";
import { checkRouterRegion, ROUTER_REGISTRIES } from "./router-registries.js";

/** An image reference, and what is known about the image. */
export interface BoundRouterImage {
  readonly image: string;
  /** Decides which options of a plugin are accepted. */
  readonly fluentBit?: FluentBitVersion;
}

/** Where the log router's image comes from. */
export interface RouterImage {
  bind(scope: Construct, region: string): BoundRouterImage;
}

export interface TaggedImageProps {
  /** The version of aws-for-fluent-bit, such as "3.4.15". `latest` and `stable` change without a deployment. */
  readonly tag: string;
}

function bound(image: string, tag: string): BoundRouterImage {
  return {
    image,
    fluentBit: readRouterImage(`aws-for-fluent-bit:${tag}`).fluentBit,
  };
}

/** Any image by its reference. `fluentBit` says which version it has, where the tag does not tell. */
export function routerImage(reference: string, fluentBit?: FluentBitVersion): RouterImage {
  return {
    bind: () => ({
      image: reference,
      fluentBit: fluentBit ?? readRouterImage(reference).fluentBit,
    }),
  };
}

/** The article's image: the newest of version 2 in us-east-1, which other regions reach too. */
export const ARTICLE_ROUTER_IMAGE = routerImage(
  "906394416424.dkr.ecr.us-east-1.amazonaws.com/aws-for-fluent-bit:latest",
);

/** aws-for-fluent-bit from AWS' own registry in the region of the task. */
export function regionalRouterImage({ tag }: TaggedImageProps): RouterImage {
  return {
    bind: (scope, region) => {
      addCheck(scope, [region], checkRouterRegion);
      const registry = Token.isUnresolved(region)
        ? Fn.lookup(registries(scope), region)
        : ROUTER_REGISTRIES.get(region);
      return bound(`${registry}/aws-for-fluent-bit:${tag}`, tag);
    },
  };
}

function registries(scope: Construct): unknown {
  return new TerraformLocal(scope, "router_registries", Object.fromEntries(ROUTER_REGISTRIES)).expression;
}

/** aws-for-fluent-bit from the public registry, in any region; AWS limits the rate of pulls. */
export function publicRouterImage({ tag }: TaggedImageProps): RouterImage {
  return { bind: () => bound(`public.ecr.aws/aws-observability/aws-for-fluent-bit:${tag}`, tag) };
}

/** aws-for-fluent-bit by the reference that AWS publishes as a parameter of Systems Manager, in any region. */
export function ssmRouterImage({ tag }: TaggedImageProps): RouterImage {
  return {
    bind: (scope) => {
      const name = `/aws/service/aws-for-fluent-bit/${tag}`;
      const parameter = new DataAwsSsmParameter(scope, "router_image", { name });
      // `value` is sensitive and would hide the whole task definition in every plan.
      return bound(parameter.insecureValue, tag);
    },
  };
}
