import { describe, expect, it } from "vitest";
import { checkInstallation, type Needs } from "../src/installation.js";

const NEEDS: Needs = {
  name: "fargate-fluent-bit",
  engines: { node: ">=20.19" },
  peerDependencies: { cdktf: "^0.21.0 || ^0.24.0", constructs: "^10.4.2" },
};

/** What the check says where these versions are installed. */
function messageOf(versions: Readonly<Record<string, string>>, node = "20.19.0"): string | undefined {
  const load = (file: string) => {
    const version = versions[file.replace("/package.json", "")];
    if (version === undefined) {
      throw new Error(`Cannot find module '${file}'`);
    }
    return { version };
  };
  try {
    checkInstallation(NEEDS, ["cdktf", "constructs"], load, node);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

describe("the installation", () => {
  it("can have any version of the ranges", () => {
    expect(messageOf({ cdktf: "0.21.3", constructs: "10.8.1" })).toBeUndefined();
    expect(messageOf({ cdktf: "0.24.0", constructs: "10.6.0" }, "24.0.0")).toBeUndefined();
  });

  it("can't have another cdktf", () => {
    expect(messageOf({ cdktf: "0.20.9", constructs: "10.4.2" })).toBe(
      `fargate-fluent-bit can't run here:
  cdktf: 0.20.9; expected ^0.21.0 || ^0.24.0, as by npm install "cdktf@^0.21.0"`,
    );
  });

  it("can't lack a peer, and lists all findings", () => {
    expect(messageOf({}, "18.20.8")).toBe(
      `fargate-fluent-bit can't run here:
  Node: 18.20.8; expected >=20.19
  cdktf: missing; expected ^0.21.0 || ^0.24.0, as by npm install "cdktf@^0.21.0"
  constructs: missing; expected ^10.4.2, as by npm install "constructs@^10.4.2"`,
    );
  });
});
