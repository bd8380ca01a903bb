import { describe, expect, it } from "vitest";
import { checkWritablePaths, volumeName } from "../../src/task/writable-paths.js";

describe("the folders that a container writes to", () => {
  it("are volumes named after both", () => {
    expect(volumeName("web", "/var/cache/nginx")).toBe("web-var-cache-nginx");
  });

  it("are absolute", () => {
    expect(checkWritablePaths(["/run", "/var/cache/nginx"])).toEqual([]);
    expect(checkWritablePaths(["tmp", "/", "/a b"])).toEqual(
      ["tmp", "/", "/a b"].map(
        (path) => `writable path is "${path}": expected an absolute path, such as /tmp`,
      ),
    );
  });

  it("have a volume each", () => {
    expect(checkWritablePaths(["/var/log", "/tmp", "/var-log"])).toEqual([
      'writable path is "/var-log", whose volume has the name of that of "/var/log": expected one of the two',
    ]);
  });
});
