import { describe, expect, it } from "vitest";
import type { S3BackendOptions } from "../src/backend.js";
import { FluentBitStack } from "../src/fluent-bit-stack.js";
import { findings, synthesize, testApp } from "./support/synthesize.js";

const backend = (props: Parameters<typeof synthesize>[0], id?: string) =>
  synthesize(props, id).terraform.backend;

describe("the state", () => {
  it("is a file beside the output folder, by a relative path", () => {
    expect(backend({})).toEqual({ local: { path: "../../../terraform.fluent-bit.tfstate" } });
  });

  it("is another file for another stack", () => {
    expect(backend({}, "staging")).toEqual({ local: { path: "../../../terraform.staging.tfstate" } });
  });

  it("is in a bucket that locks itself where one is given", () => {
    expect(backend({ state: { bucket: "our-states", region: "eu-west-1" } })).toEqual({
      s3: {
        bucket: "our-states",
        region: "eu-west-1",
        key: "fluent-bit/terraform.tfstate",
        encrypt: true,
        use_lockfile: true,
      },
    });
  });

  it("has the key that is wanted", () => {
    const state = { bucket: "our-states", region: "eu-west-1", key: "logs.tfstate" };
    expect(backend({ state })).toMatchObject({ s3: { key: "logs.tfstate" } });
  });

  it.each([
    [
      { bucket: "My_Bucket", region: "eu-west-1" },
      'state.bucket: "My_Bucket"; expected 3 to 63 lower-case letters, digits, hyphens and dots, with a letter or digit at either end',
    ],
    [
      { bucket: "our-states", region: "nowhere" },
      'state.region: "nowhere"; expected an AWS region, such as us-east-1',
    ],
    ...["", "/logs.tfstate", "logs/"].map((key): [object, string] => [
      { bucket: "our-states", region: "eu-west-1", key },
      `state.key: "${key}"; expected a key with no slash at either end`,
    ]),
  ])("is not %j", (state, finding) => {
    expect(findings({ state: state as S3BackendOptions })).toEqual([`[fluent-bit] ${finding}`]);
  });

  it("in a region that is not known is a warning", () => {
    const stack = new FluentBitStack(testApp(), "fluent-bit", {
      state: { bucket: "our-states", region: "eu-wset-1" },
    });
    expect(stack.node.metadata.map(({ data }) => data)).toEqual([
      'state.region: "eu-wset-1" is no known region; did you mean eu-west-1?',
    ]);
  });
});
