import { describe, expect, it } from "vitest";
import { FLUENT_BIT_VERSIONS, nearestFluentBitVersion } from "../../../firelens/facts/fluent-bit-version.js";
import { isMovingTag, readRouterImage } from "../../../firelens/facts/router-image.js";

const digest = `@sha256:${"a".repeat(64)}`;

describe("the Fluent Bit version of a router image", () => {
  it.each([
    ["906394416424.dkr.ecr.us-east-1.amazonaws.com/aws-for-fluent-bit:latest", "1.9.10"],
    ["public.ecr.aws/aws-observability/aws-for-fluent-bit:stable", "1.9.10"],
    ["public.ecr.aws/aws-observability/aws-for-fluent-bit", "1.9.10"],
    ["amazon/aws-for-fluent-bit:init-latest", "1.9.10"],
    ["amazon/aws-for-fluent-bit:2.34.3.20260623", "1.9.10"],
    ["amazon/aws-for-fluent-bit:init-debug-2.34.3", "1.9.10"],
    ["amazon/aws-for-fluent-bit:3.0.0", "4.2.4"],
    [`amazon/aws-for-fluent-bit:debug-3.3.1${digest}`, "4.2.4"],
    ["amazon/aws-for-fluent-bit:3.4.10", "5.0.9"],
    ["amazon/aws-for-fluent-bit:3", "5.1.1"],
    ["amazon/aws-for-fluent-bit:3.5.10", "5.1.1"],
    ["amazon/aws-for-fluent-bit:2.28.0", "1.9.10"],
    ["amazon/aws-for-fluent-bit:2.27.0", undefined],
    ["amazon/aws-for-fluent-bit:1.2.2", undefined],
    ["amazon/aws-for-fluent-bit:4.0.0", undefined],
    ["amazon/aws-for-fluent-bit:mine", undefined],
    [`amazon/aws-for-fluent-bit${digest}`, undefined],
    ["fluent/fluent-bit:3.2.4", "4.2.4"],
    ["cr.fluentbit.io/fluent/fluent-bit:5.0.2-debug", "5.0.9"],
    ["fluent/fluent-bit", undefined],
    ["localhost:5000/router", undefined],
    ["example.com/my-fluent-bit:4.2", undefined],
    ["", undefined],
  ])("%s → %s", (reference, version) => {
    expect(readRouterImage(reference).fluentBit).toBe(version);
  });
});

it("a registry's port is no tag", () => {
  expect(readRouterImage("localhost:5000/aws-for-fluent-bit")).toMatchObject({
    kind: "aws-for-fluent-bit",
    tag: "latest",
  });
});

it("an image is AWS', Fluent Bit's or another", () => {
  expect(readRouterImage("111122223333.dkr.ecr.eu-west-1.amazonaws.com/aws-for-fluent-bit:1").kind).toBe(
    "aws-for-fluent-bit",
  );
  expect(readRouterImage("docker.io/fluent/fluent-bit:4.2").kind).toBe("fluent-bit");
  expect(readRouterImage("example.com/influent/fluent-bit:4.2").kind).toBe("other");
});

it("init images are told apart", () => {
  expect(readRouterImage("amazon/aws-for-fluent-bit:init-2.34.3").isInit).toBe(true);
  expect(readRouterImage("amazon/aws-for-fluent-bit:2.34.3").isInit).toBe(false);
});

it("tags that move", () => {
  const tags = [
    "latest",
    "stable",
    "init-latest",
    "windowsservercore-stable",
    "2.34.3",
    "3",
    "init-3",
    "unstable",
    "latest-2",
  ];
  expect(tags.filter(isMovingTag)).toEqual([
    "latest",
    "stable",
    "init-latest",
    "windowsservercore-stable",
    "3",
    "init-3",
  ]);
});

describe("the known version that stands for another", () => {
  it.each([
    ["1.8.11", "1.9.10"],
    ["1.9", "1.9.10"],
    ["v2.2.3", "4.2.4"],
    ["4.1.0", "4.2.4"],
    ["4.2", "4.2.4"],
    ["5", "5.0.9"],
    ["5.0.12", "5.0.9"],
    ["5.1.0", "5.1.1"],
    ["6.0.0", "5.1.1"],
    ["latest", undefined],
    ["4.x", undefined],
    ["", undefined],
  ])("%s → %s", (version, known) => {
    expect(nearestFluentBitVersion(version)).toBe(known);
  });

  it("each known version stands for itself", () => {
    expect(FLUENT_BIT_VERSIONS.map(nearestFluentBitVersion)).toEqual(FLUENT_BIT_VERSIONS);
  });
});
