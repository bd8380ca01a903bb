import { describe, expect, it } from "vitest";
import { checkTags } from "../../src/aws/tags.js";

const tagsOf = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, ""]));

describe("tags", () => {
  it.each([
    [{}],
    [{ Team: "web", "cost:center": "a/b=c+d-e@f.g h_1", Ключ: "значение" }],
    [{ ["a".repeat(128)]: "b".repeat(256) }],
    [{ ...tagsOf(49), Name: "web" }],
  ])("may be as AWS accepts them (case %#)", (tags) => {
    expect(checkTags(tags)).toEqual([]);
  });

  it("are at most 49, besides the name that each resource has", () => {
    expect(checkTags(tagsOf(50))).toEqual(["tags: 50; expected at most 49 besides Name"]);
  });

  it.each(["aws:foo", "AWS:foo"])("do not begin as AWS' own do, as %j does", (key) => {
    expect(checkTags({ [key]: "x" })).toEqual([
      `tag key: "${key}"; expected another prefix, as aws: is reserved`,
    ]);
  });

  it.each(["", "a*b", "a".repeat(129)])("do not have the key %j", (key) => {
    expect(checkTags({ [key]: "x" })).toEqual([
      expect.stringMatching(/^tag key: ".*; expected 1 to 128 letters, digits, spaces and _\.:\/=\+-@$/),
    ]);
  });

  it.each(["a*b", "a".repeat(257)])("do not have the value %j", (value) => {
    expect(checkTags({ team: value })).toEqual([
      expect.stringMatching(
        /^value of tag team: ".*; expected up to 256 letters, digits, spaces and _\.:\/=\+-@$/,
      ),
    ]);
  });
});
