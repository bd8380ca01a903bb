import { DataAwsSsmParameter } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter/index.js";
import type { Construct } from "constructs";
import type { FluentBitVersion } from "../../firelens/facts/fluent-bit-version.js";
import { readRouterImage } from "../../firelens/facts/router-image.js";
import { formatMessage } from "../../firelens/message.js";
import { partitionOf } from "../aws/partitions.js";

/** An image reference, and what is known about the image. */
export interface BoundRouterImage {
  /** The image's reference. */
  readonly image: string;
  /** The image's version of Fluent Bit, which decides the options of each plugin. Undefined if it is not known. */
  readonly fluentBit?: FluentBitVersion;
  /** Whether the image reads configuration files from S3 when it starts. Undefined if it is not known. */
  readonly isInit?: boolean;
}

/** The source of the log router's image. */
export interface RouterImage {
  /** Looks the image up with data sources in `scope`, if that is needed. */
  bind(scope: Construct): BoundRouterImage;
}

/** The props of an image by its tag. */
export interface TaggedImageProps {
  /** The version of aws-for-fluent-bit, such as "3.4.15". `latest` and `stable` change without a deployment. */
  readonly tag: string;
}

/**
 * Any image by its reference.
 * @param fluentBit - the image's version of Fluent Bit, for a tag that does not tell it
 */
export function routerImage(reference: string, fluentBit?: FluentBitVersion): RouterImage {
  return {
    bind: () => ({
      image: reference,
      fluentBit: fluentBit ?? readRouterImage(reference).fluentBit,
      isInit: isInitImage(reference),
    }),
  };
}

/** Whether it is one of the init images of aws-for-fluent-bit. Undefined for an image of one's own, and without a tag. */
function isInitImage(reference: string): boolean | undefined {
  const { kind, tag, isInit } = readRouterImage(reference);
  return kind === "other" || tag === undefined ? undefined : isInit;
}

/** An image, or its reference, as settings in JSON give it. */
export function toRouterImage(image: RouterImage | string): RouterImage {
  return typeof image === "string" ? routerImage(image) : image;
}

/** The article's image: the latest of version 2, from AWS' registry in us-east-1. All regions of its partition can pull it. */
export const ARTICLE_ROUTER_IMAGE = routerImage(
  "906394416424.dkr.ecr.us-east-1.amazonaws.com/aws-for-fluent-bit:latest",
);

/** aws-for-fluent-bit from the public registry, for any region. AWS limits the rate of pulls. */
export function publicRouterImage({ tag }: TaggedImageProps): RouterImage {
  return routerImage(`public.ecr.aws/aws-observability/aws-for-fluent-bit:${tag}`);
}

/**
 * aws-for-fluent-bit from AWS' registry in the task's region, by the reference that AWS publishes as a parameter of
 * Systems Manager.
 */
export function ssmRouterImage({ tag }: TaggedImageProps): RouterImage {
  return {
    bind: (scope) => {
      const name = `/aws/service/aws-for-fluent-bit/${tag}`;
      const parameter = new DataAwsSsmParameter(scope, "router_image", { name });
      return {
        // `value` is sensitive and would hide the whole task definition in every plan.
        image: parameter.insecureValue,
        fluentBit: readRouterImage(`aws-for-fluent-bit:${tag}`).fluentBit,
        isInit: isInitImage(`aws-for-fluent-bit:${tag}`),
      };
    },
  };
}

/** A reference to an image in a private repository of Amazon ECR. The group is the repository's region. */
const PRIVATE_IMAGE = /^\d{12}\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn)?|on\.aws)\//;

/** The region of the private repository of Amazon ECR that an image is in. Undefined for an image elsewhere. */
export function repositoryRegion(image: string): string | undefined {
  return PRIVATE_IMAGE.exec(image)?.[1];
}

/**
 * What is wrong with `image` as one of a task in `region`; empty when nothing is. The credentials of one partition are
 * not valid in another, so that a task in China or in GovCloud can't pull the article's router image.
 * Source: IAM User Guide, "Amazon Resource Names (ARNs)", on partitions.
 */
export function checkImagePartition(image: string, region: string): string[] {
  const imageRegion = repositoryRegion(image);
  const partition = partitionOf(region);
  if (imageRegion === undefined || partitionOf(imageRegion) === partition) {
    return [];
  }
  const expected = `an image of the partition ${partition}, as the region is ${region}; ssmRouterImage() is the router's there`;
  return [formatMessage({ what: "image", value: image, expected })];
}
