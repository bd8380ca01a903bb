import { AWS_FIRST_SUPPORTED_MAJOR, AWS_LATEST, AWS_RELEASES } from "../data/aws-releases.js";
import { VENDOR_IMAGES, type VendorImage } from "../data/vendor-plugins.js";
import { type FluentBitVersion, nearestFluentBitVersion } from "./fluent-bit-version.js";

/** What an image reference says about the log router in it. */
export interface RouterImage {
  /**
   * `aws-for-fluent-bit`: the core plugins and AWS' Go plugins; `fluent-bit`: the core plugins; `other`: an image
   * that may have any version, plugins and configuration.
   */
  readonly kind: "aws-for-fluent-bit" | "fluent-bit" | "other";
  /** Undefined if the reference has a digest and no tag. */
  readonly tag?: string;
  /** Undefined if the reference does not say. */
  readonly fluentBit?: FluentBitVersion;
  /** The vendor's plugin that the image brings. */
  readonly vendor?: VendorImage;
  /** The variant that reads further configuration files named in its environment when it starts. */
  readonly isInit: boolean;
}

/** Reads an image reference: `[registry/]repository[:tag][@digest]`. */
export function readRouterImage(reference: string): RouterImage {
  const [location = "", digest] = reference.split("@", 2);
  const lastSlash = location.lastIndexOf("/");
  const colon = location.indexOf(":", lastSlash + 1);
  const repository = colon === -1 ? location : location.slice(0, colon);
  const statedTag = colon === -1 ? undefined : location.slice(colon + 1);
  const tag = statedTag ?? (digest === undefined ? "latest" : undefined);

  if (repository.slice(lastSlash + 1) === "aws-for-fluent-bit") {
    return {
      kind: "aws-for-fluent-bit",
      tag,
      fluentBit: tag === undefined ? undefined : versionOfAwsTag(tag),
      isInit: tag?.startsWith("init-") ?? false,
    };
  }
  if (/(^|\/)fluent\/fluent-bit$/.test(repository)) {
    return {
      kind: "fluent-bit",
      tag,
      fluentBit: tag === undefined ? undefined : nearestFluentBitVersion(tag.replace(/-debug$/, "")),
      isInit: false,
    };
  }
  const vendor = VENDOR_IMAGES.find((image) => image.repository.test(repository));
  return { kind: "other", tag, vendor, isInit: false };
}

/** Fluent Bit version of a tag of aws-for-fluent-bit; undefined if the tag is no release, or an old one. */
function versionOfAwsTag(tag: string): FluentBitVersion | undefined {
  const release = releaseOf(tag);
  if (release === "latest" || release === "stable") {
    return AWS_LATEST;
  }
  const [major, minor] = numbersOf(release);
  const last = AWS_RELEASES.at(-1);
  if (major === undefined || last === undefined || major > last.since[0]) {
    return undefined;
  }
  return AWS_RELEASES.findLast(({ since }) => since[0] < major || (since[0] === major && since[1] <= minor))
    ?.fluentBit;
}

/** What aws-for-fluent-bit's tag says: a release without its variant, such as 2.34.3 of init-2.34.3. */
function releaseOf(tag: string): string {
  return tag.replace(/^(?:init-|debug-|arm64-|amd64-)+/, "");
}

/** Major and minor number of a release; without a minor number, it is the newest one of the major. */
function numbersOf(release: string): readonly [number | undefined, number] {
  const match = /^(\d{1,4})(?:\.(\d{1,4}))?(?:\.|$|-)/.exec(release);
  return match === null ? [undefined, 0] : [Number(match[1]), Number(match[2] ?? Number.POSITIVE_INFINITY)];
}

/** Tags that AWS or a build moves to another image, so that a task changes without a deployment. */
export function isMovingTag(tag: string): boolean {
  return /(?:^|-)(?:latest|stable)$/.test(tag) || /^\d+$/.test(releaseOf(tag));
}

/** True if the tag names a release of aws-for-fluent-bit that gets no fixes any more. */
export function isEndOfLife({ kind, tag }: RouterImage): boolean {
  const [major] = numbersOf(releaseOf(tag ?? ""));
  return kind === "aws-for-fluent-bit" && major !== undefined && major < AWS_FIRST_SUPPORTED_MAJOR;
}

/** True if the tag names a release of aws-for-fluent-bit that is older than every known Fluent Bit. */
export function isOlderThanKnown({ kind, tag, fluentBit }: RouterImage): boolean {
  const [major] = numbersOf(releaseOf(tag ?? ""));
  const last = AWS_RELEASES.at(-1);
  return (
    kind === "aws-for-fluent-bit" &&
    fluentBit === undefined &&
    major !== undefined &&
    last !== undefined &&
    major <= last.since[0]
  );
}
