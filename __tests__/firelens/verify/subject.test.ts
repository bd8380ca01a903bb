import { describe, expect, it } from "vitest";
import { readDuration, showDuration } from "../../../firelens/verify/duration.js";
import { readOutputs, regionOfUrl } from "../../../firelens/verify/subject.js";

const NAMES = { cluster: "main", service: "web", url: "http://web.example.com" };

describe("readOutputs", () => {
  it("reads what terraform output -json writes", () => {
    const outputs = Object.entries({ ...NAMES, application_log_group: "logs", other: "x" }).map(
      ([name, value]) => [name, { sensitive: false, type: "string", value }],
    );
    expect(readOutputs(Object.fromEntries(outputs))).toEqual({ ...NAMES, application_log_group: "logs" });
  });

  it("reads what cdktf deploy --outputs-file writes", () => {
    expect(readOutputs({ "fluent-bit": NAMES })).toEqual(NAMES);
  });

  it("reads the stack that is wanted of several", () => {
    const stacks = { one: { ...NAMES, service: "first" }, two: NAMES };
    expect(readOutputs(stacks, "one")).toMatchObject({ service: "first" });
    expect(() => readOutputs(stacks)).toThrow("several stacks; expected --stack with one of one, two");
    expect(() => readOutputs(stacks, "onee")).toThrow(
      '--stack: "onee"; expected one of one, two; did you mean one?',
    );
  });

  it.each([[{}], [null], ["text"], [[]], [{ cluster: "main" }], [{ cluster: { value: 1 }, service: "web" }]])(
    "finds none in %j",
    (value) => {
      expect(readOutputs(value)).toBeUndefined();
    },
  );
});

describe("regionOfUrl", () => {
  it.each([
    ["http://web-1.eu-west-1.elb.amazonaws.com", "eu-west-1"],
    ["https://web-1.us-gov-west-1.elb.amazonaws.com/path", "us-gov-west-1"],
    ["http://web-1.cn-north-1.elb.amazonaws.com.cn", "cn-north-1"],
    ["https://web.example.com", undefined],
    ["http://eu-west-1.elb.amazonaws.com.evil.example", undefined],
    ["no url", undefined],
  ])("%s", (url, region) => {
    expect(regionOfUrl(url)).toBe(region);
  });
});

describe("times", () => {
  it.each([
    ["90", 90_000],
    ["90s", 90_000],
    ["10m", 600_000],
    ["1 h", 3_600_000],
    ["soon", undefined],
    ["-1s", undefined],
    ["1.5m", undefined],
  ])("%s is read", (text, milliseconds) => {
    expect(readDuration(text)).toBe(milliseconds);
  });

  it.each([
    [4_250, "4.3 s"],
    [200_000, "3 min 20 s"],
  ])("%d is shown", (milliseconds, text) => {
    expect(showDuration(milliseconds)).toBe(text);
  });
});
