import { describe, expect, it } from "vitest";
import { synthesize } from "./support/synthesize.js";

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
});
