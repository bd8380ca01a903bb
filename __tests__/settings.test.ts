import { describe, expect, it } from "vitest";
import { readSettings } from "../src/settings.js";
import { findingsOf } from "./support/synthesize.js";

describe("the settings in cdktf.json", () => {
  it("may be absent", () => {
    expect(readSettings(undefined)).toEqual({});
  });

  it("are the props of the stack", () => {
    const settings = {
      name: "web",
      network: { zones: 3 },
      literal: true,
      state: { bucket: "b", region: "us-east-1" },
    };
    expect(readSettings(settings)).toEqual(settings);
  });

  it("are checked all at once", () => {
    const settings = { nmae: "web", network: { zones: "3" }, state: { bucket: 1, regoin: "us-east-1" } };
    expect(findingsOf(() => readSettings(settings))).toEqual([
      expect.stringMatching(
        /^\[cdktf.json\] context.fluentBit.nmae is unknown: expected one of name, .*; the nearest is name$/,
      ),
      '[cdktf.json] context.fluentBit.network.zones is "3": expected a number',
      "[cdktf.json] context.fluentBit.state.bucket is 1: expected a string",
      "[cdktf.json] context.fluentBit.state.regoin is unknown: expected one of bucket, region, key; the nearest is region",
    ]);
  });

  it.each([["web"], [[]], [null]])("are not %j", (settings) => {
    const state = { state: settings };
    expect(findingsOf(() => readSettings(state))).toEqual([
      `[cdktf.json] context.fluentBit.state is ${JSON.stringify(settings)}: expected an object with bucket, region, key`,
    ]);
  });

  it("know nothing that only JavaScript knows", () => {
    expect(findingsOf(() => readSettings({ toString: "x" }))).toHaveLength(1);
  });
});
