import { describe, expect, it } from "vitest";
import { findOldNode } from "../../../firelens/cli/old-node.js";

describe("the version of Node", () => {
  it.each(["20.19.0", "20.20.2", "22.0.0", "24.1.0"])("can be %s", (version) => {
    expect(findOldNode(version, ">=20.19")).toBeUndefined();
  });

  it.each(["12.22.12", "18.20.8", "20.18.3"])("can't be %s", (version) => {
    expect(findOldNode(version, ">=20.19")).toBe(`Node: "${version}"; expected 20.19 or later`);
  });
});
