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
  return { kind: "other", tag, isInit: false };
}

/**
 * Fluent Bit version of a tag of aws-for-fluent-bit.
 *
 * Source: linux.version and the release notes of aws/aws-for-fluent-bit as of June 2026: 2.x ships 1.9.10, and
 * `latest` and `stable` still point to 2.x; 3.0.0 ships 4.1.0, 3.2.0 ships 4.2.2, 3.4.10 to 3.4.15 ship 5.0.9.
 * Not known for certain: 3.1, 3.3, and 3.4.0 to 3.4.9, which are taken for their neighbours; releases before
 * 2.28 had older versions still; a `latest` or `stable` that has moved on since.
 */
function versionOfAwsTag(tag: string): FluentBitVersion | undefined {
  const release = tag.replace(/^(?:init-|debug-|arm64-|amd64-)+/, "");
  if (release === "latest" || release === "stable") {
    return "1.9.10";
  }
  const match = /^(\d+)(?:\.(\d+))?(?:\.|$|-)/.exec(release);
  const major = Number(match?.[1]);
  if (major <= 2) {
    return "1.9.10";
  }
  if (major === 3) {
    return Number(match?.[2] ?? Number.POSITIVE_INFINITY) >= 4 ? "5.0.9" : "4.2.4";
  }
  return undefined;
}

/** Tags that AWS or a build moves to another image, so that a task changes without a deployment. */
export function isMovingTag(tag: string): boolean {
  return /(?:^|-)(?:latest|stable)$/.test(tag);
}
