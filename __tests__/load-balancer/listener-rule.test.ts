import { describe, expect, it } from "vitest";
import {
  checkConditionCount,
  checkHostPattern,
  checkPathPattern,
  checkPriority,
} from "../../src/load-balancer/listener-rule.js";

describe("a route's priority", () => {
  it.each([1, 50_000])("may be %d", (priority) => {
    expect(checkPriority(priority)).toEqual([]);
  });

  it.each([0, 50_001, 1.5])("may not be %d", (priority) => {
    expect(checkPriority(priority)).toEqual([
      `priority: ${priority}; expected a whole number from 1 to 50000`,
    ]);
  });
});

describe("a route's conditions", () => {
  it("are one to five", () => {
    expect(checkConditionCount(1, 0)).toEqual([]);
    expect(checkConditionCount(2, 3)).toEqual([]);
    expect(checkConditionCount(0, 0)).toEqual([
      "route has neither paths nor hosts: expected at least one of them",
    ]);
    expect(checkConditionCount(3, 3)).toEqual(["route has 6 paths and hosts: at most 5 are allowed"]);
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
      `path is ${JSON.stringify(path)}: expected letters, digits and _-.$/~"'@:+&*?, with / or a wildcard at the start`,
    ]);
  });

  it("has at most 128 characters", () => {
    const path = `/${"a".repeat(128)}`;
    expect(checkPathPattern(path)).toEqual([
      `path is "${path}", 129 characters long: at most 128 are allowed`,
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
        `host is "${host}": expected letters, digits and -.*?, with a dot and only letters after the last`,
      ]);
    },
  );

  it("has at most 128 characters", () => {
    const host = `${"a".repeat(125)}.com`;
    expect(checkHostPattern(host)).toEqual([
      `host is "${host}", 129 characters long: at most 128 are allowed`,
    ]);
  });
});
