import { describe, expect, it } from "vitest";
import { checkSubnetId, checkSubnetLists, checkVpcId } from "../../src/network/existing-network.js";

describe("the ids of a network", () => {
  it.each(["vpc-0a1b2c3d", "vpc-0123456789abcdef0"])("may have the VPC %s", (id) => {
    expect(checkVpcId(id)).toEqual([]);
  });

  it.each(["", "vpc", "vpc-123", "vpc-0123456789ABCDEF0", "subnet-0123456789abcdef0"])(
    "may not have the VPC %j",
    (id) => {
      expect(checkVpcId(id)).toEqual([`vpcId: "${id}"; expected an id such as vpc-0123456789abcdef0`]);
    },
  );

  it.each(["subnet-0a1b2c3d", "subnet-0123456789abcdef0"])("may have the subnet %s", (id) => {
    expect(checkSubnetId(id)).toEqual([]);
  });

  it.each(["", "eu-west-1a", "vpc-0123456789abcdef0"])("may not have the subnet %j", (id) => {
    expect(checkSubnetId(id)).toEqual([
      `subnet id: "${id}"; expected an id such as subnet-0123456789abcdef0`,
    ]);
  });
});

describe("the subnets of a network", () => {
  it("are a private one at least", () => {
    expect(checkSubnetLists([], ["c"])).toEqual([]);
    expect(checkSubnetLists([], [])).toEqual([
      "privateSubnetIds: []; expected at least one subnet for the tasks",
    ]);
  });

  it("are either public or private", () => {
    expect(checkSubnetLists(["a", "b"], ["b", "c", "b"])).toEqual([
      'subnet id in both publicSubnetIds and privateSubnetIds: "b"; expected it in one of them',
    ]);
  });
});
