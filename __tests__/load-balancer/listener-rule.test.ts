import { describe, expect, it } from "vitest";
import {
  checkConditionCount,
  checkHostPattern,
  checkPathPattern,
} from "../../src/load-balancer/listener-route.js";

describe("a route's conditions", () => {
  it("are one to five", () => {
    expect(checkConditionCount(1, 0)).toEqual([]);
    expect(checkConditionCount(2, 3)).toEqual([]);
    expect(checkConditionCount(0, 0)).toEqual(["number of paths and hosts: 0; expected 1 to 5 together"]);
    expect(checkConditionCount(3, 3)).toEqual(["number of paths and hosts: 6; expected 1 to 5 together"]);
  });
});

describe("a route's path", () => {
  it.each(["/", "/api/*", "*.png", "?/a", "/~me/$x/a+b&c:@'\"", `/${"a".repeat(127)}`])(
    "may be %s",
    (path) => {
      expect(checkPathPattern(path)).toEqual([]);
    },
  );

  it.each(["", "api/*", "/a b", "/a?b=c", "/ä", "/{id}"])("may not be %j", (path) => {
    expect(checkPathPattern(path)).toEqual([
      `path: ${JSON.stringify(path)}; expected letters, digits and _-.$/~"'@:+&*?, with / or a wildcard at the start`,
    ]);
  });

  it("has at most 128 characters", () => {
    const path = `/${"a".repeat(128)}`;
    expect(checkPathPattern(path)).toEqual([
      `path: "${path.slice(0, 80)}…"; expected at most 128 characters, not 129`,
    ]);
  });
});

describe("a route's host", () => {
  it.each(["example.com", "api.Example.com", "*.example.com", "a?.example.com", "a-1.example.com"])(
    "may be %s",
    (host) => {
      expect(checkHostPattern(host)).toEqual([]);
    },
  );

  it.each(["", "localhost", "https://example.com", "example.com:80", "10.0.0.1", "example.*", "a_b.com"])(
    "may not be %j",
    (host) => {
      expect(checkHostPattern(host)).toEqual([
        `host: "${host}"; expected letters, digits and -.*?, with a dot and only letters after the last`,
      ]);
    },
  );

  it("has at most 128 characters", () => {
    const host = `${"a".repeat(125)}.com`;
    expect(checkHostPattern(host)).toEqual([
      `host: "${host.slice(0, 80)}…"; expected at most 128 characters, not 129`,
    ]);
  });
});
